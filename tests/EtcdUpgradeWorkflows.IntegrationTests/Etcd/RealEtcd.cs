using System.Diagnostics;
using Etcdserverpb;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Google.Protobuf;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>What a test's cluster is made of, where it is not the usual.</summary>
public sealed record RealEtcdOptions
{
    public int Members { get; init; } = 3;

    public string Version { get; init; } = RealReleases.Old;

    /// <summary>Releases that lie on every host.</summary>
    public IReadOnlyList<string> Installed { get; init; } = [RealReleases.Old, RealReleases.New];

    /// <summary>https with these, instead of http.</summary>
    public EtcdAccess Access { get; init; } = EtcdAccess.None;

    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>A cluster of real etcd processes on free loopback ports, started through the process host itself. Disposing ends and removes all of it.</summary>
public sealed class RealEtcd : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly string directory;

    private RealEtcd(string directory, ClusterSpec spec)
    {
        this.directory = directory;
        Spec = spec;
        Clients = new EtcdClientFactory(RealTime.Clock);
        Hosts = new MemberHostFactory(Path.Combine(directory, "scripts"), Clients, RealTime.Clock);
    }

    public ClusterSpec Spec { get; }

    public IMemberHostFactory Hosts { get; }

    public IEtcdClientFactory Clients { get; }

    /// <summary>Who started the members. A test with a server of its own lets that one take over with a higher number.</summary>
    public HostAuthority Authority { get; } = new("00000000000000000000000000000001", "real", 1);

    public static async Task<RealEtcd> StartAsync(RealEtcdOptions options, CancellationToken cancellationToken)
    {
        // A blank in every path: one that is not quoted somewhere would be seen.
        var directory = Path.Combine(Path.GetTempPath(), $"etcdup test {Guid.NewGuid():N}");
        var cluster = new RealEtcd(directory, Describe(directory, options));
        try
        {
            foreach (var member in cluster.Spec.Members)
            {
                await RealReleases.LayAsync(Place(member).Install, options.Installed.Append(options.Version).Distinct(), cancellationToken);
            }

            await Task.WhenAll(cluster.Spec.Members.Select(member => cluster.StartAsync(member.Name, options.Version, cancellationToken)));
            await cluster.UntilAllServeAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public IMemberHost Host(string member) => Hosts.Create(Member(member));

    public IEtcdClient Client(string member) => Clients.Create(Member(member).ClientUrl, Spec.Access);

    public MemberSpec Member(string name) => Spec.FindMember(name)!;

    /// <summary>Starts a member that is down; without a licence, so nothing is stopped.</summary>
    public async Task StartAsync(string member, string version, CancellationToken cancellationToken)
    {
        var host = Host(member);
        var release = await host.InspectReleaseAsync(version, cancellationToken);
        var answer = await host.SwapAsync(new SwapCall(Authority, new(version), Licence: null, Kill: false, patience, release!), cancellationToken);
        Assert.True(answer.End == SwapEnd.Done, $"{member}: {answer.End} {answer.Detail}");
    }

    /// <summary>SIGKILL, by the pid that the host tells.</summary>
    public async Task KillAsync(string member, CancellationToken cancellationToken)
    {
        var host = Host(member);
        if ((await host.LookAsync(cancellationToken)).Process is { } running)
        {
            Kill(running);
            await Until.TrueAsync(async () => (await host.LookAsync(cancellationToken)).Process is null, patience, cancellationToken);
        }
    }

    public async Task UntilAllServeAsync(CancellationToken cancellationToken)
    {
        foreach (var member in Spec.Members)
        {
            await using var client = Client(member.Name);
            await Until.TrueAsync(() => ServesAsync(client, cancellationToken), patience, cancellationToken);
        }
    }

    public async Task PutAsync(string member, string key, string value, CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress(Member(member).ClientUrl);
        var request = new PutRequest { Key = ByteString.CopyFromUtf8(key), Value = ByteString.CopyFromUtf8(value) };
        await new KV.KVClient(channel).PutAsync(request, cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in Spec.Members)
        {
            if (Directory.Exists(Place(member).Install) && (await Host(member.Name).LookAsync(CancellationToken.None)).Process is { } running)
            {
                Kill(running);
            }
        }

        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Kill(HostProcess running)
    {
        if (ProcessIdentity.Find(running.Pid) == new ProcessIdentity(running.Pid, running.StartTime))
        {
            using var process = Process.GetProcessById(running.Pid);
            process.Kill();
        }
    }

    private static async Task<bool> ServesAsync(IEtcdClient client, CancellationToken cancellationToken)
    {
        using var probe = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        probe.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            await client.ReadLinearizableAsync(probe.Token);
            return true;
        }
        catch (Exception exception) when (exception is EtcdClientException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static ProcessHostSpec Place(MemberSpec member) => (ProcessHostSpec)member.Host;

    private static ClusterSpec Describe(string directory, RealEtcdOptions options)
    {
        var scheme = options.Access.CaFile is null ? "http" : "https";
        var ports = LoopbackPorts.Take(options.Members * 2);
        var names = Enumerable.Range(1, options.Members).Select(number => $"infra{number}").ToList();
        string ClientUrl(int index) => $"{scheme}://127.0.0.1:{ports[2 * index]}";
        string PeerUrl(int index) => $"http://127.0.0.1:{ports[(2 * index) + 1]}";
        var initial = string.Join(',', names.Select((name, index) => $"{name}={PeerUrl(index)}"));
        return new ClusterSpec(
            "real",
            [.. names.Select((name, index) => new MemberSpec(
                name,
                new Uri(ClientUrl(index)),
                new Uri(PeerUrl(index)),
                new ProcessHostSpec(
                    Path.Combine(directory, name, "install"),
                    Path.Combine(directory, name, "data"),
                    [
                        "--name", name,
                        "--data-dir", Path.Combine(directory, name, "data"),
                        "--listen-client-urls", ClientUrl(index),
                        "--advertise-client-urls", ClientUrl(index),
                        "--listen-peer-urls", PeerUrl(index),
                        "--initial-advertise-peer-urls", PeerUrl(index),
                        "--initial-cluster", initial,
                        "--initial-cluster-token", Path.GetFileName(directory),
                        .. options.ExtraArguments,
                    ],
                    Path.Combine(directory, name, "etcd.log"),
                    options.Environment)))],
            options.Access);
    }
}
