using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class TokensCommand
{
    public static Command Create(CommandBinder binder) => new("tokens", "Tokens of persons: who may do what, and who did it.") { Add(binder), List(binder), Revoke(binder) };

    private static Command Add(CommandBinder binder)
    {
        Argument<string> person = new("PERSON") { Description = "As it stands in journals." };
        Option<Role> role = new("--role")
        {
            Required = true, HelpName = "calendar|viewer|operator|admin", Description = "viewer looks and plans; operator runs; admin also says what holds for everybody; calendar reads calendar.ics alone.",
            CustomParser = result =>
            {
                // By its very name: Enum.Parse takes numbers, and makes one role of several.
                if (Enum.GetValues<Role>().Where(r => result.Tokens.Count == 1 && Text(r).Equals(result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase)).ToList() is [var given])
                {
                    return given;
                }

                result.AddError("That is no role: give calendar, viewer, operator or admin.");
                return default;
            },
        };
        Option<string?> expires = new("--for") { HelpName = "DURATION", Description = "How long it lasts, such as 12h, 90d or 12:00. Without: until it is revoked." };
        Command command = new("add", "Makes a token and shows it, once.") { person, role, expires };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var lasts = parsed.GetValue(expires) is { } text ? DurationText.Parse(text) : (TimeSpan?)null;
            var made = await server.PostAsync<NewTokenDocument>("tokens", new AddTokenBody(parsed.GetValue(person)!, parsed.GetValue(role), lasts), context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(made);
                return ExitCode.Done;
            }

            // Alone on standard output, so that it can be sent where it belongs.
            context.Screen.Note($"token {made.Kept.Id} of {made.Kept.Person}, {Text(made.Kept.Role)}{(made.Kept.ExpiresAt is { } at ? $", until {Spans.Instant(at, context.Time)}" : "")}; it is shown this once. Use: ETCDUP_SERVER, and ETCDUP_TOKEN with it");
            context.Screen.Line(made.Token);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "All tokens; never what they are.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var tokens = await server.ListAsync<TokenDocument>("tokens", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(tokens);
                return ExitCode.Done;
            }

            TextTable table = new("TOKEN", "PERSON", "ROLE", "STATE", "UNTIL", "MADE");
            foreach (var token in tokens)
            {
                table.Add(
                    token.Id, token.Person, Text(token.Role), token.State, token.ExpiresAt is { } at ? Spans.Instant(at, context.Time)[..16] : "–",
                    $"{Spans.Instant(token.CreatedAt, context.Time)[..16]} by {token.CreatedBy}");
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke(CommandBinder binder)
    {
        Argument<string> id = new("TOKEN") { Description = "Its id, as `etcdup tokens list` has it." };
        Command command = new("revoke", "The token is refused from now on.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync($"tokens/{Uri.EscapeDataString(parsed.GetValue(id)!)}", context.Left);
            WindowsCommand.Say(context, "revoked", parsed.GetValue(id)!, $"token {parsed.GetValue(id)} is refused from now on");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(Role role) => role.ToString().ToLowerInvariant();
}
