using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.IntegrationTests.Faults;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>What a test's cluster and upgrade are, where they are not the usual.</summary>
internal sealed record RealUpgradeOptions
{
    public int Members { get; init; } = 3;

    public string From { get; init; } = RealReleases.Old;

    public string To { get; init; } = RealReleases.New;

    /// <summary>Releases to land on in between.</summary>
    public IReadOnlyList<string> Via { get; init; } = [];

    /// <summary>A PostgreSQL; null: SQLite.</summary>
    public string? Db { get; init; }

    /// <summary>The same database as other servers reach it, in their order; none: as the first one does.</summary>
    public IReadOnlyList<string> OtherDbs { get; init; } = [];

    /// <summary>Where <see cref="To"/> is taken from; null: the release itself.</summary>
    public string? ToDirectory { get; init; }

    /// <summary>The size of the disk that the server's data directory is mounted on; null: an ordinary directory.</summary>
    public long? Disk { get; init; }

    /// <summary>Options of the first server's first start.</summary>
    public IReadOnlyList<string> ServerOptions { get; init; } = [];

    /// <summary>For every member.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>Members that are started with a YAML file instead: what it holds beside their arguments.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Clients and peers speak https with these.</summary>
    public Certificates? Certificates { get; init; }

    /// <summary>Of the user root; a reference. The test turns authentication on by itself.</summary>
    public string? PasswordReference { get; init; }

    /// <summary>Of the server.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>A real cluster, three members of 3.4.23 unless said otherwise, and the server that upgrades it. What it leaves is removed.</summary>
internal sealed class RealUpgrade : IAsyncDisposable
{
    private static readonly TimeSpan RunDeadline = TimeSpan.FromMinutes(5);

    private readonly string _directory;
    private readonly RealUpgradeOptions _options;
    private readonly DemoCluster _cluster;
    private readonly SmallDisk? _disk;
    private readonly List<ServerProcess> _others = [];

    private RealUpgrade(string directory, RealUpgradeOptions options, DemoCluster cluster, SmallDisk? disk, ServerProcess server)
    {
        _directory = directory;
        _options = options;
        _cluster = cluster;
        _disk = disk;
        Server = server;
    }

    /// <summary>The server that is asked.</summary>
    public ServerProcess Server { get; private set; }

    public string Name => _cluster.Name;

    public string To => _options.To;

    /// <summary>As they are described; with certificates their URLs are https.</summary>
    public IReadOnlyList<DemoMember> Members => _cluster.Members;

    /// <summary>Everything the server and the members write is below it.</summary>
    public string Directory => _directory;

    public string Data => Path.Combine(_directory, "server");

    public string Description => _cluster.ToJson();

    public static Task<RealUpgrade> StartAsync(string? db, CancellationToken cancellationToken, string? newReleaseDirectory = null, IReadOnlyList<string>? options = null) =>
        StartAsync(new RealUpgradeOptions { Db = db, ToDirectory = newReleaseDirectory, ServerOptions = options ?? [] }, cancellationToken);

    public static async Task<RealUpgrade> StartAsync(RealUpgradeOptions options, CancellationToken cancellationToken)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("etcdup-upgrade-").FullName;
        var cluster = DemoCluster.Create("real", Path.Combine(directory, "members"), options.Members);
        if (options.Certificates is not null)
        {
            cluster = cluster with { Members = [.. cluster.Members.Select(m => m with { ClientUrl = Https(m.ClientUrl), PeerUrl = Https(m.PeerUrl) })] };
        }

        var data = Path.Combine(directory, "server");
        var mounted = options.Disk is { } bytes ? SmallDisk.Mount(data, bytes) : null;
        var server = await ServerProcess.StartAsync(data, options.Db, options.Environment, options.ServerOptions, cancellationToken);
        var upgrade = new RealUpgrade(directory, options, cluster, mounted, server);
        try
        {
            await upgrade.UpAsync(cancellationToken);
            return upgrade;
        }
        catch
        {
            await upgrade.DisposeAsync();
            throw;
        }
    }

