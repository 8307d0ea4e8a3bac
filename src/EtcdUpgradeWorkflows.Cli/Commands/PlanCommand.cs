using System.CommandLine;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create(CommandBinder binder)
    {
        var cluster = UpgradeCommand.ClusterOption(binder);
        var to = UpgradeCommand.TargetOption();
        var via = UpgradeCommand.ViaOption();
        Option<bool> allowDowntime = new("--allow-downtime") { Description = "Plan for a cluster that cannot keep its quorum (one or two members)." };
        Command command = new("plan", "Shows every check and the order of members; changes nothing.") { cluster, to, via, allowDowntime };
        binder.Bind(command, async (context, parsed) =>
        {
            var (given, target, downtime) = (parsed.GetValue(cluster)!, parsed.GetValue(to)!, parsed.GetValue(allowDowntime));
            var file = ClusterFileArgument.IsFile(given) ? JsonNode.Parse(ClusterFileArgument.ReadChecked(given)) : null;
            var server = await context.ServerAsync();
            var plan = file is not null
                ? await server.PostAsync<PlanDocument>("plan", new PlanFileBody(file, target, downtime, parsed.GetValue(via)), context.Left)
                : await server.PostAsync<PlanDocument>($"clusters/{Uri.EscapeDataString(given)}/plan", new PlanBody(target, downtime, parsed.GetValue(via)), context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(plan);
            }
            else
            {
                PlanScreen.Show(context.Screen, plan);
            }

            return plan.Verdict == "refused" ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }
}
