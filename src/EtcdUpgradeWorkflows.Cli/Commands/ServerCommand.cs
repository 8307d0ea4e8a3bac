using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ServerCommand
{
    private const string DrainPath = "server/drain";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    public static Command Create(CommandBinder binder) => new("server", "One server: whether it works, or stands back before it is stopped.") { Show(binder), Drain(binder), Undrain(binder) };

    private static Command Show(CommandBinder binder)
    {
        Command command = new("show", "Which server this is, and what it has in hand.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var info = await server.GetAsync<ServerInfo>("server", context.Left);
            var drain = await server.GetAsync<DrainDocument>(DrainPath, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Server = info, Drain = drain });
                return ExitCode.Done;
            }

            context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"server  etcdup {info.Version} on {info.Node}, since {Spans.Instant(info.StartedAt, context.Time)}"));
            context.Screen.Line($"works   on {info.Database}; {Others(drain)}");
            context.Screen.Line($"state   {State(drain, context.Time)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Drain(CommandBinder binder)
    {
        Option<bool> wait = new("--wait") { Description = "Returns when its hands are empty." };
        Command command = new("drain", "It claims nothing new and gives its runs back at their next safe points. A restarted server works again.") { wait };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var drain = await server.PostAsync<DrainDocument>(DrainPath, new { }, context.Left);
            if (drain.Others == 0)
            {
                context.Screen.Note("no other server is heard of on this database: what it gives back, and what falls due, waits for it");
            }

            if (parsed.GetValue(wait))
            {
                drain = await WaitAsync(context, server, drain);
            }

            Say(context, drain);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Undrain(CommandBinder binder)
    {
        Command command = new("undrain", "It works again.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            Say(context, await server.DeleteAsync<DrainDocument>(DrainPath, context.Left));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<DrainDocument> WaitAsync(CommandContext context, ApiClient server, DrainDocument drain)
    {
        string? said = null;
        while (!drain.IsDrained)
        {
            if (!drain.Draining)
            {
                throw new CommandFailure(ExitCode.Refused, "server.not_draining", "Somebody lets the server work again.", "See `etcdup server show`.");
            }

            var what = State(drain, context.Time);
            if (said != what)
            {
                context.Screen.Note(what);
                said = what;
            }

            await Task.Delay(Look, context.Time, context.Left);
            drain = await server.GetAsync<DrainDocument>(DrainPath, context.Left);
        }

        return drain;
    }

    private static void Say(CommandContext context, DrainDocument drain)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(drain);
        }
        else
        {
            context.Screen.Line(State(drain, context.Time));
        }
    }

    private static string State(DrainDocument drain, TimeProvider time) => drain switch
    {
        { Draining: false } => $"it works: {Runs(drain.Working)} in hand",
        { IsDrained: true } => $"drained by {drain.By}: nothing is in hand, it may be stopped",
        _ => $"draining since {Spans.Instant(drain.Since!.Value, time)} by {drain.By}: {Runs(drain.Working)} in hand{(drain.HalfDone > 0 ? $", {Runs(drain.HalfDone)} at no safe point yet" : "")}",
    };

    private static string Others(DrainDocument drain) => drain.Others switch
    {
        0 => "no other server is heard of",
        1 => "one other server is heard of",
        _ => string.Create(CultureInfo.InvariantCulture, $"{drain.Others} other servers are heard of"),
    };

    private static string Runs(long count) => count == 1 ? "1 run" : string.Create(CultureInfo.InvariantCulture, $"{count} runs");
}
