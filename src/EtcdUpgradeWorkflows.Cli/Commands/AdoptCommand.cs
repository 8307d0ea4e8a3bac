using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary><c>clusters adopt</c>: shows whose the hosts are, asks, and takes them over.</summary>
internal static class AdoptCommand
{
    public static Command Create(CommandBinder binder)
    {
        Argument<string> name = new("NAME") { Description = "A registered cluster." };
        Option<string[]> from = new("--from")
        {
            HelpName = "CONTROLLER", AllowMultipleArgumentsPerToken = false, Description = "A controller to take over from, by its id; needed with --yes when hosts carry another one.",
        };
        Option<string?> reason = new("--reason") { HelpName = "TEXT", Description = "Stands in the journal with your name." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("adopt", "Takes the hosts over after the database that managed them was lost or restored.") { name, from, reason, yes };
        binder.CompleteClusters(name);
        binder.Bind(command, (context, parsed) =>
            AdoptAsync(context, parsed.GetValue(name)!, parsed.GetValue(from) ?? [], parsed.GetValue(reason), parsed.GetValue(yes)));
        return command;
    }

    private static async Task<int> AdoptAsync(CommandContext context, string name, string[] from, string? reason, bool yes)
    {
        var server = await context.ServerAsync();
        var path = $"clusters/{Uri.EscapeDataString(name)}";
        var found = await server.GetAsync<ClusterHosts>($"{path}/hosts", context.Left);
        if (!context.Settings.Json)
        {
            Show(context, found);
        }

        if (found.Hosts.FirstOrDefault(h => h.Error is not null)?.Error is { } silent)
        {
            throw new CommandFailure(ExitCode.Refused, silent.Code, $"{silent.Message} Nothing was changed.", "All hosts have to answer before any is taken over.");
        }

        var others = found.Hosts.Select(h => h.Controller).OfType<string>().Where(c => c != found.Controller).Distinct().ToList();
        if (found.Hosts.All(h => h.Controller is null))
        {
            context.Screen.Note($"the hosts of {name} are nobody's yet: there is nothing to take over");
            return ExitCode.Done;
        }

        if (others.Where(o => !from.Contains(o)).ToList() is { Count: > 0 } unnamed && (yes || from.Length > 0))
        {
            throw new CommandFailure(
                ExitCode.Refused, "cluster.takeover_not_named", $"The hosts of {name} belong to controller {string.Join(", ", unnamed)}, which was not named. Nothing was changed.",
                $"If nobody works with it any more: etcdup clusters adopt {name} --yes {string.Join(' ', others.Select(o => $"--from {o}"))}");
        }

        await UpgradeCommand.RequireYesAsync(context, yes, others.Count > 0
            ? $"Take {name} over from {string.Join(", ", others)}? Whoever works with it is refused by every host from then on."
            : $"Take {name} over? Whoever works with another copy of this database is refused by every host from then on.");
        return await context.FollowAsync(await server.PostAsync<RunReference>($"{path}/adopt", new AdoptBody(others, reason), context.Left));
    }

    private static void Show(CommandContext context, ClusterHosts found)
    {
        TextTable table = new("MEMBER", "CONTROLLER", "CLUSTER", "NUMBER", "STATE");
        foreach (var host in found.Hosts)
        {
            table.Add(
                host.Member, host.Controller, host.Cluster, host.Number?.ToString(CultureInfo.InvariantCulture),
                host.Error is { } error ? $"{error.Code}: {error.Message}"
                : host.Open ? $"half done towards {host.To}"
                : host.Controller is null ? "nobody's yet"
                : host.Ours ? "ours" : "another's");
        }

        context.Screen.Table(table);
        context.Screen.Line($"This server is controller {found.Controller} for {found.Cluster}.");
        context.Screen.Line();
    }
}
