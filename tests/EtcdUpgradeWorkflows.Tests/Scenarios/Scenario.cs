using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>
/// A definition file of this folder, run in virtual time until it has ended or only a message could move it.
/// <see cref="MatchesTranscript"/> compares what happened with the text file beside the definition.
/// </summary>
internal sealed class Scenario
{
    private readonly string _name;
    private readonly List<(TimeSpan At, Func<Task> Action)> _actions = [];
    private readonly List<TestServer> _servers = [];
    private readonly Dictionary<string, JsonElement> _inputs = new(StringComparer.Ordinal);

    /// <param name="options">Of every server; null: the usual ones.</param>
    public Scenario(string name, RunOptions? options = null)
    {
        _name = name;
        Options = options ?? new() { Server = "", Node = "node-1" };
        Store = new(VirtualWorld.Time);
        Catalog = new([.. EngineActivities.All, new TestEffect(World), new TestLook(World), new TestWait()]);
        Server = AddServer("server-1");
        VirtualWorld.Describe = () => string.Join('\n', Transcript().Split('\n').TakeLast(25));
    }

    public VirtualWorld VirtualWorld { get; } = new();

    public FakeWorld World { get; } = new();

    public InMemoryRunStore Store { get; }

    public ActivityCatalog Catalog { get; }

    /// <summary>What the servers count, of this scenario alone.</summary>
    public Meter Meter { get; } = new("scenario");

    public RunOptions Options { get; }

    /// <summary>The first server.</summary>
    public TestServer Server { get; }

    public Guid RunId { get; private set; }

    public StoredRun Run => Store.Run(RunId);

    public RunState State => RunState.Parse(Run.State);

    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>False: the run is created as it is, past the checks that refuse a definition with errors.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Definitions of this folder that are published beside the scenario's own.</summary>
    public IReadOnlyList<string> Published { get; init; } = [];

    /// <summary>The activity the run is started by.</summary>
    public string? Trigger { get; init; }

    /// <summary>What is there when the run is started: further runs have come as far as they can by then.</summary>
    public Func<Scenario, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>For a run that is not checked: as it was stored before.</summary>
    public string StoredState { get; init; } = new RunState().ToJson();

    /// <summary>For a run that is not checked.</summary>
    public IReadOnlyList<DefinitionVersion> Pins { get; init; } = [];

    public IReadOnlyList<string> OutputLines => OutputLinesOf(RunId);

    public IReadOnlyList<string> OutputLinesOf(Guid run) =>
        [.. Store.Run(run).Journal.Select(JournalEntry.Parse).Where(e => e.EventName == JournalEvent.Output).Select(e => e.Message!)];

    public Scenario Input(string name, object value)
    {
        _inputs[name] = EngineJson.Element(value);
        return this;
    }

    /// <summary>Does something at a time counted from the start.</summary>
    public Scenario At(TimeSpan at, Action action) => At(at, () =>
    {
        action();
        return Task.CompletedTask;
    });

    public Scenario At(TimeSpan at, Func<Task> action)
    {
        _actions.Add((at, action));
        return this;
    }

    public Scenario Post(TimeSpan at, string kind, object? payload = null) => At(at, () => PostNowAsync(kind, payload));

    public async Task PostNowAsync(string kind, object? payload = null, Guid? id = null)
    {
        var result = await Store.PostAsync(new InboxMessage
        {
            Id = id ?? Guid.NewGuid(), RunId = RunId, Kind = kind, Payload = payload as string ?? EngineJson.Text(payload ?? new { }), SentBy = "anna",
            SentAt = VirtualWorld.Time.GetUtcNow(),
        }, CancellationToken.None);
        Assert.Equal(PostResult.Posted, result);
    }

    public TestServer AddServer(string name)
    {
        var server = new TestServer(name, Store, Catalog, VirtualWorld.Time, Options, metrics: new(Meter));
        _servers.Add(server);
        return server;
    }

    public Scenario Play()
    {
        VirtualWorld.Run(async () =>
        {
            await PublishAllAsync();
            await Before(this);
            Server.Start();
            while (Store.Runs.Any(r => r.New.Node is null && !IsQuiet(r)))
            {
                await WaitAsync(TimeSpan.FromSeconds(1));
            }

            await StartAsync();
            Server.Worker.Wake();
            var started = VirtualWorld.Time.GetUtcNow();
            foreach (var (at, action) in _actions.OrderBy(a => a.At))
            {
                await WaitAsync(started + at - VirtualWorld.Time.GetUtcNow());
                await action();
            }

            for (var pause = TimeSpan.FromSeconds(1); Store.Runs.Any(r => r.New.Node is null && !IsQuiet(r)); pause = pause < TimeSpan.FromMinutes(1) ? 2 * pause : pause)
            {
                await WaitAsync(pause);
            }
        });
        return this;
    }

