using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>Shows what members would be started with by a release, and keeps it once a person has said yes to exactly that.</summary>
internal static class ConfigureCommand
{
    public static Command Create(CommandBinder binder)
    {
        Argument<string> name = new("NAME");
        var to = UpgradeCommand.TargetOption();
        var via = UpgradeCommand.ViaOption();
        Option<string?> accept = new("--accept") { HelpName = "PROPOSAL", Description = "Do not ask: accept the proposal of this id, which an earlier look printed." };
        Command command = new("configure", "Shows what the members' configuration has to become for a release, and keeps it when you say so. No member is touched: it is started with it in its swap, and with the old one when it is rolled back.")
        {
            name, to, via, accept,
        };
        binder.CompleteClusters(name);
        binder.Bind(command, async (context, parsed) =>
        {
            var cluster = parsed.GetValue(name)!;
            var target = parsed.GetValue(to)!;
            var stops = parsed.GetValue(via);
            var server = await context.ServerAsync();
            var path = $"clusters/{Uri.EscapeDataString(cluster)}/configuration";
            var query = string.Concat((stops ?? []).Select(stop => $"&via={Uri.EscapeDataString(stop)}"));
            var proposed = await server.GetAsync<ConfigurationDocument>($"{path}?to={Uri.EscapeDataString(target)}{query}", context.Left);
            var wanted = parsed.GetValue(accept);
            if (!context.Settings.Json)
            {
                ConfigurationScreen.Show(context.Screen, proposed);
            }
            else if (wanted is null)
            {
                context.Screen.Json(proposed);
            }

            if (proposed.Proposal is null && wanted is null)
            {
                return ExitCode.Done;
            }

            if (wanted is null)
            {
                if (!proposed.Acceptable)
                {
                    return ExitCode.Refused;
                }

                if (context.Settings.Json || !context.Screen.CanAsk)
                {
                    return ExitCode.Done;
                }

                await UpgradeCommand.RequireYesAsync(context, yes: false, "Start the members with it from that release on?");
            }

            var accepted = await server.PostAsync<ConfigurationDocument>(path, new AcceptConfigurationBody(target, wanted ?? proposed.Proposal!, stops), context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(accepted);
            }
            else
            {
                context.Screen.Line($"Kept. No member was touched: each is started with it in its swap. etcdup plan --cluster {cluster} --to {target}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
