using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ConsentsCommand
{
    public static Command Create(CommandBinder binder) =>
        new("consents", "Agree that somebody else passes over windows and freezes: once, and soon.") { Give(binder), List(binder), Withdraw(binder) };

    private static Command Give(CommandBinder binder)
    {
        Option<string> to = new("--to") { HelpName = "NAME", Required = true, Description = "Who breaks the glass, by the name that stands in journals." };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "For something that is started on this cluster, or for a run of it." };
        Option<string?> run = new("--run") { HelpName = "ID", Description = "For this run alone." };
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Stands in the journal with your name." };
        Option<string?> lasts = new("--for") { HelpName = "DURATION", Description = "How long it can be used, such as 30m or 01:30; at most 4h (default 1h)." };
        binder.CompleteClusters(cluster!);
        Command command = new("give", "Agrees, with a token of your own (ETCDUP_TOKEN).") { to, cluster, run, reason, lasts };
        binder.Bind(command, async (context, parsed) =>
        {
            ConsentBody body = new(
                parsed.GetValue(to)!, parsed.GetValue(reason)!, parsed.GetValue(cluster), parsed.GetValue(run), parsed.GetValue(lasts) is { } text ? DurationText.Parse(text) : null);
            var server = await context.ServerAsync();
            var given = await server.PostAsync<ConsentDocument>("consents", body, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(given);
                return ExitCode.Done;
            }

            context.Screen.Line($"consent {given.Id}: {given.To} may break the glass of {Of(given)} once, with {given.By}, until {Spans.Instant(given.ExpiresAt, context.Time)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Option<bool> all = new("--all") { Description = "Those that were used or count no more, too." };
        Command command = new("list", "Who agreed to what.") { all };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            List<ConsentDocument> consents = [.. (await server.ListAsync<ConsentDocument>("consents", context.Left)).Where(c => parsed.GetValue(all) || c.State == "open")];
            if (context.Settings.Json)
            {
                context.Screen.Json(consents);
                return ExitCode.Done;
            }

            TextTable table = new("CONSENT", "BY", "TO", "OF", "STATE", "UNTIL", "WHY");
            foreach (var consent in consents)
            {
                table.Add(consent.Id, consent.By, consent.To, Of(consent), consent.State, Spans.Instant(consent.ExpiresAt, context.Time)[..16], consent.Reason);
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Withdraw(CommandBinder binder)
    {
        Argument<string> id = new("CONSENT") { Description = "Its id, as `etcdup consents list` has it." };
        Command command = new("withdraw", "It counts no more, unless it was used.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync($"consents/{Uri.EscapeDataString(parsed.GetValue(id)!)}", context.Left);
            WindowsCommand.Say(context, "withdrawn", parsed.GetValue(id)!, $"consent {parsed.GetValue(id)} counts no more");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Of(ConsentDocument consent) =>
        consent.Cluster ?? (consent.Run is { } run ? string.Create(CultureInfo.InvariantCulture, $"run {run.Number}") : "a run that was deleted");
}