    private async Task UpAsync(CancellationToken cancellationToken)
    {
        await AddReleasesAsync(Server, cancellationToken);
        await Server.Api.PostTextAsync<ClusterDocument>("clusters", ClusterFile.WithConfigTexts(Describe()), cancellationToken);
        var up = await Server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(_options.From), cancellationToken);
        var ended = await UntilAsync(up.Number, r => r.Status == "Finished", cancellationToken);
        Assert.True(ended.SubStatus == "Finished", $"{ended.SubStatus}: {string.Join(" ", ended.Incidents.Select(i => i.Error.Message))}");
    }

    private static string Https(string url) => url.Replace("http:", "https:", StringComparison.Ordinal);

    // The demo's description with what only tests need.
    private string Describe()
    {
        var document = JsonNode.Parse(_cluster.ToJson())!;
        foreach (var member in document["members"]!.AsArray())
        {
            var arguments = member!["host"]!["arguments"]!.AsArray();
            foreach (var argument in _options.ExtraArguments.Concat(_options.Certificates is { } own ? [.. own.ClientArguments, .. own.PeerArguments] : []))
            {
                arguments.Add(argument);
            }
        }

        foreach (var member in document["members"]!.AsArray().Where(m => _options.Files.ContainsKey((string)m!["name"]!)))
        {
            var host = member!["host"]!.AsObject();
            var path = Path.Combine(Path.GetDirectoryName((string)host["install"]!)!, "etcd.yaml");
            var flags = EtcdArguments.Parse([.. host["arguments"]!.AsArray().Select(a => (string)a!)]).Where(f => !_options.ExtraArguments.Any(e => e.StartsWith($"--{f.Name}", StringComparison.Ordinal)));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Join("", flags.Select(f => $"{f.Name}: {f.Value ?? "true"}\n")) + _options.Files[(string)member["name"]!]);
            host.Remove("arguments");
            host["configFile"] = path;
        }

        if (_options.Certificates is { } tls)
        {
            document["tls"] = new JsonObject { ["caFile"] = tls.CaFile, ["certFile"] = tls.CertFile, ["keyFile"] = tls.KeyFile };
        }

        if (_options.PasswordReference is { } password)
        {
            document["auth"] = new JsonObject { ["username"] = "root", ["password"] = password };
        }

        return document.ToJsonString();
    }

    /// <summary>Another server on the same database, with a data directory and releases of its own.</summary>
    public async Task<ServerProcess> AddServerAsync(CancellationToken cancellationToken, params IEnumerable<string> options)
    {
        var db = _others.Count < _options.OtherDbs.Count ? _options.OtherDbs[_others.Count] : _options.Db;
        var server = await ServerProcess.StartAsync(Path.Combine(_directory, $"server-{_others.Count + 2}"), db, _options.Environment, options, cancellationToken);
        _others.Add(server);
        await AddReleasesAsync(server, cancellationToken);
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

    /// <summary>One that was killed, or is now, is started again on its data directory.</summary>
    public async Task<ServerProcess> StartAgainAsync(ServerProcess killed, CancellationToken cancellationToken)
    {
        await killed.DisposeAsync();
        var again = await killed.StartAgainAsync(cancellationToken);
        if (killed == Server) Server = again;
        else _others[_others.IndexOf(killed)] = again;
        return again;
    }

    /// <summary>About 250 writes a second: at full speed two such clusters take both processors from everything else, and campaigns do that.</summary>
    public WriteLoad NewLoad(bool atFullSpeed = false)
    {
        var load = new WriteLoad(_cluster.Members, Path.Combine(_directory, "ledger.txt"), RealTime.Clock);
        load.Start(2, atFullSpeed ? TimeSpan.Zero : TimeSpan.FromMilliseconds(10));
        return load;
    }

    public DownWatch NewWatch() => new([.. _cluster.Members.Select(m => new Uri(m.ClientUrl))]);

    public async Task<long> UpgradeAsync(CancellationToken cancellationToken, bool allowDowntime = false) =>
        (await Server.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(_options.To, AllowDowntime: allowDowntime, Via: _options.Via), cancellationToken)).Run!.Number;

    public Task SendAsync(long run, string verb, RunMessageBody body, CancellationToken cancellationToken) =>
        Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/{verb}", body, cancellationToken);

    public Task<ClusterDocument> ClusterAsync(CancellationToken cancellationToken) => Server.Api.GetAsync<ClusterDocument>("clusters/real", cancellationToken);

    /// <summary>The texts of the run's journal.</summary>
    public async Task<IReadOnlyList<string>> JournalAsync(long run, CancellationToken cancellationToken) =>
        [.. (await Server.Api.GetAsync<JournalPage>($"runs/{run}/journal?from=0&take=1000", cancellationToken)).Items.Select(l => l.Entry.Message ?? "")];

    /// <summary>The same run without the launcher's preview, which would refuse it.</summary>
    public Task<long> StartUnseenAsync(CancellationToken cancellationToken) => StartRunAsync("rolling-upgrade", cancellationToken);

    /// <summary>By a definition of one's choice.</summary>
    public async Task<long> StartRunAsync(string definition, CancellationToken cancellationToken, params (string Name, string Value)[] inputs)
    {
        Dictionary<string, JsonElement> given = new() { ["Cluster"] = EngineJson.Element(Name), ["Target"] = EngineJson.Element(_options.To) };
        foreach (var (name, value) in inputs)
        {
            given[name] = EngineJson.Element(value);
        }

        return (await Server.Api.PostAsync<RunReference>("runs", new StartRunBody(definition, null, given), cancellationToken)).Number;
    }

    public async Task KillServerAndStartAgainAsync(CancellationToken cancellationToken, Func<Task>? meanwhile = null)
    {
        await Server.KillAsync(cancellationToken);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await StartServerAsync(cancellationToken);
    }

    public async Task StartServerAsync(CancellationToken cancellationToken, params IEnumerable<string> options) =>
        Server = await ServerProcess.StartAsync(Data, _options.Db, _options.Environment, options, cancellationToken);

    /// <summary>Whatever server works on the first data directory by now: a command may have started it.</summary>
    public async Task AskServerOfDataAsync()
    {
        await Server.DisposeAsync();
        Server = ServerProcess.Running(Data);
    }

    /// <summary>Each host's record as it is.</summary>
    public IReadOnlyList<string> ReadRecords() => [.. _cluster.Members.Select(m => File.ReadAllText(Path.Combine(m.Directory, "install", ".etcdup", "record")))];

    /// <summary>The release that each member's link leads to.</summary>
    public IReadOnlyList<string> Linked() => [.. _cluster.Members.Select(m => Path.GetFileName(new FileInfo(Path.Combine(m.Directory, "install", "current")).LinkTarget!))];

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
                Regex.Match(l.Entry.Message!, @"^Claimed by (\S+) under number (\d+)\.( |$)") is { Success: true } said
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

    /// <summary>How often each member's process was started, of the old release and of the new one, as its own log says.</summary>
    public IReadOnlyList<(int Old, int New)> Starts() => [.. _cluster.Members.Select(m =>
    {
        var log = File.ReadAllText(Path.Combine(m.Directory, "etcd.log"));
        return (CountStarts(log, _options.From), CountStarts(log, _options.To));
    })];

    /// <summary>The member's process; null when it does not run.</summary>
    public System.Diagnostics.Process? FindProcess(string member) =>
        FindProcesses(Path.Combine(_cluster.Members.Single(m => m.Name == member).Directory, "data")).Select(System.Diagnostics.Process.GetProcessById).FirstOrDefault();

    /// <summary>A person's SIGTERM; returns when the process has ended.</summary>
    public async Task StopByHandAsync(string member, CancellationToken cancellationToken)
    {
        using var process = FindProcess(member)!;
        using var signal = System.Diagnostics.Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
        await signal.WaitForExitAsync(cancellationToken);
        await Until.TrueAsync(() => FindProcess(member) is null, cancellationToken);
    }

    /// <summary>A person points the member's link elsewhere.</summary>
    public void RelinkByHand(string member, string version)
    {
        var link = Path.Combine(_cluster.Members.Single(m => m.Name == member).Directory, "install", "current");
        File.Delete(link);
        File.CreateSymbolicLink(link, Path.Combine("versions", version));
    }

    // 3.3 and 3.4 write text, 3.5 writes JSON.
    private static int CountStarts(string log, string version) =>
        log.Split($"etcd Version: {version}\n").Length - 1 + log.Split($"\"starting an etcd server\",\"etcd-version\":\"{version}\"").Length - 1;

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
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private async Task AddReleasesAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        foreach (var (version, from) in _options.Via.Append(_options.From).Select(v => (v, (string?)null)).Append((_options.To, _options.ToDirectory)))
        {
            await server.Api.PostAsync<BinaryDocument>(
                "binaries", new AddBinaryBody(version, from ?? await RealReleases.DirectoryOfAsync(version, cancellationToken)), cancellationToken);
        }
    }

    /// <summary>Processes one of whose arguments is this directory, or that were given it as a variable.</summary>
    public static IEnumerable<int> FindProcesses(string dataDir)
    {
        foreach (var entry in System.IO.Directory.GetDirectories("/proc"))
        {
            string commandLine;
            try
            {
                if (!int.TryParse(Path.GetFileName(entry), out _) || File.ReadAllText($"{entry}/stat").Split(") ")[^1][0] is 'Z' or 'X')
                {
                    continue;
                }

                commandLine = File.ReadAllText($"{entry}/cmdline") + File.ReadAllText($"{entry}/environ").Replace("ETCD_DATA_DIR=", "", StringComparison.Ordinal);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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
        if (_stop.IsCancellationRequested) return;
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
