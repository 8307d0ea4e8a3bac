using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>The shipped rolling upgrade on a cluster in memory, in virtual time. At its end no violation may have been seen.</summary>
internal sealed partial class UpgradeScenario
{
    private readonly List<(Func<UpgradeScenario, bool> When, Func<Task> Then)> _reactions = [];
    private readonly List<Grant> _grants = [];

    public UpgradeScenario(FakeEtcdOptions? options = null, params string[] releases)
    {
        Cluster = new(World.Time, options);
        Store = new(World.Time);
        var prober = new ClusterProber(Cluster, Cluster, World.Time);
        var clusters = Clusters = new FakeClusters(Cluster.Spec) { Runs = Store };
        var directory = new ClusterDirectory(clusters, Policies);
        Maintenance = new(Windows, directory, World.Time);
        Silences = new(World.Time);
        var source = new FakeReleases(releases.Length == 0 ? ["3.4.23", "3.5.16"] : releases);
        var ports = new EtcdActivityPorts(
            new FencedClusters(directory, clusters, Cluster, Cluster, prober, new HopRulebook(Rules, World.Time), Maintenance, World.Time), new ClusterTakeover(directory, clusters, Cluster, World.Time), new MemberSwap(NobodysMetrics.Swaps, World.Time),
            new PreflightInspector(prober, Cluster, source, Cluster, new FakeSurroundings(), FakeSurroundings.Database, World.Time), clusters, source, Vault, Vault, Scratch = new(Cluster), new RunNode("node-1"), new FakeClusterHealth(), new(Gates = new(World.Time), Steps, Silences));
        Catalog = new([.. EngineActivities.All, .. EtcdActivities.All(ports)]);
        World.Describe = () => string.Join('\n', Transcript().Split('\n').TakeLast(25));
        AddServer("server-1");
    }

    public VirtualWorld World { get; } = new() { MaxSteps = 60_000 };

    public FakeEtcdCluster Cluster { get; }

    public FakeHopRules Rules { get; } = new();

    public InMemoryRunStore Store { get; }

    public FakeClusters Clusters { get; }

    public FakeVault Vault { get; } = new();

    public FakeScratch Scratch { get; }

    public FakeWindows Windows { get; } = new();

    public FakePolicies Policies { get; } = new();

    public FakeGates Gates { get; }

    public FakeSteps Steps { get; } = new();

    public FakeSilences Silences { get; }

    public MaintenanceGuard Maintenance { get; }

    public ActivityCatalog Catalog { get; }

    public List<TestServer> Servers { get; } = [];

    public string Target { get; init; } = "3.5.16";

    public string Definition { get; init; } = "rolling-upgrade";

    /// <summary>For a way of several hops.</summary>
    public string? Via { get; init; }

    /// <summary>What the definition has besides.</summary>
    public IReadOnlyList<(string Name, string Value)> MoreInputs { get; init; } = [];

    /// <summary>Definitions of the test's own.</summary>
    public List<StoredDefinition> Others { get; } = [];

    /// <summary>Besides the cluster; null: the target.</summary>
    public (string Name, string Value)? Input { get; init; }

    /// <summary>The newest version of the rollback definition that is published when the run begins; newer ones are published right after.</summary>
    public int RollbackVersion { get; init; } = int.MaxValue;

    public Guid RunId { get; private set; }

    public StoredRun Run => Store.Run(RunId);

    public RunState State => RunState.Parse(Run.State);

    public IEnumerable<JournalEntry> Journal => Run.Journal.Select(JournalEntry.Parse);

    public UpgradeScenario Grant(string name)
    {
        _grants.Add(new(name, "anna"));
        return this;
    }

    /// <summary>Once, as soon as something is true.</summary>
    public UpgradeScenario When(Func<UpgradeScenario, bool> condition, Func<UpgradeScenario, Task> action) => When(condition, () => action(this));

    public UpgradeScenario When(Func<UpgradeScenario, bool> condition, Action<UpgradeScenario> action) => When(condition, () => action(this));

    public UpgradeScenario When(Func<UpgradeScenario, bool> condition, Func<Task> action)
    {
        _reactions.Add((condition, action));
        return this;
    }

    public UpgradeScenario When(Func<UpgradeScenario, bool> condition, Action action) => When(condition, () =>
    {
        action();
        return Task.CompletedTask;
    });

    public UpgradeScenario WhenIncident(string code, string kind, object? payload = null) =>
        When(s => s.State.Incidents.Any(i => i.Error.Code == code) && s.Run.Owner is null && s.Run.Inbox.Count == 0, () => PostAsync(kind, payload));

    public UpgradeScenario WhenPaused(string kind, object? payload = null) => When(s => s.Run.Paused && s.Run.Owner is null && s.Run.Inbox.Count == 0, () => PostAsync(kind, payload));

    public static Func<UpgradeScenario, bool> Journaled(string text) => s => s.Journal.Any(e => e.Message?.Contains(text, StringComparison.Ordinal) == true);

    public TestServer AddServer(string name)
    {
        var server = new TestServer(name, Store, Catalog, World.Time, policy: Maintenance);
        Servers.Add(server);
        return server;
    }

