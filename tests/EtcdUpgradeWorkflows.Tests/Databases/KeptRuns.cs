using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EtcdUpgradeWorkflows.Tests.Databases;

/// <summary>
/// A database with a run at each kind of checkpoint, and how each is brought to its end: made by one version, finished by every later one.
/// A run's name says where it stands; a new kind of checkpoint is added here, and the expectation of an old one never goes.
/// </summary>
internal static class KeptRuns
{
    private const string Rollback = "kept-rollback";
    private const string Called = "kept-called";

    private static readonly DateTimeOffset Then = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>How each ends, and the lines it has written by then.</summary>
    private static readonly Dictionary<string, (RunSubStatus Ends, string[] Lines)> Expected = new()
    {
        ["waits for an instant"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["waits for an event"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["waits on both branches before a join"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["waits for another try"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["an effect is under way"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["needs a person"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["needs a person who cancels"] = (RunSubStatus.Cancelled, ["begun"]),
        ["faulted away from a safe point"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["paused"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["in the middle of a rollback"] = (RunSubStatus.Finished, ["begun", "undone", "begun", "end"]),
        ["waits within a workflow that it calls"] = (RunSubStatus.Finished, ["begun", "called", "back", "end"]),
        ["in the second round of a loop"] = (RunSubStatus.Finished, ["begun", "in a round", "in a round", "end"]),
        ["half way, with a message unread"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["left unsettled"] = (RunSubStatus.Cancelled, ["begun"]),
        ["never begun"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["a person was asked"] = (RunSubStatus.Finished, ["begun", "end"]),
        ["put off for a window"] = (RunSubStatus.Finished, ["begun", "end"]),
    };

    public static async Task MakeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var made = new Kept(services, new ShiftedTime(TimeSpan.Zero));
        await made.PublishAsync(Sequence(Rollback, "WaitForOperator", Wait("hold-on", "undo"), Write("undone")));
        await made.PublishAsync(Sequence(Called, "WaitForOperator", Write("called"), Wait("hold-on", "answer"), Write("back")));
        made.World.LookAnswers("broken", Broken, Broken);
        made.World.LookAnswers("faulting", Broken);
        made.World.LookAnswers("left", Broken);
        // As long as the database is being made, however often it is looked for.
        made.World.LookAnswers("asked", [.. Enumerable.Repeat(new ActivityResult.Failed(WorkflowError.Asked("test.asked", "Do it by hand.", "It is looked for.")), 1000)]);
        made.World.LookAnswers("held", new ActivityResult.Defer(made.Time.GetUtcNow().AddYears(10), WorkflowError.NeedsOperator("window.closed", "No maintenance window of 'kept' is open.", null)));
        made.World.LookAnswers("busy", new ActivityResult.Failed(WorkflowError.Transient("test.busy", "It is busy.")));
        await made.WorkAsync(
            async () =>
            {
                await made.StandAsync("waits for an instant", Sequence("kept-delay", "Fault", Write("begun"), Delay("night"), Write("end")), s => s.Bookmarks.Count == 1);
                await made.StandAsync("waits for an event", Sequence("kept-event", "Fault", Write("begun"), Wait("hold-on", "go"), Write("end")), s => s.Bookmarks.Count == 1);
                await made.StandAsync("waits on both branches before a join", Join("kept-join"), s => s.Bookmarks.Count == 2);
                await made.StandAsync(
                    "waits for another try", Sequence("kept-retry", "WaitForOperator", Write("begun"), Look("look", "busy", retries: true), Write("end")),
                    s => s.Queue.Any(q => q.NotBefore is not null));
                await made.StandAsync(
                    "needs a person", Sequence("kept-incident", "WaitForOperator", Write("begun"), Look("look", "broken"), Write("end")), s => s.Incidents.Count == 1);
                await made.StandAsync("needs a person who cancels", "kept-incident", s => s.Incidents.Count == 1);
                await made.StandAsync("paused", "kept-delay", s => s.Bookmarks.Count == 1);
                await made.PostAsync("paused", InboxMessageKind.Pause, new { reason = "lunch" }, s => s.Pause is { InForce: true });
                await made.StandAsync(
                    "faulted away from a safe point", Halves("kept-faulted", "Fault", "cluster:f", Look("look", "faulting")), s => s.Incidents.Count == 1, "cluster:f");
                await made.StandAsync(
                    "left unsettled", Halves("kept-left", "WaitForOperator", "cluster:u", Look("look", "left")), s => s.Incidents.Count == 1, "cluster:u");
                await made.PostAsync("left unsettled", InboxMessageKind.Cancel, new { now = true }, s => s.Cancel is not null);
                await made.StandAsync(
                    "half way, with a message unread", Halves("kept-half", "WaitForOperator", "cluster:h", Wait("hold-on", "go")), s => s.OpenKeys.Count == 1 && s.Bookmarks.Count == 1,
                    "cluster:h");
                await made.StandAsync("in the middle of a rollback", RolledBack("kept-rolled"), s => s.Bookmarks.Count == 1);
                await made.PostAsync(
                    "in the middle of a rollback", InboxMessageKind.Rollback, new { reason = "clients complain" }, s => s.Frames.Any(f => f.Then is not null) && s.Bookmarks.Count == 1);
                await made.StandAsync(
                    "waits within a workflow that it calls", Sequence("kept-caller", "WaitForOperator", Write("begun"), Call("call", Called), Write("end")),
                    s => s.Bookmarks.Count == 1 && s.Frames.Any(f => f.Outputs is not null));
                await made.StandAsync(
                    "in the second round of a loop", Sequence("kept-loop", "WaitForOperator", Write("begun"), TwoRounds(Wait("hold-on", "next"), Write("in a round")), Write("end")),
                    s => s.Bookmarks.Count == 1);
                await made.PostAsync("in the second round of a loop", InboxMessageKind.Event, new { name = "next" }, s => s.Bookmarks.Count == 1 && s.Frames.Any(f => f.Index == 2));
                await made.StandAsync(
                    "a person was asked", Sequence("kept-asked", "WaitForOperator", Write("begun"), Look("look", "asked"), Write("end")), s => s.Asked is not null);
                await made.StandAsync(
                    "put off for a window", Sequence("kept-held", "WaitForOperator", Write("begun"), Look("look", "held"), Write("end")), s => s.Queue.Any(q => q is { Deferred: not null, Deferrals: 1 }));
                made.World["slow"].Next(async act =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, made.Time, act.Cancelled);
                    return null;
                });
                await made.StandAsync(
                    "an effect is under way", Sequence("kept-effect", "WaitForOperator", Write("begun"), Effect("act", "slow"), Write("end")),
                    s => s.Intent is not null && made.World["slow"].ActCount == 1);
            },
            cancellationToken);
        await made.StartAsync("never begun", "kept-event");
        await made.PostAsync("half way, with a message unread", InboxMessageKind.Event, new { name = "go" }, _ => true);
        await made.AddOtherRowsAsync();
    }

    /// <summary>Answers whatever the runs ask until all have ended, a hundred years later.</summary>
    public static async Task FinishAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var kept = new Kept(services, new ShiftedTime(TimeSpan.FromDays(36_500)));
        var runs = (await kept.Queries.ListAsync(new RunFilter { Limit = 100 }, cancellationToken)).Runs;
        Assert.Empty(runs.Select(r => r.Name).Except(Expected.Keys.Select(string? (k) => k)));
        await kept.WorkAsync(
            async () =>
            {
                foreach (var run in runs.Where(r => r is { Status: RunStatus.Finished, SubStatus: RunSubStatus.Faulted })) await kept.SendAsync(run.Id, InboxMessageKind.Retry, new { });
                foreach (var run in runs) await kept.EndAsync(run.Id, cancels: run.Name == "needs a person who cancels");
            },
            cancellationToken);

        foreach (var run in runs)
        {
            var ended = (await kept.Queries.ReadAsync(run.Id, cancellationToken))!;
            var journal = await kept.Queries.ReadJournalAsync(run.Id, 0, 10_000, cancellationToken);
            Assert.Equal(JournalEntry.NoHash, journal[0].PreviousHash);
            Assert.All(journal.Zip(journal.Skip(1)), pair => Assert.Equal((pair.First.Sequence + 1, JournalEntry.HashOf(pair.First.Text)), (pair.Second.Sequence, pair.Second.PreviousHash)));
            var (ends, lines) = Expected[run.Name!];
            Assert.Equal((run.Name, ends), (run.Name, ended.Overview.SubStatus));
            Assert.Equal(lines, journal.Select(JournalEntry.Parse).Where(e => e.EventName == JournalEvent.Output).Select(e => e.Message));
            Assert.NotEmpty(await kept.Queries.ReadExecutionsAsync(run.Id, cancellationToken));
        }

        Assert.Equal("cluster:u", Assert.Single(await kept.Queries.ReadHoldsAsync(cancellationToken)).Key);
        await kept.TakeOverAsync("cluster:u");
        await kept.ReadOtherRowsAsync();
    }

    private static ActivityResult Broken => new ActivityResult.Failed(WorkflowError.NeedsOperator("test.broken", "It is broken.", "Mend it."));

    private static JsonObject Literal(string type, string value) => new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonObject Write(string text) => new() { ["id"] = $"write-{text}", ["type"] = "Elsa.WriteLine", ["text"] = Literal("String", text) };

    private static JsonObject Delay(string id) => new() { ["id"] = id, ["type"] = "Elsa.Delay", ["timeSpan"] = Literal("TimeSpan", "01:00:00") };

    private static JsonObject Wait(string id, string named) => new() { ["id"] = id, ["type"] = "Test.Wait", ["eventName"] = Literal("String", named) };

    private static JsonObject Call(string id, string definition) => new()
    {
        ["id"] = id, ["type"] = "Elsa.ExecuteWorkflow", ["workflowDefinitionId"] = Literal("String", definition), ["waitForCompletion"] = Literal("Boolean", "True"),
    };

    private static JsonObject TwoRounds(params JsonObject[] body) => new()
    {
        ["id"] = "each", ["type"] = "Elsa.ForEach", ["items"] = Literal("List<Object>", "[1, 2]"),
        ["body"] = new JsonObject { ["id"] = "round", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. body]) },
    };

    private static JsonObject Look(string id, string target, bool retries = false) => new()
    {
        ["id"] = id, ["type"] = "Test.Look", ["target"] = Literal("String", target),
        ["customProperties"] = retries ? new JsonObject { ["retry"] = new JsonObject { ["maxAttempts"] = 3, ["delay"] = "01:00:00" } } : new JsonObject(),
    };

    private static JsonObject Effect(string id, string effect, params (string Name, string Value)[] more)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = "Test.Effect", ["effect"] = Literal("String", effect) };
        foreach (var (name, value) in more) activity[name] = Literal("String", value);
        return activity;
    }

    private static JsonObject Definition(string id, string strategy, JsonObject root) => new()
    {
        ["definitionId"] = id, ["name"] = id, ["version"] = 1, ["options"] = new JsonObject { ["incidentStrategyType"] = strategy }, ["root"] = root,
    };

    private static JsonObject Sequence(string id, string strategy, params JsonObject[] activities) =>
        Definition(id, strategy, new() { ["id"] = "seq", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. activities]) });

