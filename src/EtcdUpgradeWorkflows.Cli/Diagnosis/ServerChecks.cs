using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Diagnosis;

/// <summary>The server of the data directory when one runs, and through it the hosts of its clusters. None is started.</summary>
internal static class ServerChecks
{
    private const string ServerCode = "doctor.server";
    private const string HostsCode = "doctor.hosts";

    public static async Task<IReadOnlyList<DoctorCheck>> AllAsync(CommandContext context)
    {
        if (context.Settings.Server is null && StandingFile(context.Settings.Data) is { } standing)
        {
            return [standing, DoctorCheck.Unknown(HostsCode, "no server runs to ask")];
        }

        ApiClient server;
        ServerInfo info;
        try
        {
            server = await context.Connection.TryOpenAsync(context.Left) ?? throw CommandFailure.NotReachable("server.not_reachable", "it ended while it was asked");
            info = await server.GetAsync<ServerInfo>("server", context.Left);
        }
        catch (CommandFailure e)
        {
            return [DoctorCheck.Problem(ServerCode, $"{e.Code}: {e.Message}", e.Advice ?? "Look at server.log in the data directory."), DoctorCheck.Unknown(HostsCode, "the server could not be asked")];
        }

        return
        [
            DoctorCheck.Ok(ServerCode, $"version {info.Version} as this command, process {info.Pid} on {info.Node}, {info.Database}, {info.ActiveRuns} runs in hand"),
            .. await HostsAsync(server, context.Left),
        ];
    }

    /// <summary>Null when a server lives that can be asked.</summary>
    private static DoctorCheck? StandingFile(string data)
    {
        var path = ServerFileReader.PathIn(data);
        try
        {
            return !File.Exists(path) ? DoctorCheck.Ok(ServerCode, "none runs on this data directory; the next command starts one")
                : ServerFileReader.TryRead(data) is not { } file ? DoctorCheck.Warning(ServerCode, $"{path} cannot be read", "A server that starts writes it anew.")
                : new ProcessIdentity(file.Pid, file.StartTime).IsAlive() ? null
                : DoctorCheck.Warning(ServerCode, $"process {file.Pid} of {path} does not live: it was killed", "The next command starts a server, which goes on with its runs.");
        }
        catch (CommandFailure e)
        {
            return DoctorCheck.Problem(ServerCode, e.Message, e.Advice);
        }
        catch (UnauthorizedAccessException e)
        {
            return DoctorCheck.Problem(ServerCode, e.Message, "Start the command as the user who runs the server.");
        }
    }

    private static async Task<IReadOnlyList<DoctorCheck>> HostsAsync(ApiClient server, CancellationToken cancellationToken)
    {
        List<DoctorCheck> checks = [];
        foreach (var cluster in await server.ListAsync<ClusterSummary>("clusters", cancellationToken))
        {
            try
            {
                checks.Add(Judge(await server.GetAsync<ClusterHosts>($"clusters/{Uri.EscapeDataString(cluster.Name)}/hosts", cancellationToken)));
            }
            catch (CommandFailure e)
            {
                checks.Add(DoctorCheck.Unknown(HostsCode, $"{cluster.Name}: {e.Code}: {e.Message}", e.Advice));
            }
        }

        return checks.Count > 0 ? checks : [DoctorCheck.Ok(HostsCode, "no cluster is registered")];
    }

    private static DoctorCheck Judge(ClusterHosts cluster)
    {
        var silent = cluster.Hosts.Where(h => h.Error is not null).ToList();
        var others = cluster.Hosts.Where(h => h is { Controller: not null, Ours: false }).ToList();
        var open = cluster.Hosts.Where(h => h.Open).ToList();
        return silent.Count > 0
                ? DoctorCheck.Problem(HostsCode, $"{cluster.Cluster}: {string.Join("; ", silent.Select(h => $"{h.Error!.Code}: {h.Error.Message}"))}", silent[0].Error!.Advice ?? "Restore access to the host.")
            : others.Count > 0
                ? DoctorCheck.Problem(
                    HostsCode, $"{cluster.Cluster}: {string.Join(", ", others.Select(h => $"{h.Member} belongs to controller {h.Controller}, cluster '{h.Cluster}'"))}",
                    $"Use the data directory that manages it; when that is lost: etcdup clusters adopt {cluster.Cluster}")
            : open.Count > 0
                ? DoctorCheck.Warning(HostsCode, $"{cluster.Cluster}: {string.Join(", ", open.Select(h => $"{h.Member} is half done towards {h.To}"))}", "The run that reserves the cluster finishes it; see etcdup runs list.")
            : DoctorCheck.Ok(HostsCode, $"{cluster.Cluster}: all {cluster.Hosts.Count} hosts answer");
    }
}
