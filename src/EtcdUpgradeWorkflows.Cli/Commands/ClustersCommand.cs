using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ClustersCommand
{
    public static Command Create(CommandBinder binder) => new("clusters", "The clusters that the server knows.")
    {
        Add(binder), DiscoverCommand.Create(binder), List(binder), Show(binder), Up(binder), Down(binder), AdoptCommand.Create(binder), ConfigureCommand.Create(binder), Restore(binder), Downgrade(binder), Lock(binder), Unlock(binder), Locked(binder), Remove(binder),
    };

    private static Command Add(CommandBinder binder)
    {
        Argument<string> file = new("FILE") { Description = "The cluster as JSON." };
        Command command = new("add", "Registers a cluster.") { file };
        binder.Bind(command, async (context, parsed) =>
        {
            var path = parsed.GetValue(file)!;
            var json = ClusterFileArgument.ReadText(path);
            var name = ClusterFileArgument.NameIn(path, json);
            var server = await context.ServerAsync();
            var added = await server.PostTextAsync<JsonElement>("clusters", json, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(added);
            }
            else
            {
                context.Screen.Line($"{name} is registered: etcdup clusters show {name}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "One line for each cluster.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var clusters = await server.ListAsync<ClusterSummary>("clusters", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(clusters);
                return ExitCode.Done;
            }

            TextTable table = new("NAME", "MEMBERS", "CLUSTER ID", "NODE", "RESERVED BY", "MIXED");
            foreach (var cluster in clusters)
            {
                var run = cluster.ActiveRun is { } active ? string.Create(CultureInfo.InvariantCulture, $"run {active.Number}") : null;
                table.Add(cluster.Name, cluster.Members.ToString(CultureInfo.InvariantCulture), cluster.ClusterId, cluster.Node, run, cluster.Mixed is { } mixed ? MixedText.Of(mixed) : null);
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        Argument<string> name = new("NAME");
        Command command = new("show", "A live look at a cluster.") { name };
        binder.CompleteClusters(name);
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var cluster = await server.GetAsync<ClusterDocument>($"clusters/{Uri.EscapeDataString(parsed.GetValue(name)!)}", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(cluster);
                return ExitCode.Done;
            }

            context.Screen.Line($"{cluster.Name}  cluster version {cluster.ClusterVersion ?? "not known"}  id {cluster.ClusterId ?? "not known"}");
            context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{cluster.Voters} voters, quorum {cluster.Quorum}, can lose {Math.Max(0, cluster.CanLose)}"));
            if (cluster.ActiveRun is { } run)
            {
                context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"reserved by run {run.Number}"));
            }

            if (cluster.Mixed is { } mixed)
            {
                context.Screen.Paragraph("mixed: ", MixedText.Of(mixed));
            }

            context.Screen.Line();
            context.Screen.Table(RunScreen.Members(cluster.Members));
            if (cluster.Policy.Count > 0)
            {
                context.Screen.Line();
                context.Screen.Table(PolicyTable.Of(cluster.Policy));
            }

            if (cluster.PolicyProblem is { } problem)
            {
                context.Screen.Paragraph("policy: ", $"{problem.Message} Nothing that serves is stopped. {problem.Advice}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Up(CommandBinder binder)
    {
        Argument<string> cluster = new("FILE|NAME");
        Option<string?> version = new("--version") { HelpName = "VERSION", Description = "The release for members that have none yet." };
        Command command = new("up", "Starts the members that do not run (process hosts).") { cluster, version };
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var name = await ClusterFileArgument.ResolveAsync(server, parsed.GetValue(cluster)!, add: true, context.Left);
            var run = await server.PostAsync<RunReference>(
                $"clusters/{Uri.EscapeDataString(name)}/up", new ClusterPowerBody(parsed.GetValue(version)), context.Left);
            return await context.FollowAsync(run);
        });
        return command;
    }

    private static Command Remove(CommandBinder binder)
    {
        Argument<string> name = new("NAME");
        Command command = new("remove", "Forgets a cluster; its members, their hosts and its backups stay as they are.") { name };
        binder.CompleteClusters(name);
        binder.Bind(command, async (context, parsed) =>
        {
            var cluster = parsed.GetValue(name)!;
            await (await context.ServerAsync()).DeleteAsync($"clusters/{Uri.EscapeDataString(cluster)}", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Result = "removed", Cluster = cluster });
            }
            else
            {
                context.Screen.Line($"{cluster} is forgotten; its members, their hosts and its backups are as they were.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Downgrade(CommandBinder binder)
    {
        Argument<string> cluster = new("NAME");
        var to = UpgradeCommand.TargetOption();
        Option<bool> experimental = new("--experimental") { Description = "You know that nobody has run this on real members yet." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("downgrade", "EXPERIMENTAL: etcd's formal downgrade by one minor release, from 3.6 on. By the documented API, never run on real members by its makers.") { cluster, to, experimental, yes };
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            if (!parsed.GetValue(experimental))
            {
                throw CommandFailure.Usage("The formal downgrade is experimental: it was never run on real members by its makers. Nothing was changed.", "Rehearse it on a copy of the cluster, then give --experimental.");
            }

            var name = parsed.GetValue(cluster)!;
            var target = parsed.GetValue(to)!;
            var server = await context.ServerAsync();
            await UpgradeCommand.RequireYesAsync(context, parsed.GetValue(yes), $"Take {name} down to {target}, one member at a time (experimental)?");
            return await context.FollowAsync(await server.PostAsync<RunReference>($"clusters/{Uri.EscapeDataString(name)}/downgrade", new DowngradeBody(target), context.Left));
        });
        return command;
    }

    private static Command Lock(CommandBinder binder)
    {
        Argument<string> cluster = new("NAME");
        Option<string> lasts = new("--for") { HelpName = "DURATION", Required = true, Description = "Such as 30m, 2h or 01:30; at most a week." };
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Who finds it locked reads it." };
        Command command = new("lock", "Nothing of the cluster is stopped by us for a while: others work on it.") { cluster, lasts, reason };
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            ShowLock(context, await server.PostAsync<ClusterLock>(LockOf(parsed.GetValue(cluster)!), new LockBody(DurationText.Parse(parsed.GetValue(lasts)!), parsed.GetValue(reason)!), context.Left));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Unlock(CommandBinder binder)
    {
        Argument<string> cluster = new("NAME");
        Command command = new("unlock", "Takes a lock back.") { cluster };
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync(LockOf(parsed.GetValue(cluster)!), context.Left);
            WindowsCommand.Say(context, "unlocked", parsed.GetValue(cluster)!, $"{parsed.GetValue(cluster)} is not locked any more");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Locked(CommandBinder binder)
    {
        Argument<string> cluster = new("NAME");
        Command command = new("locked", "For scripts: exit code 0 when nobody works on the cluster, 3 when somebody does, or it is frozen. Any other: not known.") { cluster };
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            ClusterLock held;
            try
            {
                var server = await context.ServerAsync();
                held = await server.GetAsync<ClusterLock>(LockOf(parsed.GetValue(cluster)!), context.Left);
            }
            catch (CommandFailure refused) when (refused.ExitCode == ExitCode.Refused)
            {
                // Somebody else's exit code: that one says that the cluster is locked.
                throw new CommandFailure(ExitCode.Unexpected, refused.Code, refused.Message, refused.Advice, refused);
            }

            ShowLock(context, held);
            return held.Locked ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }

    private static string LockOf(string cluster) => $"clusters/{Uri.EscapeDataString(cluster)}/lock";

    private static void ShowLock(CommandContext context, ClusterLock held)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(held);
        }
        else
        {
            context.Screen.Line(
                !held.Locked ? $"{held.Cluster} is free"
                : $"{held.Cluster} is locked by {held.By}{(held.Until is { } until ? $" until {Spans.Instant(until, context.Time)}" : "")}{(held.Reason is { } reason ? $": {reason}" : "")}");
        }

        foreach (var window in held.Swallowed ?? [])
        {
            context.Screen.Note($"window {window} has no opening left that a freeze leaves: give it another date, or unlock the cluster before");
        }
    }

    private static Command Restore(CommandBinder binder)
    {
        Argument<string> cluster = new("NAME");
        Option<string> backup = new("--backup") { HelpName = "ID", Description = "The backup, as `etcdup backups list` names it.", Required = true };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("restore", "Stops all members and starts a new cluster of them from a backup; what they had is kept beside (process hosts).") { cluster, backup, yes };
        GlassOptions glass = new();
        glass.AddTo(command);
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            var name = parsed.GetValue(cluster)!;
            var id = parsed.GetValue(backup)!;
            var server = await context.ServerAsync();
            var set = await server.GetAsync<BackupDocument>($"backups/{Uri.EscapeDataString(id)}", context.Left);
            await UpgradeCommand.RequireYesAsync(
                context, parsed.GetValue(yes), $"Stop every member of {name} and restore the backup of {set.TakenAt:yyyy-MM-dd HH:mm:ss zzz}? Every write since then is lost to the cluster.");
            return await context.FollowAsync(await server.PostAsync<RunReference>($"clusters/{Uri.EscapeDataString(name)}/restore", new RestoreBody(set.Id, glass.Read(parsed)), context.Left));
        });
        return command;
    }

    private static Command Down(CommandBinder binder)
    {
        Argument<string> cluster = new("FILE|NAME");
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("down", "Stops all members (process hosts): the cluster serves nobody until it is up again.") { cluster, yes };
        GlassOptions glass = new();
        glass.AddTo(command);
        binder.CompleteClusters(cluster);
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var name = await ClusterFileArgument.ResolveAsync(server, parsed.GetValue(cluster)!, add: false, context.Left);
            await UpgradeCommand.RequireYesAsync(context, parsed.GetValue(yes), $"Stop every member of {name}?");
            return await context.FollowAsync(await server.PostAsync<RunReference>($"clusters/{Uri.EscapeDataString(name)}/down", new ClusterPowerBody(BreakGlass: glass.Read(parsed)), context.Left));
        });
        return command;
    }
}