    public Scenario Ends(RunSubStatus subStatus)
    {
        Assert.Equal((subStatus is RunSubStatus.Suspended ? RunStatus.Running : RunStatus.Finished, subStatus), (Run.Status, Run.SubStatus));
        return this;
    }

    /// <summary>Journal without times, ids, hashes and claim lines, and how the run is left.</summary>
    public string Transcript()
    {
        var text = new StringBuilder();
        foreach (var entry in Run.Journal.Select(JournalEntry.Parse).Where(e => e.EventName != JournalEvent.Claimed))
        {
            text.Append($"{entry.EventName,-18}{entry.ActivityName,-14}{Texts.WithoutInstants(entry.Message ?? "")}".TrimEnd());
            text.Append(entry.By is null ? "" : $"  [{entry.By}]").Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"= {Run.Status} {Run.SubStatus}{(Run.Paused ? ", paused" : "")}{(Run.NeedsYou ? ", needs you" : "")}").Append('\n');
        if (Run.Outputs is { } outputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"= outputs {outputs}").Append('\n');
        }

        foreach (var line in World.Done.Concat(State.OpenKeys.Select(k => $"open {k.Key}")).Concat(Store.Holds.Values.Select(h => $"holds {h.Key}{(h.Unsettled ? ", unsettled" : "")}")))
        {
            text.Append(CultureInfo.InvariantCulture, $"= {Texts.WithoutIds(line)}").Append('\n');
        }

        foreach (var other in Store.Runs.Where(r => r.New.Id != RunId && r.New.Node is null))
        {
            text.Append(CultureInfo.InvariantCulture, $"= run {other.RunNumber} {other.SubStatus}: {string.Join(" | ", OutputLinesOf(other.New.Id))}").Append('\n');
        }

        return text.ToString();
    }

    public Scenario MatchesTranscript(string? name = null)
    {
        var file = Path.Combine(Folder(), $"{name ?? _name}.transcript.txt");
        var actual = Transcript();
        if (Environment.GetEnvironmentVariable("ETCDUP_UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : $"(there is no {file}: run with ETCDUP_UPDATE_TRANSCRIPTS=1)", actual);
        return this;
    }

    public static string DefinitionText(string name) => File.ReadAllText(Path.Combine(Folder(), $"{name}.json"));

    public Task PublishAsync(string json)
    {
        var definition = DefinitionReader.Read(json).Definition!;
        return Store.PublishAsync(new(
            definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, VirtualWorld.Time.GetUtcNow(), definition.ToJson(),
            JournalEntry.HashOf(definition.ToJson())), CancellationToken.None);
    }

    private static bool IsQuiet(StoredRun run) =>
        run.Status == RunStatus.Finished || run is { SubStatus: RunSubStatus.Suspended, DueAt: null, Owner: null };

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private Task WaitAsync(TimeSpan span) => span > TimeSpan.Zero ? Task.Delay(span, VirtualWorld.Time) : Task.CompletedTask;

    private async Task PublishAllAsync()
    {
        await PublishAsync(DefinitionText("rollback"));
        foreach (var name in Published)
        {
            await PublishAsync(DefinitionText(name));
        }

        await PublishAsync(DefinitionText(_name));
    }

    private async Task StartAsync()
    {
        var definition = DefinitionReader.Read(DefinitionText(_name)).Definition!;
        if (!IsChecked)
        {
            RunId = Guid.CreateVersion7(VirtualWorld.Time.GetUtcNow());
            await Store.CreateAsync(new NewRun
            {
                Id = RunId, Definition = definition.Key, Pins = Pins, State = StoredState, Input = "{}", StartedBy = "anna", Holds = Holds,
                CreatedAt = VirtualWorld.Time.GetUtcNow(),
            }, CancellationToken.None);
            return;
        }

        RunId = await StartAsync(new StartRequest { DefinitionId = definition.DefinitionId, Inputs = _inputs, Holds = Holds, Trigger = Trigger, StartedBy = "anna" });
    }

    /// <summary>Starts a further run of a definition that is published.</summary>
    public async Task<Guid> StartAsync(StartRequest request)
    {
        var starter = new RunStarter(Store, Store, new DefinitionValidator(Catalog), NoHoldPolicy.Instance, VirtualWorld.Time);
        var (id, result) = await starter.StartAsync(request, CancellationToken.None);
        Assert.IsType<CreateRunResult.Created>(result);
        return id;
    }
}
