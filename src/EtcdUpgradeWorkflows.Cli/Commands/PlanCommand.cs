using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create(CommandBinder binder)
    {
        var cluster = UpgradeCommand.ClusterOption();
        var to = UpgradeCommand.TargetOption();
        Option<bool> allowDowntime = new("--allow-downtime") { Description = "Plan for a cluster that cannot keep its quorum (one or two members)." };
        Command command = new("plan", "Shows every check and the order of members; changes nothing.") { cluster, to, allowDowntime };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var name = await ClusterFileArgument.ResolveAsync(server, parsed.GetValue(cluster)!, add: true, context.Left);
            var plan = await server.PostAsync<PlanDocument>(
                $"clusters/{Uri.EscapeDataString(name)}/plan", new PlanBody(parsed.GetValue(to)!, parsed.GetValue(allowDowntime)), context.Left);
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
