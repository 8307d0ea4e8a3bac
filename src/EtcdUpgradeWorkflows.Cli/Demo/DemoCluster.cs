using System.Globalization;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>The demo's cluster: local processes on free loopback ports, described as any cluster is.</summary>
internal sealed record DemoCluster(string Name, IReadOnlyList<DemoMember> Members)
{
    /// <summary>For all members, behind their own.</summary>
    public IReadOnlyList<string> MoreArguments { get; init; } = [];

    public static DemoCluster Create(string name, string directory, int count)
    {
        var ports = LoopbackPorts.Take(count * 2);
        return new(name, [.. Enumerable.Range(0, count).Select(i => new DemoMember(
            string.Create(CultureInfo.InvariantCulture, $"m{i + 1}"), Url(ports[2 * i]), Url(ports[(2 * i) + 1]),
            Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"m{i + 1}"))))]);
    }

    public string ToJson()
    {
        var initial = string.Join(",", Members.Select(m => $"{m.Name}={m.PeerUrl}"));
        return new JsonObject
        {
            ["name"] = Name,
            ["members"] = new JsonArray([.. Members.Select(m => new JsonObject
            {
                ["name"] = m.Name,
                ["clientUrl"] = m.ClientUrl,
                ["peerUrl"] = m.PeerUrl,
                ["host"] = new JsonObject
                {
                    ["kind"] = "process",
                    ["install"] = Path.Combine(m.Directory, "install"),
                    ["dataDir"] = Path.Combine(m.Directory, "data"),
                    ["logFile"] = Path.Combine(m.Directory, "etcd.log"),
                    ["arguments"] = new JsonArray(
                    [
                        "--name", m.Name, "--data-dir", Path.Combine(m.Directory, "data"),
                        "--listen-client-urls", m.ClientUrl, "--advertise-client-urls", m.ClientUrl,
                        "--listen-peer-urls", m.PeerUrl, "--initial-advertise-peer-urls", m.PeerUrl,
                        "--initial-cluster", initial, "--initial-cluster-state", "new", "--initial-cluster-token", Name, .. MoreArguments,
                    ]),
                },
            })]),
        }.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web) { WriteIndented = true });
    }

    private static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}

internal sealed record DemoMember(string Name, string ClientUrl, string PeerUrl, string Directory);
