using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>What <c>etcdctl cluster-health</c> says: evidence for whoever knows it, never a reason for anything.</summary>
public interface IClusterHealthTool
{
    /// <summary>Its lines; when it could not be asked, why.</summary>
    /// <param name="release">What the members run, as it lies on the server; null: it does not.</param>
    Task<ClusterHealthSaying> AskAsync(ReleaseOnServer? release, ClusterSpec spec, CancellationToken cancellationToken);
}

/// <param name="ExitCode">Null when it was not asked, or did not end.</param>
public sealed record ClusterHealthSaying(int? ExitCode, IReadOnlyList<string> Lines);

/// <summary>
/// The release's own etcdctl, with the v2 API. It is given a time, and ended: beside a member that hangs it never ends (measured on 2.2.5 and 2.3.8).
/// </summary>
internal sealed class ClusterHealthTool(TimeProvider time) : IClusterHealthTool
{
    private const int MostLines = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<ClusterHealthSaying> AskAsync(ReleaseOnServer? release, ClusterSpec spec, CancellationToken cancellationToken)
    {
        if (release is null || !File.Exists(release.EtcdctlPath))
        {
            return new(null, ["its release is not on this server"]);
        }

        using Deadline deadline = new(Limit, time, cancellationToken);
        try
        {
            var result = await LocalProgram.RunAsync("env", [.. Arguments(release, spec)], deadline.Token);
            return new(result.ExitCode, [.. $"{result.Output}\n{result.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostLines)]);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, [$"it did not end within {Limit.TotalSeconds:0} s, as it does beside a member that hangs"]);
        }
    }

    private static IEnumerable<string> Arguments(ReleaseOnServer release, ClusterSpec spec)
    {
        // 2.2 has no --endpoints, and 2.3 warns of --endpoint.
        var flag = EtcdVersion.TryParse(release.Version, out var version) && version.Minor < EtcdMinor.Parse("2.3") ? "--endpoint" : "--endpoints";
        string[] access =
        [
            .. Given("--ca-file", spec.Access.CaFile), .. Given("--cert-file", spec.Access.CertFile), .. Given("--key-file", spec.Access.KeyFile),
        ];
        return ["ETCDCTL_API=2", release.EtcdctlPath, flag, string.Join(',', spec.Members.Select(m => m.ClientUrl.GetLeftPart(UriPartial.Authority))), .. access, "cluster-health"];
    }

    private static string[] Given(string flag, string? value) => value is null ? [] : [flag, value];
}
