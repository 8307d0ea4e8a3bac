using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>One claim of one run, from the claim to the commit that gives it back. <see cref="RunAsync"/> is the loop.</summary>
internal sealed class RunExecution : IActivityHost, IAsyncDisposable
{
    private readonly RunSession _session;
    private readonly RunTree _tree;
    private readonly RunInbox _inbox;
    private readonly RunCommits _commits;
    private readonly ExecutionResults _results;
    private readonly EffectExecution _effects;
    private readonly ActivityCatalog _catalog;
    private readonly DefinitionCache _definitions;
    private readonly InputEvaluator _inputs;
    private readonly IHoldPolicy _policy;
    private readonly RunOptions _options;
    private readonly Action<RunClaim> _numberChanged;
    private readonly Func<bool> _mayBegin;
    private readonly Func<Drain?> _draining;

    public RunExecution(
        RunSession session, IRunStore store, ActivityCatalog catalog, InputEvaluator inputs, DefinitionCache definitions, IHoldPolicy policy, RunOptions options,
        RunMetrics metrics, TimeProvider time, Action<RunClaim> numberChanged, Func<bool> mayBegin, Func<Drain?> draining, CancellationToken claimEnds)
    {
        _session = session;
        _tree = new(session, catalog);
        _inbox = new(session, _tree);
        _commits = new(session, store, metrics, time, claimEnds);
        _results = new(session, _tree, _commits, metrics);
        _effects = new(session, _tree, _commits, _results, catalog, this);
        _catalog = catalog;
        _definitions = definitions;
        _inputs = inputs;
        _policy = policy;
        _options = options;
        _numberChanged = numberChanged;
        _mayBegin = mayBegin;
        _draining = draining;
        Events = store;
        Time = time;
    }

    public RunClaim Claim => _session.Claim;

    public long RunNumber => _session.Run.RunNumber;

    public IReadOnlyList<Grant> Grants => State.GrantsAt(_session.Run.Grants, Now);

    public TimeProvider Time { get; }

    public DateTimeOffset Now => _session.Now;

    public ClaimScope Scope { get; private set; } = new();

    public JsonElement? FindOutput(string frameId, string name) => _tree.FindWorkflowOutput(_tree.FrameOf(frameId), name);

    public string? Trigger => State.Trigger;

    public IRunEvents Events { get; }