    public async Task PostAsync(string kind, object? payload = null) => Assert.Equal(PostResult.Posted, await Store.PostAsync(new()
    {
        Id = Guid.CreateVersion7(World.Time.GetUtcNow()), RunId = RunId, Kind = kind, Payload = EngineJson.Text(payload ?? new { }), SentBy = "anna",
        SentAt = World.Time.GetUtcNow(),
    }, CancellationToken.None));

    public UpgradeScenario Play()
    {
        World.Run(async () =>
        {
            await PublishAsync(d => d.DefinitionId != "rollback-mixed" || d.Version <= RollbackVersion);
            foreach (var other in Others)
            {
                await Store.PublishAsync(other, CancellationToken.None);
            }

            var starter = new RunStarter(Store, Store, new DefinitionValidator(Catalog), Maintenance, World.Time);
            var (id, result) = await starter.StartAsync(new StartRequest
            {
                IsPrivileged = true,
                DefinitionId = Definition, Subject = "fake", Holds = [FencedClusters.KeyOf("fake")], Grants = _grants, StartedBy = "anna",
                Inputs = InputsOfRun(),
            }, CancellationToken.None);
            Assert.IsType<CreateRunResult.Created>(result);
            RunId = id;
            await PublishAsync(_ => true);
            Servers[0].Start();
            while (_reactions.Count > 0 || !IsQuiet)
            {
                if (_reactions.FindIndex(r => r.When(this)) is >= 0 and var due)
                {
                    var reaction = _reactions[due];
                    _reactions.RemoveAt(due);
                    await reaction.Then();
                }
                else if (IsQuiet)
                {
                    break;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), World.Time);
            }
        });
        Assert.Empty(Cluster.Violations);
        Assert.True(_reactions.Count == 0, $"{_reactions.Count} reactions did not come about:\n{Transcript()}");
        return this;
    }

    private Dictionary<string, JsonElement> InputsOfRun()
    {
        Dictionary<string, JsonElement> inputs = new() { ["Cluster"] = EngineJson.Element("fake"), [Input?.Name ?? "Target"] = EngineJson.Element(Input?.Value ?? Target) };
        foreach (var (name, value) in MoreInputs)
        {
            inputs[name] = EngineJson.Element(value);
        }

        if (Via is not null)
        {
            inputs["Via"] = EngineJson.Element(Via);
        }

        return inputs;
    }

    private async Task PublishAsync(Func<WorkflowDefinition, bool> isWanted)
    {
        foreach (var file in Directory.EnumerateFiles(Workflows(), "v*.json", SearchOption.AllDirectories))
        {
            var definition = DefinitionReader.Read(await Task.FromResult(File.ReadAllText(file))).Definition!;
            if (isWanted(definition))
            {
                await Store.PublishAsync(new(
                    definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, World.Time.GetUtcNow(), definition.ToJson(),
                    JournalEntry.HashOf(definition.ToJson())), CancellationToken.None);
            }
        }
    }

    public UpgradeScenario Ends(RunSubStatus subStatus)
    {
        Assert.True(subStatus == Run.SubStatus, $"{Run.SubStatus}:\n{World.Describe()}");
        return this;
    }

    /// <summary>The journal without times, ids, hashes and claim lines, and the cluster as it is left.</summary>
    public string Transcript()
    {
        var text = new StringBuilder();
        foreach (var entry in Journal.Where(e => e.EventName is not (JournalEvent.Claimed or "Started")))
        {
            text.Append($"{entry.EventName,-18}{entry.ActivityName,-28}{Plain(entry.Message ?? "")}".TrimEnd());
            text.Append(entry.By is null ? "" : $"  [{entry.By}]").Append('\n');
        }

        text.Append($"= {Run.Status} {Run.SubStatus}{(Run.Paused ? ", paused" : "")}{(Run.NeedsYou ? ", needs you" : "")}\n");
        foreach (var member in Cluster.Members)
        {
            text.Append($"= {member.Name} {member.Process?.Version ?? "stopped"}, forward swaps {member.ForwardSwaps}, stops {member.Stops}\n");
        }

        text.Append($"= cluster version {Cluster.ClusterVersion}\n");
        foreach (var hold in Store.Holds.Values)
        {
            text.Append($"= holds {hold.Key}{(hold.Unsettled ? ", unsettled" : "")}\n");
        }

        return text.ToString();
    }

    public UpgradeScenario MatchesTranscript([CallerMemberName] string name = "", [CallerFilePath] string path = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(path)!, $"{name}.transcript.txt");
        var actual = Transcript();
        if (Environment.GetEnvironmentVariable("ETCDUP_UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : $"(there is no {file}: run with ETCDUP_UPDATE_TRANSCRIPTS=1)", actual);
        return this;
    }

    private bool IsQuiet => Run.Status == RunStatus.Finished || Run is { SubStatus: RunSubStatus.Suspended, DueAt: null, Owner: null };

    private static string Plain(string text) => Hash().Replace(Milliseconds().Replace(Texts.WithoutIds(Texts.WithoutInstants(text)), "<n> ms"), "<hash>");

    private static string Workflows([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "../../../../workflows");

    [GeneratedRegex(@"\b\d+ ms\b")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"\b[0-9a-f]{64}\b")]
    private static partial Regex Hash();
}
