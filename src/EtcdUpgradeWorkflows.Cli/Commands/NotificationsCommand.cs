using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class NotificationsCommand
{
    public static Command Create(CommandBinder binder) => new("notifications", "What people were told, where, and who has seen it.") { List(binder), Acknowledge(binder) };

    private static Command List(CommandBinder binder)
    {
        Option<string?> run = new("--run") { HelpName = "ID", Description = "Of one run only." };
        Option<bool> open = new("--open") { Description = "Only what is told again until somebody acknowledges it." };
        Option<int> limit = new("--limit") { HelpName = "N", DefaultValueFactory = _ => 50, Description = "The newest N (default 50, at most 200)." };
        Command command = new("list", "The newest first.") { run, open, limit };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var query = $"notifications?limit={parsed.GetValue(limit)}{(parsed.GetValue(open) ? "&open=true" : "")}{(parsed.GetValue(run) is { } id ? $"&run={Uri.EscapeDataString(id)}" : "")}";
            var listed = await server.ListAsync<NotificationDocument>(query, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(listed);
                return ExitCode.Done;
            }

            TextTable table = new("NOTIFICATION", "AT", "CAUSED BY", "SEEN", "WHAT, AND WHO WAS TOLD");
            foreach (var one in listed)
            {
                table.Add(one.Id.ToString(), Spans.Instant(one.At, context.Time), one.By, one.AcknowledgedBy is { } by ? $"by {by}" : "", $"{one.Title}: {one.Message}");
                foreach (var told in Told(one.Deliveries))
                {
                    table.AddUnder(told);
                }
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Acknowledge(CommandBinder binder)
    {
        Argument<Guid> id = new("NOTIFICATION") { Description = "Its id, as `etcdup notifications list` has it." };
        Command command = new("ack", "Somebody has seen it: it is not told again.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.PostAsync<Acknowledged>($"notifications/{parsed.GetValue(id)}/acknowledge", new { }, context.Left);
            WindowsCommand.Say(context, "acknowledged", parsed.GetValue(id).ToString(), $"notification {parsed.GetValue(id)} is not told again");
            return ExitCode.Done;
        });
        return command;
    }

    // A line for each channel.
    private static IEnumerable<string> Told(IReadOnlyList<DeliveryDocument> deliveries) => deliveries.Count == 0
        ? ["told: nobody"]
        : deliveries.GroupBy(d => d.Channel).Select(channel => channel.Last() is var last && last.Status == "Delivered"
            ? $"told: {channel.Key}{(channel.Count() > 1 ? $", {channel.Count()} times" : "")}"
            : $"{(last.Status == "Failed" ? "given up" : "waits")}: {channel.Key}{(last.Error is null ? "" : $", {last.Error}")}");
}
