using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.IntegrationTests.Faults;
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
    private readonly SmallDisk? _disk;
    private readonly List<ServerProcess> _others = [];

    private RealUpgrade(string directory, string? db, DemoCluster cluster, SmallDisk? disk, ServerProcess server)
    {
        _directory = directory;
        _db = db;
        _cluster = cluster;
        _disk = disk;
        Server = server;
    }

    /// <summary>The server that is asked.</summary>
    public ServerProcess Server { get; private set; }

    public string Name => _cluster.Name;

    public string Data => Path.Combine(_directory, "server");

    /// <param name="disk">What the server's data directory is mounted on.</param>
    /// <param name="options">Of the server.</param>
    public static async Task<RealUpgrade> StartAsync(
        string? db, CancellationToken cancellationToken, string? newReleaseDirectory = null, long? disk = null, params IEnumerable<string> options)
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-upgrade-").FullName;
        var cluster = DemoCluster.Create("real", Path.Combine(directory, "members"), 3);
        var data = Path.Combine(directory, "server");
        var mounted = disk is { } bytes ? SmallDisk.Mount(data, bytes) : null;
        var server = await ServerProcess.StartAsync(data, db, cancellationToken, options);
        var upgrade = new RealUpgrade(directory, db, cluster, mounted, server);
        try
        {
            await AddReleasesAsync(server, newReleaseDirectory, cancellationToken);
            await server.Api.PostTextAsync<ClusterDocument>("clusters", cluster.ToJson(), cancellationToken);
            var up = await server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(RealReleases.Old), cancellationToken);
            Assert.Equal("Finished", (await upgrade.UntilAsync(up.Number, r => r.Status == "Finished", cancellationToken)).SubStatus);
            return upgrade;
        }
        catch
        {
            await upgrade.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another server on the same database, with a data directory and releases of its own.</summary>
    public async Task<ServerProcess> AddServerAsync(CancellationToken cancellationToken, params IEnumerable<string> options)
    {
        var server = await ServerProcess.StartAsync(Path.Combine(_directory, $"server-{_others.Count + 2}"), _db, cancellationToken, options);
        _others.Add(server);
        await AddReleasesAsync(server, null, cancellationToken);
        return server;
    }

    /// <summary>From here on this server is asked.</summary>
    public void Ask(ServerProcess server)
    {
        if (server != Server)
        {
            _others.Remove(server);
            _others.Add(Server);
            Server = server;
        }
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

    /// <summary>The same run without the launcher's preview, which would refuse it.</summary>
    public async Task<long> StartUnseenAsync(CancellationToken cancellationToken) => (await Server.Api.PostAsync<RunReference>(
        "runs",
        new StartRunBody("rolling-upgrade", null, new Dictionary<string, JsonElement> { ["Cluster"] = EngineJson.Element(Name), ["Target"] = EngineJson.Element(RealReleases.New) }),
        cancellationToken)).Number;

    public async Task KillServerAndStartAgainAsync(CancellationToken cancellationToken)
    {
        await Server.KillAsync(cancellationToken);
        await StartServerAsync(cancellationToken);
    }

    public async Task StartServerAsync(CancellationToken cancellationToken, params IEnumerable<string> options) =>
        Server = await ServerProcess.StartAsync(Data, _db, cancellationToken, options);

    /// <summary>Whatever server works on the first data directory by now: a command may have started it.</summary>
    public async Task AskServerOfDataAsync()
    {
        await Server.DisposeAsync();
        Server = ServerProcess.Running(Data);
    }

    /// <summary>Each host's record as it is.</summary>
    public IReadOnlyList<string> ReadRecords() => [.. _cluster.Members.Select(m => File.ReadAllText(Path.Combine(m.Directory, "install", ".etcdup", "record")))];

    /// <summary>The run's claims in their order: who made them, when, under which number.</summary>
    public async Task<IReadOnlyList<(string Server, long Number, DateTimeOffset At)>> ReadClaimsAsync(long run, CancellationToken cancellationToken)
    {
        List<(string, long, DateTimeOffset)> claims = [];
        for (long from = 0; ;)
        {
            var page = await Server.Api.GetAsync<JournalPage>($"runs/{run}/journal?from={from}&take=1000", cancellationToken);
            if (page.Items.Count == 0) return claims;
            from = page.Next;
            claims.AddRange(page.Items.Where(l => l.Entry.EventName == JournalEvent.Claimed).Select(l =>
                Regex.Match(l.Entry.Message!, @"^Claimed by (\S+) under number (\d+)\.$") is { Success: true } said
                    ? (said.Groups[1].Value, long.Parse(said.Groups[2].ValueSpan, CultureInfo.InvariantCulture), l.Entry.Timestamp)
                    : throw new InvalidOperationException(l.Entry.Message)));
        }
    }

    /// <summary>All that an upgrade promises, whatever happened meanwhile: once each, never two down, nothing acknowledged is lost, one worker at a time.</summary>
    public async Task AssertUpgradedAsync(RunDocument ended, WriteLoad load, DownWatch watch, Action<string> say, CancellationToken cancellationToken)
    {
        await watch.DisposeAsync();
        var report = await load.FinishAsync(cancellationToken);
        var claims = await ReadClaimsAsync(ended.Number, cancellationToken);
        say($"{claims.Count} claims; {report.Comparison.Acknowledged} acknowledged, {report.Comparison.Lost.Count} lost, {report.Unknown} unknown, longest gap {report.LongestGap.TotalMilliseconds:0} ms; most down at once {watch.MostDown}");
        Assert.Equal("Finished", ended.SubStatus);
        Assert.Empty(report.Comparison.Lost);
        Assert.True(report.Comparison.Acknowledged > 100);
        Assert.All(Starts(), s => Assert.Equal((1, 1), s));
        Assert.True(watch.MostDown <= 1, $"{watch.MostDown} members were down at once");
        Assert.Equal(claims.Select(c => c.Number).Distinct().Order(), claims.Select(c => c.Number));
        var cluster = await Server.Api.GetAsync<ClusterDocument>("clusters/real", cancellationToken);
        Assert.Equal("3.5.0", cluster.ClusterVersion);
        Assert.All(cluster.Members, m => Assert.Equal((RealReleases.New, "serving"), (m.Version, m.State)));
        Assert.Null(cluster.ActiveRun);
    }

    public Task<RunDocument> ReadAsync(long run, CancellationToken cancellationToken) => Server.Api.GetAsync<RunDocument>($"runs/{run}", cancellationToken);

    /// <param name="pastIncident">An incident is there already and is not what is waited for.</param>
    public async Task<RunDocument> UntilAsync(long run, Func<RunDocument, bool> condition, CancellationToken cancellationToken, bool pastIncident = false)
    {
        RunDocument? seen = null;
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    seen = await ReadAsync(run, cancellationToken);
                    return condition(seen) || (seen.NeedsYou && !pastIncident);
                }
                catch (Cli.CommandFailure e) when (e.Code.StartsWith("db.", StringComparison.Ordinal))
                {
                    return false;
                }
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
        foreach (var other in _others)
        {
            await other.DisposeAsync();
        }

        // Servers that commands have started, and commands that still follow.
        foreach (var pid in FindProcesses(Data))
        {
            System.Diagnostics.Process.GetProcessById(pid).Kill();
        }

        foreach (var member in _cluster.Members)
        {
            foreach (var pid in FindProcesses(Path.Combine(member.Directory, "data")))
            {
                System.Diagnostics.Process.GetProcessById(pid).Kill();
            }
        }

        await Until.TrueAsync(() => !FindProcesses(Data).Any() && _cluster.Members.All(m => !FindProcesses(Path.Combine(m.Directory, "data")).Any()), CancellationToken.None);
        _disk?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task AddReleasesAsync(ServerProcess server, string? newReleaseDirectory, CancellationToken cancellationToken)
    {
        foreach (var (version, from) in new[] { (RealReleases.Old, null), (RealReleases.New, newReleaseDirectory) })
        {
            await server.Api.PostAsync<BinaryDocument>(
                "binaries", new AddBinaryBody(version, from ?? await RealReleases.DirectoryOfAsync(version, cancellationToken)), cancellationToken);
        }
    }

    /// <summary>Processes one of whose arguments is this directory.</summary>
    public static IEnumerable<int> FindProcesses(string dataDir)
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
                yield return int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture);
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
