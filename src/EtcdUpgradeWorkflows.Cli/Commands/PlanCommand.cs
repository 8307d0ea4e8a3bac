using System.CommandLine;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create(CommandBinder binder)
    {
        var cluster = UpgradeCommand.ClusterOption(binder, isRequired: false);
        var endpoints = UpgradeCommand.ListOption(
            "--endpoints", "URL[,URL]…", "Instead of --cluster: client URLs of a cluster that no file describes. What needs its hosts is not checked.");
        var to = UpgradeCommand.TargetOption();
        var via = UpgradeCommand.ViaOption();
        var rehearsal = UpgradeCommand.RehearsalOption();
        Option<bool> allowDowntime = new("--allow-downtime") { Description = "Plan for a cluster that cannot keep its quorum (one or two members)." };
        AccessOptions access = new();
        Command command = new("plan", "Shows every check and the order of members; changes nothing.") { cluster, endpoints, to, via, rehearsal, allowDowntime };
        access.AddTo(command);
        binder.Bind(command, async (context, parsed) =>
        {
            var body = new PlanBody(parsed.GetValue(to)!, parsed.GetValue(allowDowntime), parsed.GetValue(via), parsed.GetValue(rehearsal));
            var plan = (parsed.GetValue(cluster), parsed.GetValue(endpoints)) switch
            {
                ({ } given, null or []) => await PlanClusterAsync(context, given, body),
                (null, { Length: > 0 } urls) => await PlanEndpointsAsync(context, urls, access.Read(parsed), body),
                _ => throw CommandFailure.Usage("There is not one cluster to plan for.", "Give --cluster NAME|FILE, or --endpoints URL[,URL]…"),
            };
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

    private static async Task<PlanDocument> PlanClusterAsync(CommandContext context, string given, PlanBody body)
    {
        var file = ClusterFileArgument.IsFile(given) ? JsonNode.Parse(ClusterFileArgument.ReadChecked(given)) : null;
        var server = await context.ServerAsync();
        return file is not null
            ? await server.PostAsync<PlanDocument>("plan", new PlanFileBody(file, body.To, body.AllowDowntime, body.Via, body.Rehearsal), context.Left)
            : await server.PostAsync<PlanDocument>($"clusters/{Uri.EscapeDataString(given)}/plan", body, context.Left);
    }

    private static async Task<PlanDocument> PlanEndpointsAsync(CommandContext context, string[] endpoints, Etcd.Clients.EtcdAccess access, PlanBody body)
    {
        string[] urls = [.. endpoints.Select(endpoint => AccessOptions.UrlOf(endpoint, access).ToString())];
        var server = await context.ServerAsync();
        return await server.PostAsync<PlanDocument>(
            "plan/endpoints",
            new PlanEndpointsBody(
                urls, body.To, body.AllowDowntime, body.Via, body.Rehearsal, access.CaFile, access.CertFile, access.KeyFile, access.Username, access.PasswordReference),
            context.Left);
    }
}