    private RunState State
    {
        get => _session.State;
        set => _session.State = value;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Begin();
        while (!_commits.GaveBack)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_inbox.ObeyAll())
            {
                await _commits.CommitAsync(cancellationToken);
            }
            else if (await EndedAsync(cancellationToken) || await StandingStillAsync(cancellationToken))
            {
                continue; // given back, or messages came instead
            }
            else if (!_session.Run.HasTurn)
            {
                await _commits.WaitForTurnAsync(_session.Run.DueAt ?? Now, cancellationToken); // claimed for its messages alone
            }
            else if (!_mayBegin())
            {
                throw new ClaimLostException("the lease could not be renewed");
            }
            else if (!State.Incidents.IsEmpty && _session.MainGraph.Definition.IncidentStrategy == IncidentStrategy.WaitForOperator)
            {
                await _commits.GiveBackAsync(null, cancellationToken); // the whole run stands still: another branch must not act on a half-done world
            }
            else if (State.Intent is { } intent)
            {
                await _effects.ContinueAsync(intent, cancellationToken);
            }
            else if (_draining() is { } drain && State.IsSafePoint && HasWork())
            {
                _session.WriteEvent(JournalEvent.Note, $"Given back at a safe point: {_options.Server} is drained. Any other server goes on.", drain.By);
                await _commits.GiveBackAsync(Now, cancellationToken);
            }
            else if (NextDue() is { } next)
            {
                await ExecuteAsync(next, cancellationToken);
            }
            else if (State.Bookmarks.Find(b => b.DueAt <= Now) is { } bookmark)
            {
                await ResumeAsync(bookmark, cancellationToken);
            }
            else
            {
                await SuspendAsync(cancellationToken);
            }
        }
    }

    public bool IsOpen(string key) => State.OpenKeys.Exists(open => open.Key == key);

    public async Task OpenKeyAsync(string key, string executionId, CancellationToken cancellationToken)
    {
        if (!IsOpen(key))
        {
            State = State with { OpenKeys = State.OpenKeys.Add(new(key, executionId, Now)) };
            await _commits.CommitAsync(cancellationToken);
        }
    }

    public async Task ShowAsync(JsonElement? progress, CancellationToken cancellationToken)
    {
        var result = await _commits.TellAsync(new Checkpoint
        {
            Claim = Claim, State = _session.CommittedState, Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, DueAt = Now,
            NeedsYou = !State.Incidents.IsEmpty || State.Asked is not null, IncidentCount = State.Incidents.Count,
            CurrentActivity = _session.CurrentActivity, Progress = progress?.GetRawText(), HalfDone = !State.IsSafePoint, At = Now,
        }, cancellationToken);
        if (result is CheckpointResult.Committed committed)
        {
            _session.Inbox = committed.Inbox;
        }
    }

    public ValueTask DisposeAsync() => Scope.DisposeAsync();

    private void Begin()
    {
        var left = _session.Run is { Interrupted: true, UpdatedAt: { } last } ? $" The worker before it did not let go of the run; it last wrote at {last:O}." : "";
        _session.WriteEvent(JournalEvent.Claimed, $"Claimed by {_options.Server} under number {Claim.Number}.{left}");
        if (State.NextId == 0)
        {
            _tree.StartRun();
        }

        // Whatever kept it away (a server that died or was stopped, a start that nobody was there for): it was due, and nobody worked on it.
        if (_session.Run.HasTurn && !_session.Run.KeptWaiting && _session.Run.DueAt is { } due && Now - due > _options.ResumeWithin && State.Pause is null && State.Cancel is null)
        {
            var gap = Now - due;
            State = State with
            {
                Pause = new(RunSession.RunnerName, $"interrupted for {gap:d\\.hh\\:mm\\:ss}, longer than {_options.ResumeWithin:c}", AtSafePoint: true, InForce: false, Now),
            };
            _session.WriteEvent(JournalEvent.Note, $"The run was interrupted for {gap:d\\.hh\\:mm\\:ss}: what is half done is finished, then a yes is waited for.");
        }
    }

    // True when the run has ended, by its root or by a cancel.
    private async Task<bool> EndedAsync(CancellationToken cancellationToken)
    {
        if (State.RootEnded)
        {
            await _commits.EndAsync(RunSubStatus.Finished, State.IsSafePoint ? HoldChange.Release : HoldChange.MarkUnsettled, "The run has finished.", null, cancellationToken);
            return true;
        }

        if (State.Cancel is { } cancel && (cancel.Now || State.IsSafePoint))
        {
            var safe = State.IsSafePoint;
            var open = State.OpenKeys.Select(k => k.Key).DefaultIfEmpty("an effect under way");
            _tree.CancelAll();
            var left = safe ? "at a safe point" : $"away from a safe point; open: {string.Join(", ", open)}";
            await _commits.EndAsync(RunSubStatus.Cancelled, safe ? HoldChange.Release : HoldChange.MarkUnsettled, $"Cancelled {left}.", null, cancellationToken);
            return true;
        }

        return false;
    }

    // True when a pause is in force. A cancel goes on to its safe point instead.
    private async Task<bool> StandingStillAsync(CancellationToken cancellationToken)
    {
        if (State.Pause is not { } pause || State.Cancel is not null)
        {
            return false;
        }

        var atIncident = State.Intent is { } intent && State.Incidents.Any(i => i.Activity.ExecutionId == intent.Activity.ExecutionId);
        if (pause.AtSafePoint ? !State.IsSafePoint : State.Intent is not null && !atIncident)
        {
            return false;
        }

        if (!pause.InForce)
        {
            State = State with { Pause = pause with { InForce = true } };
            var message = $"Paused {(State.IsSafePoint ? "at a safe point" : "away from a safe point")}{(pause.Reason is null ? "" : $": {pause.Reason}")}.";
            _session.WriteEvent(JournalEvent.Paused, message, pause.By);

            // A person who paused it knows.
            if (pause.By == RunSession.RunnerName)
            {
                _session.Notify(NotificationKind.NeedsYou, message, "It goes on after a yes: `etcdup runs resume`.");
            }
        }

        await _commits.GiveBackAsync(null, cancellationToken);
        return true;
    }

    private bool HasWork() => NextDue() is not null || State.Bookmarks.Exists(b => b.DueAt <= Now);

    private ScheduledActivity? NextDue() => State.Queue.Find(q => q.NotBefore is null || q.NotBefore <= Now);

    private Task SuspendAsync(CancellationToken cancellationToken) => _commits.GiveBackAsync(
        State.Queue.Select(q => q.NotBefore).Concat(State.Bookmarks.Select(b => b.DueAt)).Where(d => d is not null).Min(), cancellationToken);

    private async Task ExecuteAsync(ScheduledActivity scheduled, CancellationToken cancellationToken)
    {
        var frame = _tree.FrameOf(scheduled.FrameId);
        var node = _tree.NodeOf(scheduled);
        var isFirst = scheduled.StartedAt is null;
        scheduled = scheduled with { StartedAt = scheduled.StartedAt ?? Now };
        _session.CurrentActivity = node.Title;
        if (_catalog.Find(node.Type, node.Version) is not { } activity)
        {
            StartedLine(isFirst, scheduled, node);
            await _results.FailAsync(scheduled, node, null, WorkflowError.Permanent(
                "activity.unknown", $"Activity type '{node.Type}' version '{node.Version}' could not be found."), cancellationToken);
            return;
        }

        ActivityInputs inputs;
        IReadOnlyList<VariableChange> changes;
        IReadOnlyList<string> missing;
        try
        {
            (inputs, changes) = _inputs.Evaluate(activity.Descriptor, node, _tree.ScopeOf(frame, scheduled.ExecutionId), cancellationToken);
            missing = [.. activity.RequiredHolds(inputs).Except(_session.Holds)];
        }
        catch (WorkflowErrorException e)
        {
            StartedLine(isFirst, scheduled, node);
            await _results.FailAsync(scheduled, node, activity, e.Error, cancellationToken);
            return;
        }

        if (missing.Count > 0 && !await TakeHoldsAsync(missing, activity, scheduled, node, isFirst, cancellationToken))
        {
            return;
        }

        if (activity is ContainerActivity container)
        {
            if (await FindCallProblemAsync(container, inputs, frame, cancellationToken) is { } problem)
            {
                StartedLine(isFirst, scheduled, node);
                await _results.FailAsync(scheduled, node, activity, problem, cancellationToken);
                return;
            }

            await StartContainerAsync(scheduled, node, activity, inputs, changes, cancellationToken);
            return;
        }

        scheduled = scheduled with { Inputs = inputs.ToJson() };
        Replace(scheduled);
        _session.Record(_tree.RecordOf(scheduled, node, "Running"));
        StartedLine(isFirst, scheduled, node);
        using var span = RunTracing.StartActivity(node, scheduled);
        var context = new ActivityContext(this, node, scheduled, inputs) { Changes = changes };
        if (activity is EffectActivity effect)
        {
            await _effects.BeginAsync(effect, context, cancellationToken);
            return;
        }

        if (activity.Descriptor.Behavior == ActivityBehavior.Observing)
        {
            await _commits.CommitAsync(cancellationToken); // watchers see what it is at, and a message that came is not kept waiting behind it
            if (_session.Inbox.Count > 0)
            {
                return;
            }
        }

        var result = await ActivityCall.ExecuteAsync(node, Time, ct => ((LeafActivity)activity).ExecuteAsync(context, ct).AsTask(), cancellationToken);
        await _results.ApplyAsync(result, context, scheduled, node, activity, cancellationToken);
    }

    // The definition a container runs is fixed here at the latest, and committed with the container's start.
    private async Task<WorkflowError?> FindCallProblemAsync(ContainerActivity container, ActivityInputs inputs, Frame frame, CancellationToken cancellationToken)
    {
        try
        {
            if (container.CalledBy(inputs) is not { } id)
            {
                return null;
            }

            if (_tree.CallersOf(frame) is var callers && callers.Contains(id))
            {
                return ExecuteWorkflow.Circle([.. callers, id]).Error;
            }

            if (_session.PinOf(id) is { } pinned)
            {
                return _session.Graphs.ContainsKey(pinned) ? null : throw new InvalidOperationException($"The graph of {pinned} was not loaded.");
            }

            var version = await _definitions.FindPublishedAsync(id, cancellationToken);
            if (version is null)
            {
                return WorkflowError.Permanent("definition.not_found", $"There is no published definition '{id}'.", "Publish it, then retry.");
            }

            _session.Graphs[version] = (await _definitions.LoadAsync([version], cancellationToken))[version];
            State = State with { Pins = (State.Pins ?? []).Add(version) };
            return null;
        }
        catch (WorkflowErrorException e)
        {
            return e.Error;
        }
    }

    private async Task StartContainerAsync(
        ScheduledActivity scheduled, ActivityNode node, Activity activity, ActivityInputs inputs, IReadOnlyList<VariableChange> changes, CancellationToken cancellationToken)
    {
        var before = _session.Mark();
        try
        {
            _tree.ChangeVariables(changes);
            _tree.StartContainer(scheduled, inputs);
        }
        catch (WorkflowErrorException e)
        {
            _session.Return(before);
            await _results.FailAsync(scheduled, node, activity, e.Error, cancellationToken);
            return;
        }

        await _commits.CommitWhenDueAsync(activity, cancellationToken);
    }

    private void StartedLine(bool isFirst, ScheduledActivity scheduled, ActivityNode node)
    {
        if (isFirst)
        {
            _tree.Line(scheduled, node, "Started");
        }
    }

    private async Task<bool> TakeHoldsAsync(
        IReadOnlyList<string> missing, Activity activity, ScheduledActivity scheduled, ActivityNode node, bool isFirst, CancellationToken cancellationToken)
    {
        HoldRefusal? refused;
        try
        {
            refused = await _policy.FindRefusalAsync(new(missing, [.. _session.Graphs.Values.Select(graph => graph.Definition)], Grants, _session.Run.StartedBy, IsStart: false), cancellationToken);
        }
        catch (WorkflowErrorException e)
        {
            StartedLine(isFirst, scheduled, node);
            await _results.FailAsync(scheduled, node, activity, e.Error, cancellationToken);
            return false;
        }

        if (refused is { } refusal)
        {
            StartedLine(isFirst, scheduled, node);
            if (refusal.Until is not { } until)
            {
                await _results.FailAsync(scheduled, node, activity, refusal.Error with { Kind = ErrorKind.NeedsOperator }, cancellationToken);
                return false;
            }

            _results.Defer(scheduled, node, until, refusal.Error, NotificationKind.PutOff);
            await _commits.CommitAsync(cancellationToken);
            return false;
        }

        var checkpoint = _session.ToCheckpoint(c => c with { TakeHolds = missing });
        switch (await _commits.TellAsync(checkpoint, cancellationToken))
        {
            case CheckpointResult.Held held:
                StartedLine(isFirst, scheduled, node);
                await _results.FailAsync(scheduled, node, activity, WorkflowError.NeedsOperator(
                    "run.held", $"{held.Key} is reserved by run {held.RunNumber}.", $"Wait for run {held.RunNumber} or end it, then retry."), cancellationToken);
                return false;
            default:
                // The number was drawn again: what was opened under the old one is worth nothing.
                await Scope.DisposeAsync();
                Scope = new();
                _numberChanged(Claim);
                return true;
        }
    }

    private async Task ResumeAsync(Bookmark bookmark, CancellationToken cancellationToken)
    {
        var node = _tree.NodeOf(bookmark.Activity);
        State = State with { Bookmarks = State.Bookmarks.Remove(bookmark) };
        _tree.Line(bookmark.Activity, node, "Resumed");
        var context = new ActivityContext(this, node, bookmark.Activity, bookmark.Activity.Inputs is { } inputs ? ActivityInputs.Parse(inputs) : ActivityInputs.None);
        var result = bookmark.EventName is null ? ActivityResult.Done : ActivityResult.Outcome("Done", ("Result", bookmark.Payload ?? EngineJson.Null));
        await _results.ApplyAsync(result, context, bookmark.Activity, node, _catalog.Find(node.Type, node.Version)!, cancellationToken);
    }

    private void Replace(ScheduledActivity scheduled)
    {
        var index = State.Queue.FindIndex(q => q.ExecutionId == scheduled.ExecutionId);
        State = State with { Queue = State.Queue.SetItem(index, scheduled) };
    }
}