    private static JsonObject Halves(string id, string strategy, string hold, JsonObject between) => Sequence(
        id, strategy, Write("begun"), Effect("open", $"{id}-open", ("opens", "member:a"), ("holds", hold)), between, Effect("close", $"{id}-close", ("closes", "member:a")), Write("end"));

    private static JsonObject Flow(string id, JsonObject[] activities, params (string From, string To)[] connections) => Definition(id, "WaitForOperator", new()
    {
        ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray([.. activities]),
        ["connections"] = new JsonArray([.. connections.Select(c => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = c.From }, ["target"] = new JsonObject { ["activity"] = c.To },
        })]),
    });

    private static JsonObject Join(string id) => Flow(
        id, [Write("begun"), Wait("left", "go"), Wait("right", "come"), Write("end")],
        ("write-begun", "left"), ("write-begun", "right"), ("left", "write-end"), ("right", "write-end"));

    private static JsonObject RolledBack(string id)
    {
        var definition = Flow(id, [Write("begun"), Wait("hold-on", "never"), Write("end")], ("write-begun", "hold-on"), ("hold-on", "write-end"));
        definition["customProperties"] = new JsonObject { ["rollback"] = new JsonObject { ["definitionId"] = Rollback, ["then"] = "write-end" } };
        return definition;
    }

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    /// <summary>One database and a server on it, with the test's activities.</summary>
    private sealed class Kept(IServiceProvider services, TimeProvider time)
    {
        private readonly Dictionary<string, Guid> _runs = [];
        private readonly HashSet<string> _published = [];
        private ActivityCatalog? _catalog;

        public FakeWorld World { get; } = new();

        public TimeProvider Time => time;

        public RunQueries Queries => services.GetRequiredService<RunQueries>();

        private IRunStore Store => services.GetRequiredService<IRunStore>();

        private IDefinitionStore Definitions => services.GetRequiredService<IDefinitionStore>();

        private ActivityCatalog Catalog => _catalog ??= new([.. EngineActivities.All, new TestEffect(World), new TestLook(World), new TestWait()]);

        private static CancellationToken Token => TestContext.Current.CancellationToken;

        /// <summary>Works until the task has ended, then stops in order.</summary>
        public async Task WorkAsync(Func<Task> task, CancellationToken cancellationToken)
        {
            // One run at a time: the fake world is not made for threads.
            var options = new RunOptions { Server = "kept", Node = "node-1", OwnClock = true, MaxRuns = 1, LookEvery = TimeSpan.FromMilliseconds(50) };
            var runner = new WorkflowRunner(Store, Catalog, new InputEvaluator(new ExpressionEvaluator(TestServer.Scripts)), new DefinitionCache(Store), NoHoldPolicy.Instance, options, NobodysMetrics.Runs, time);
            var worker = new WorkflowWorker(Store, runner, options, NobodysMetrics.Runs, time, NullLogger<WorkflowWorker>.Instance);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var working = worker.WorkAsync(stop.Token);
            try
            {
                await task();
            }
            finally
            {
                await stop.CancelAsync();
                await working;
            }
        }

        public async Task PublishAsync(JsonObject json)
        {
            var definition = DefinitionReader.Read(json.ToJsonString()).Definition!;
            if (_published.Add(definition.DefinitionId))
            {
                Assert.True(await Definitions.PublishAsync(
                    new(definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, Then, definition.ToJson(), JournalEntry.HashOf(definition.ToJson())), Token));
            }
        }

        public async Task StartAsync(string name, string definition, params string[] holds)
        {
            var (id, result) = await new RunStarter(Store, Definitions, new DefinitionValidator(Catalog), NoHoldPolicy.Instance, time).StartAsync(
                new StartRequest { DefinitionId = definition, Name = name, Subject = "kept", Holds = holds, StartedBy = "anna", Grants = [new Grant("attended", "anna")] }, Token);
            Assert.IsType<CreateRunResult.Created>(result);
            _runs[name] = id;
        }

        /// <summary>Starts it and waits until it stands where it should.</summary>
        public async Task StandAsync(string name, JsonObject definition, Func<RunState, bool> stands, params string[] holds)
        {
            await PublishAsync(definition);
            await StandAsync(name, definition["definitionId"]!.GetValue<string>(), stands, holds);
        }

        public async Task StandAsync(string name, string definition, Func<RunState, bool> stands, params string[] holds)
        {
            await StartAsync(name, definition, holds);
            await UntilAsync(async () => stands(await StateAsync(_runs[name])), name);
        }

        public async Task PostAsync(string name, string kind, object payload, Func<RunState, bool> stands)
        {
            await SendAsync(_runs[name], kind, payload);
            await UntilAsync(async () => stands(await StateAsync(_runs[name])), name);
        }

        public async Task SendAsync(Guid run, string kind, object payload) => Assert.Equal(PostResult.Posted, await Store.PostAsync(
            new InboxMessage { Id = Guid.NewGuid(), RunId = run, Kind = kind, Payload = EngineJson.Text(payload), SentBy = "anna", SentAt = time.GetUtcNow() }, Token));

        /// <summary>Each question is answered once.</summary>
        public async Task EndAsync(Guid run, bool cancels)
        {
            HashSet<string> answered = [];
            await UntilAsync(
                async () =>
                {
                    var details = (await Queries.ReadAsync(run, Token))!;
                    if (details.Overview.Status == RunStatus.Finished) return true;
                    if (details.Overview.Owner is not null || details.Inbox.Count > 0) return false;
                    var state = RunState.Parse(details.State);
                    if (state.Pause is { InForce: true } pause && answered.Add($"pause {pause.At:O}"))
                    {
                        await SendAsync(run, InboxMessageKind.Resume, new { });
                    }
                    else if (state.Incidents is [var incident, ..] && answered.Add(incident.Id))
                    {
                        await SendAsync(run, cancels ? InboxMessageKind.Cancel : InboxMessageKind.Retry, new { });
                    }
                    else if (state.Bookmarks.Find(b => b.EventName is not null && !answered.Contains(b.Id)) is { } bookmark)
                    {
                        answered.Add(bookmark.Id);
                        await SendAsync(run, InboxMessageKind.Event, new { name = bookmark.EventName });
                    }

                    return false;
                },
                run.ToString());
        }

        /// <summary>A new run of this build on what an older one left unsettled.</summary>
        public async Task TakeOverAsync(string hold)
        {
            await PublishAsync(Sequence("kept-next", "WaitForOperator", Write("begun")));
            await StartAsync("next", "kept-next", hold);
            Assert.Equal(RunState.UnsettledKeyOf(hold), Assert.Single((await StateAsync(_runs["next"])).OpenKeys).Key);
        }

        public async Task AddOtherRowsAsync()
        {
            await AddRowsOfTheSecondVersionAsync();
            await AddRowsOfTheThirdVersionAsync();
            await services.GetRequiredService<IClusterStore>().AddAsync(new("kept", """{"name":"kept","members":[]}""", "node-1", "cafe", ["1", "2"], "anna", Then), Token);
            await services.GetRequiredService<IScheduleStore>().AddAsync(
                new()
                {
                    Id = Guid.CreateVersion7(Then), Target = ScheduleTarget.Upgrade, Cluster = "kept", Kind = FireKind.StartAt, FireAt = Then.AddYears(200),
                    Request = """{"cluster":"kept","to":"3.5.16","requestedBy":"anna"}""", CreatedBy = "anna", CreatedAt = Then, Status = ScheduleStatus.Waiting,
                },
                Token);
            await services.GetRequiredService<IBackupStore>().SaveAsync(
                new("b1", "kept", _runs["paused"], "1", "m1", "3.4.23", 7, 4096, "ab", "/vault/kept/b1.snapshot", "node-1", Then, BackupProofLevel.Compared, 7, "hash 1"), Token);
        }

        // Since 0.2.0.
        private async Task AddRowsOfTheSecondVersionAsync()
        {
            await services.GetRequiredService<IClusterStore>().AddAsync(new("kept-2", ClusterFile.Write(Described), "node-1", null, [], "anna", Then), Token);
            await services.GetRequiredService<IBackupStore>().SaveAsync(
                new("b2-m1", "kept-2", _runs["paused"], "1", "m1", "3.3.25", 7, 4096, "ab", "/vault/kept/cd-b2-m1.v2.tar.gz", "node-1", Then, BackupProofLevel.Compared, 7, "7 keys")
                {
                    Kind = BackupKind.V2Data, Set = "b2", SetSize = 2, Target = "3.4.23",
                },
                Token);
        }

        private async Task ReadRowsOfTheSecondVersionAsync()
        {
            if (await services.GetRequiredService<IClusterStore>().FindAsync("kept-2", Token) is not { } cluster)
            {
                return;
            }

            var spec = ClusterFile.Read(cluster.Spec).Spec!;
            Assert.Equal(ClusterFile.Write(Described), ClusterFile.Write(spec));
            var backup = Assert.Single(await services.GetRequiredService<IBackupStore>().ListAsync("kept-2", null, Token));
            Assert.Equal((BackupKind.V2Data, "b2", 2, "3.4.23"), (backup.Kind, backup.Set, backup.SetSize, backup.Target));
        }

        // Since 0.3.0.
        private async Task AddRowsOfTheThirdVersionAsync()
        {
            var windows = services.GetRequiredService<IWindowStore>();
            Assert.True(await windows.AddAsync(Nights, Token));
            Assert.True(await windows.AddAsync(Winter, Token));
            Assert.True(await services.GetRequiredService<IPolicyStore>().AddAsync(Production, Token));
            Assert.True(await services.GetRequiredService<IChannelStore>().AddAsync(Chat, Token));
            await services.GetRequiredService<IAccessTokenStore>().AddAsync(Token3, Token);
            await services.GetRequiredService<IConsentStore>().AddAsync(Agreed, Token);
            Assert.IsType<KeepResult.Kept>(await services.GetRequiredService<IRunArchive>().KeepAsync(_runs["paused"], "change 4711", "anna", Then, Token));
        }

        private async Task ReadRowsOfTheThirdVersionAsync()
        {
            var windows = services.GetRequiredService<IWindowStore>();
            if ((await windows.ListWindowsAsync(Token)) is not [var window, ..])
            {
                return;
            }

            // As they were stored: a part that a later version adds has its default.
            Assert.Equal(EngineJson.Text(Nights), EngineJson.Text(window));
            Assert.NotNull(window.Document.Read(null).Value);
            var freeze = Assert.Single(await windows.ListFreezesAsync(Token));
            Assert.Equal(EngineJson.Text(Winter), EngineJson.Text(freeze));
            Assert.NotNull(freeze.Document.Read().Value);
            var policy = Assert.Single(await services.GetRequiredService<IPolicyStore>().ListAsync(Token));
            Assert.Equal(Production, policy);
            Assert.Equal((null, TimeSpan.FromHours(1)), (policy.Read().Problem, policy.Read().Policy.Soak));
            var channel = Assert.Single(await services.GetRequiredService<IChannelStore>().ListAsync(Token));
            Assert.Equal(EngineJson.Text(Chat), EngineJson.Text(channel));
            Assert.Equal(Token3, await services.GetRequiredService<IAccessTokenStore>().FindAsync(Token3.Id, Token));
            Assert.Equal(Agreed, Assert.Single(await services.GetRequiredService<IConsentStore>().ListAsync(Token)));
            var paused = (await Queries.ListAsync(new RunFilter { Limit = 100 }, Token)).Runs.Single(run => run.Name == "paused");
            Assert.Equal("change 4711", Assert.Single(await services.GetRequiredService<IRunArchive>().ListEvidenceAsync(paused.Id, Token)).Reason);
        }

        private static StoredWindow Nights => new(
            new("nights", "FREQ=WEEKLY;BYDAY=SU", "2026-11-29", "22:00", "Europe/Berlin", "04:00", ["kept-2"], Overrun: "00:30", Mixed: "finish", Labels: ["env=prod"], Missed: "skip"), "anna", Then);

        private static StoredFreeze Winter => new(new("winter", "2026-12-20T00:00:00Z", "2027-01-03T00:00:00Z", "holidays", [], ["env=prod"]), "anna", Then);

        private static StoredPolicy Production => StoredPolicy.Of(new("production", ["env=prod"], EngineJson.Read<System.Text.Json.JsonElement>("""{"window":"required","soak":"01:00:00"}""")), "anna", Then);

        private static StoredChannel Chat => new(new("chat", "webhook") { Url = "https://example.org/hook", Kinds = ["done"], RepeatEvery = "02:00" }, "anna", Then);

        private static AccessToken Token3 => new("0123456789abcdef", "bob", Role.Operator, new string('a', 64), "anna", Then, null, null);

        private static Consent Agreed => new("fedcba9876543210", "bob", Token3.Id, "anna", "kept-2", null, "looked at it", Then, Then.AddHours(1));

        // Every part of a description that is kept with it.
        private static ClusterSpec Described => new(
            "kept-2",
            [
                new("m1", new("http://127.0.0.1:1"), new("http://127.0.0.1:2"), new ProcessHostSpec(
                    "/opt/m1", "/data/m1", ["--name", "m1", "--data-dir", "/data/m1"], "/log/m1", new Dictionary<string, string> { ["GOMAXPROCS"] = "1" })
                {
                    Revisions =
                    [
                        new(EtcdMinor.Parse("3.4"), new(["--name", "m1", "--data-dir", "/data/m1", "--enable-v2=true"], new Dictionary<string, string>()), new("0123456789ab", "anna", Then)),
                    ],
                }),
                new("m2", new("http://127.0.0.1:3"), new("http://127.0.0.1:4"), new ProcessHostSpec("/opt/m2", "/data/m2", [], "/log/m2", new Dictionary<string, string>())
                {
                    ConfigFile = "/etc/etcd/m2.yaml", ConfigText = "name: m2\ndata-dir: /data/m2\n",
                }),
                new("m3", new("http://127.0.0.1:5"), new("http://127.0.0.1:6"), new ProcessHostSpec(
                    "/opt/m3", "/data/m3", ["--name", "m3", "--data-dir", "/data/m3"], "/log/m3", new Dictionary<string, string>())),
            ],
            EtcdAccess.None) { OwnPolicy = new(RequiresRehearsal: true) };

        public async Task ReadOtherRowsAsync()
        {
            await ReadRowsOfTheSecondVersionAsync();
            await ReadRowsOfTheThirdVersionAsync();
            var cluster = await services.GetRequiredService<IClusterStore>().FindAsync("kept", Token);
            Assert.Equal(("node-1", "cafe", 2, Then), (cluster?.Node, cluster?.ClusterId, cluster?.MemberIds.Count, cluster?.AddedAt));
            var schedule = Assert.Single(await services.GetRequiredService<IScheduleStore>().ListAsync(ScheduleStatus.Waiting, Token));
            Assert.Equal(("3.5.16", Then.AddYears(200)), (EngineJson.Read<EtcdUpgradeWorkflows.Etcd.Upgrades.UpgradeRequest>(schedule.Request).To, schedule.FireAt));
            var backup = Assert.Single(await services.GetRequiredService<IBackupStore>().ListAsync("kept", null, Token));
            Assert.Equal((BackupProofLevel.Compared, 7L), (backup.Proof, backup.ProvedRevision));
            Assert.NotEmpty(await services.GetRequiredService<IControllerIdentity>().ReadAsync("kept", Token));
        }

        private async Task<RunState> StateAsync(Guid run) => RunState.Parse((await Queries.ReadAsync(run, Token))!.State);

        private async Task UntilAsync(Func<Task<bool>> condition, string what)
        {
            var began = time.GetTimestamp();
            while (!await condition())
            {
                Assert.True(time.GetElapsedTime(began) < Deadline, $"'{what}' did not come to stand where it should");
                await Task.Delay(TimeSpan.FromMilliseconds(10), time, Token);
            }
        }
    }
}
