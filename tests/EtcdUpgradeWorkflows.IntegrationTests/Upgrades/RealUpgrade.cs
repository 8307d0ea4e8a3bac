using System.Net.Sockets;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>A real cluster of three members of 3.4.23 under write load, and the server that upgrades it. What it leaves is removed.</summary>
internal sealed class RealUpgrade : IAsyncDisposable
{
    private static readonly TimeSpan RunDeadline = TimeSpan.FromMinutes(5);

    private readonly string _directory;
    private readonly string? _db;
    private readonly DemoCluster _cluster;

    private RealUpgrade(string directory, string? db, DemoCluster cluster, ServerProcess server)
    {
        _directory = directory;
        _db = db;
        _cluster = cluster;
        Server = server;
    }

    public ServerProcess Server { get; private set; }

    public string Name => _cluster.Name;

    public string Data => Path.Combine(_directory, "server");

    public string ClusterFile => _cluster.ToJson();

    public static async Task<RealUpgrade> StartAsync(string? db, CancellationToken cancellationToken, string? newReleaseDirectory = null)
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-upgrade-").FullName;
        var cluster = DemoCluster.Create("real", Path.Combine(directory, "members"), 3);
        var server = await ServerProcess.StartAsync(Path.Combine(directory, "server"), db, cancellationToken);
        var upgrade = new RealUpgrade(directory, db, cluster, server);
        foreach (var (version, from) in new[] { (RealReleases.Old, null), (RealReleases.New, newReleaseDirectory) })
        {
            await server.Api.PostAsync<BinaryDocument>(
                "binaries", new AddBinaryBody(version, from ?? await RealReleases.DirectoryOfAsync(version, cancellationToken)), cancellationToken);
        }

        await server.Api.PostTextAsync<ClusterDocument>("clusters", cluster.ToJson(), cancellationToken);
        var up = await server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(RealReleases.Old), cancellationToken);
        Assert.Equal("Finished", (await upgrade.UntilAsync(up.Number, r => r.Status == "Finished", cancellationToken)).SubStatus);
        return upgrade;
    }

    public WriteLoad NewLoad()
    {
        var load = new WriteLoad(_cluster.Members, Path.Combine(_directory, "ledger.txt"), RealTime.Clock);
        load.Start(2);
        return load;
    }

    public DownWatch NewWatch() => new([.. _cluster.Members.Select(m => new Uri(m.ClientUrl))]);

    public async Task<long> UpgradeAsync(CancellationToken cancellationToken) =>
        (await Server.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(RealReleases.New), cancellationToken)).Run!.Number;

    public async Task KillServerAndStartAgainAsync(CancellationToken cancellationToken, Func<Task>? meanwhile = null)
    {
        await Server.KillAsync(cancellationToken);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        Server = await ServerProcess.StartAsync(Data, _db, cancellationToken);
    }

    public Task<RunDocument> ReadAsync(long run, CancellationToken cancellationToken) => Server.Api.GetAsync<RunDocument>($"runs/{run}", cancellationToken);

    /// <param name="pastIncident">An incident is there already and is not what is waited for.</param>
    public async Task<RunDocument> UntilAsync(long run, Func<RunDocument, bool> condition, CancellationToken cancellationToken, bool pastIncident = false)
    {
        RunDocument? seen = null;
        await Until.TrueAsync(
            async () =>
            {
                seen = await ReadAsync(run, cancellationToken);
                return condition(seen) || (seen.NeedsYou && !pastIncident);
            },
            RunDeadline, cancellationToken);
        Assert.True(condition(seen!), $"{seen!.Situation.What} {seen.Situation.Why} {EngineJson.Text(seen.Incidents)}");
        return seen!;
    }

    /// <summary>How often a member's process of a release was started, as its own log says.</summary>
    public IReadOnlyList<(int Old, int New)> Starts() => [.. _cluster.Members.Select(m =>
    {
        var log = File.ReadAllText(Path.Combine(m.Directory, "etcd.log"));
        return (log.Split($"etcd Version: {RealReleases.Old}").Length - 1, log.Split("\"starting an etcd server\"").Length - 1);
    })];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        foreach (var member in _cluster.Members)
        {
            foreach (var pid in FindProcesses(Path.Combine(member.Directory, "data")))
            {
                System.Diagnostics.Process.GetProcessById(pid).Kill();
            }
        }

        await Until.TrueAsync(() => _cluster.Members.All(m => !FindProcesses(Path.Combine(m.Directory, "data")).Any()), CancellationToken.None);
        Directory.Delete(_directory, recursive: true);
    }

    private static IEnumerable<int> FindProcesses(string dataDir)
    {
        foreach (var entry in Directory.GetDirectories("/proc"))
        {
            string commandLine;
            try
            {
                if (!int.TryParse(Path.GetFileName(entry), out _) || File.ReadAllText($"{entry}/stat").Split(") ")[^1][0] is 'Z' or 'X')
                {
                    continue;
                }

                commandLine = File.ReadAllText($"{entry}/cmdline");
            }
            catch (IOException)
            {
                continue;
            }

            if (commandLine.Split('\0').Contains(dataDir))
            {
                yield return int.Parse(Path.GetFileName(entry), System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }
}

/// <summary>Knocks at every member's client port without a pause and remembers how many were closed at once.</summary>
internal sealed class DownWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly bool[] _down;
    private readonly List<Task> _knocking;
    private int _most;

    public DownWatch(IReadOnlyList<Uri> members)
    {
        _down = new bool[members.Count];
        _knocking = [.. members.Select((m, i) => Task.Run(() => KnockAsync(m, i)))];
    }

    /// <summary>The most members whose port was closed at the same time.</summary>
    public int MostDown => Volatile.Read(ref _most);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_knocking);
        _stop.Dispose();
    }

    private async Task KnockAsync(Uri member, int index)
    {
        while (!_stop.IsCancellationRequested)
        {
            var closed = false;
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(member.Host, member.Port);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
            {
                closed = true;
            }
            catch (SocketException)
            {
                // A full backlog says nothing of the process.
            }

            lock (_down)
            {
                _down[index] = closed;
                _most = Math.Max(_most, _down.Count(d => d));
            }

            await Task.Delay(Pause, RealTime.Clock);
        }
    }
}
