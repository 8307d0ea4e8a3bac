using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>One claim of one run, from the claim to the commit that gives it back. <see cref="RunAsync"/> is the loop.</summary>
internal sealed class RunExecution : IActivityHost, IAsyncDisposable
{
    // A pure activity is saved at the latest after so many of them, or so long.
    private const int MaxUncommitted = 100;
    private static readonly TimeSpan MaxUncommittedTime = TimeSpan.FromSeconds(1);

    private readonly RunSession _session;
    private readonly RunTree _tree;
    private readonly RunInbox _inbox;
    private readonly IRunStore _store;
    private readonly ActivityCatalog _catalog;
    private readonly InputEvaluator _inputs;
    private readonly RunOptions _options;
    private readonly Action<RunClaim> _numberChanged;
    private readonly Func<bool> _mayBegin;

    // The server stops, or the claim is lost.
    private CancellationToken _claimEnds;

    // The lease went back with the last commit: the run waits or has ended.
    private bool _gaveBack;

    public RunExecution(
        RunSession session, IRunStore store, ActivityCatalog catalog, InputEvaluator inputs, RunOptions options, TimeProvider time,
        Action<RunClaim> numberChanged, Func<bool> mayBegin)
    {
        _session = session;
        _tree = new(session, catalog);
        _inbox = new(session, _tree);
        _store = store;
        _catalog = catalog;
        _inputs = inputs;
        _options = options;
        _numberChanged = numberChanged;
        _mayBegin = mayBegin;
        Time = time;
    }

    public RunClaim Claim => _session.Claim;

    public long RunNumber => _session.Run.RunNumber;

    public IReadOnlyList<Grant> Grants => _session.Run.Grants;

    public TimeProvider Time { get; }

    public DateTimeOffset Now => _session.Now;

    public ClaimScope Scope { get; private set; } = new();

    public bool CancelRequested => State.Cancel is not null;

    public JsonElement? FindOutput(string name) => State.Outputs.TryGetValue(name, out var value) ? value : null;

    private RunState State
    {
        get => _session.State;
        set => _session.State = value;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _claimEnds = cancellationToken;
        Begin();
        while (!_gaveBack)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_inbox.ObeyAll())
            {
                await CommitAsync(cancellationToken);
            }
            else if (await EndedAsync(cancellationToken) || await StandingStillAsync(cancellationToken))
            {
                continue; // given back, or messages came instead
            }
            else if (!_mayBegin())
            {
                throw new ClaimLostException("the lease could not be renewed");
            }
            else if (!State.Incidents.IsEmpty && _session.MainGraph.Definition.IncidentStrategy == IncidentStrategy.WaitForOperator)
            {
                await GiveBackAsync(null, cancellationToken); // the whole run stands still: another branch must not act on a half-done world
            }
            else if (State.Intent is { } intent)
            {
                await ContinueEffectAsync(intent, cancellationToken);
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

    public async Task ShowAsync(JsonElement? progress, CancellationToken cancellationToken)
    {
        var result = await TellAsync(new Checkpoint
        {
            Claim = Claim, State = _session.CommittedState, Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, DueAt = Now,
            NeedsYou = !State.Incidents.IsEmpty, IncidentCount = State.Incidents.Count,
            CurrentActivity = _session.CurrentActivity, Progress = progress?.GetRawText(), At = Now,
        }, cancellationToken);
        if (result is CheckpointResult.Committed committed)
        {
            _session.Inbox = committed.Inbox;
        }
    }

    public ValueTask DisposeAsync() => Scope.DisposeAsync();

    private void Begin()
    {
        _session.WriteEvent(JournalEvent.Claimed, $"Claimed by {_options.Server} under number {Claim.Number}.");
        if (State.NextId == 0)
        {
            _tree.StartRun();
        }

        // Whatever kept it away (a server that died or was stopped, a start that nobody was there for): it was due, and nobody worked on it.
        if (_session.Run.DueAt is { } due && Now - due > _options.ResumeWithin && State.Pause is null && State.Cancel is null)
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
            await EndAsync(RunSubStatus.Finished, State.IsSafePoint ? HoldChange.Release : HoldChange.MarkUnsettled, "The run has finished.", cancellationToken);
            return true;
        }

        if (State.Cancel is { } cancel && (cancel.Now || State.IsSafePoint))
        {
            var safe = State.IsSafePoint;
            var open = State.OpenKeys.Select(k => k.Key).DefaultIfEmpty("an effect under way");
            _tree.CancelAll();
            var left = safe ? "at a safe point" : $"away from a safe point; open: {string.Join(", ", open)}";
            await EndAsync(RunSubStatus.Cancelled, safe ? HoldChange.Release : HoldChange.MarkUnsettled, $"Cancelled {left}.", cancellationToken);
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
            _session.WriteEvent(JournalEvent.Paused, $"Paused {(State.IsSafePoint ? "at a safe point" : "away from a safe point")}{(pause.Reason is null ? "" : $": {pause.Reason}")}.", pause.By);
        }

        await GiveBackAsync(null, cancellationToken);
        return true;
    }

    private ScheduledActivity? NextDue() => State.Queue.Find(q => q.NotBefore is null || q.NotBefore <= Now);

    private Task SuspendAsync(CancellationToken cancellationToken) => GiveBackAsync(
        State.Queue.Select(q => q.NotBefore).Concat(State.Bookmarks.Select(b => b.DueAt)).Where(d => d is not null).Min(), cancellationToken);

    // Not when messages came in between: then the loop goes on and obeys them.
    private async Task GiveBackAsync(DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var checkpoint = _session.ToCheckpoint(c => c with { SubStatus = RunSubStatus.Suspended, DueAt = due, GiveBack = true, OnlyIfInboxEmpty = true });
        if (await TellAsync(checkpoint, cancellationToken) is CheckpointResult.InboxNotEmpty more)
        {
            _session.Inbox = more.Inbox;
        }
        else
        {
            _gaveBack = true;
        }
    }

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
            await FailAsync(scheduled, node, null, WorkflowError.Permanent(
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
            await FailAsync(scheduled, node, activity, e.Error, cancellationToken);
            return;
        }

        if (missing.Count > 0 && !await TakeHoldsAsync(missing, activity, scheduled, node, isFirst, cancellationToken))
        {
            return;
        }

        if (activity is ContainerActivity)
        {
            await StartContainerAsync(scheduled, node, activity, inputs, changes, cancellationToken);
            return;
        }

        scheduled = scheduled with { Inputs = inputs.ToJson() };
        Replace(scheduled);
        _session.Record(_tree.RecordOf(scheduled, node, "Running"));
        StartedLine(isFirst, scheduled, node);
        var context = new ActivityContext(this, node, scheduled, inputs) { Changes = changes };
        if (activity is EffectActivity effect)
        {
            await BeginEffectAsync(effect, context, cancellationToken);
            return;
        }

        if (activity.Descriptor.Behavior == ActivityBehavior.Observing)
        {
            await CommitAsync(cancellationToken); // watchers see what it is at, and a message that came is not kept waiting behind it
            if (_session.Inbox.Count > 0)
            {
                return;
            }
        }

        var result = await GuardAsync(node, ct => ((LeafActivity)activity).ExecuteAsync(context, ct).AsTask(), cancellationToken);
        await ApplyAsync(result, context, scheduled, node, activity, cancellationToken);
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
            await FailAsync(scheduled, node, activity, e.Error, cancellationToken);
            return;
        }

        await CommitWhenDueAsync(activity, cancellationToken);
    }

    private void StartedLine(bool isFirst, ScheduledActivity scheduled, ActivityNode node)
    {
        if (isFirst)
        {
            Line(scheduled, node, "Started");
        }
    }

    private async Task<bool> TakeHoldsAsync(
        IReadOnlyList<string> missing, Activity activity, ScheduledActivity scheduled, ActivityNode node, bool isFirst, CancellationToken cancellationToken)
    {
        var checkpoint = _session.ToCheckpoint(c => c with { TakeHolds = missing });
        switch (await TellAsync(checkpoint, cancellationToken))
        {
            case CheckpointResult.Held held:
                StartedLine(isFirst, scheduled, node);
                await FailAsync(scheduled, node, activity, WorkflowError.NeedsOperator(
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

    private async Task BeginEffectAsync(EffectActivity effect, ActivityContext context, CancellationToken cancellationToken)
    {
        var (scheduled, node) = (context.Scheduled, context.Node);
        var resolution = await CatchAsync<Resolution>(
            node, () => effect.ResolveAsync(context, cancellationToken), static error => new Resolution.Ended(new ActivityResult.Failed(error)), cancellationToken);
        switch (resolution)
        {
            case Resolution.Ended ended:
                await ApplyAsync(ended.Result, context, scheduled, node, effect, cancellationToken);
                break;
            case Resolution.Intent intent:
                WriteLines(context);
                _tree.ChangeVariables(context.Changes);
                SetOutputs(context);
                State = State with
                {
                    Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId),
                    Intent = new() { Activity = scheduled, Intent = intent.Value, Inputs = context.Inputs.ToJson(), OpenedAt = Now },
                };
                await CommitAsync(cancellationToken);
                break;
        }
    }

    // Begins with a look, whether the intent was committed a moment ago or by a worker that is dead.
    private async Task ContinueEffectAsync(OpenIntent open, CancellationToken cancellationToken)
    {
        var scheduled = open.Activity;
        var node = _tree.NodeOf(scheduled);
        _session.CurrentActivity = node.Title;
        if (State.Incidents.Any(i => i.Activity.ExecutionId == scheduled.ExecutionId) || scheduled.NotBefore > Now)
        {
            await GiveBackAsync(scheduled.NotBefore > Now ? scheduled.NotBefore : null, cancellationToken);
            return;
        }

        var effect = _catalog.Find(node.Type, node.Version) as EffectActivity
            ?? throw new WorkflowErrorException(WorkflowError.Permanent("activity.unknown", $"Activity type '{node.Type}' version '{node.Version}' could not be found."));
        var context = new ActivityContext(this, node, scheduled, ActivityInputs.Parse(open.Inputs));
        var seen = await ObserveAsync();
        WorkflowError? failure = null;

        // Who wants to stop does not begin it; but with an open key only going on leads to a safe point.
        var drop = seen is Observation.NotDone && (CancelRequested || State.Pause is not null) && State.OpenKeys.IsEmpty;
        if (seen is Observation.NotDone or Observation.HalfDone && !drop)
        {
            failure = await CatchAsync<WorkflowError?>(
                node, () => effect.ActAsync(context, open.Intent, seen, cancellationToken), static error => error, cancellationToken);
            seen = await ObserveAsync();
        }

        switch (seen)
        {
            case Observation.Done done:
                State = State with { Intent = null };
                await ApplyAsync(done.Result, context, scheduled, node, effect, cancellationToken);
                break;
            case Observation.NotDone when drop:
                DropIntent(scheduled);
                WriteLines(context);
                await CommitAsync(cancellationToken);
                break;
            case Observation.NotDone:
                // Nothing took effect and nothing of ours is under way: a retry resolves anew.
                State = State with { Intent = null };
                WriteLines(context);
                await FailAsync(scheduled, node, effect, failure ?? NotObserved(node, "nothing of it took effect"), cancellationToken);
                break;
            case Observation.HalfDone half:
                WriteLines(context);
                await FailAsync(scheduled, node, effect, failure ?? NotObserved(node, half.What), cancellationToken);
                break;
            case Observation.ChangedByOther changed:
                WriteLines(context);
                await FailAsync(scheduled, node, effect, changed.Error, cancellationToken);
                break;
            case Observation.Unknown unknown:
                WriteLines(context);
                await FailAsync(scheduled, node, effect, failure ?? unknown.Error, cancellationToken);
                break;
        }

        Task<Observation> ObserveAsync() => CatchAsync<Observation>(
            node, () => effect.ObserveAsync(context, open.Intent, cancellationToken), static error => new Observation.Unknown(error), cancellationToken);
    }

    // Whatever an activity throws is an error a person is shown; only doubt, a lost claim and the stop of the server are the worker's.
    private static async Task<T> CatchAsync<T>(ActivityNode node, Func<Task<T>> run, Func<WorkflowError, T> failed, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (WorkflowErrorException e)
        {
            return failed(e.Error);
        }
        catch (Exception e) when (e is not (InDoubtException or ClaimLostException) && !cancellationToken.IsCancellationRequested)
        {
            return failed(WorkflowError.NeedsOperator(
                "activity.unexpected", $"{node.Title} failed in a way it does not know: {e.GetType().Name}: {e.Message}", "Look at the world, then retry or cancel."));
        }
    }

    private static WorkflowError NotObserved(ActivityNode node, string what) =>
        WorkflowError.NeedsOperator("activity.not_observed", $"{node.Title} was done, but {what}.", "Look at the evidence, then retry or cancel.");

    // An activity's own time-out, and coded errors turned into results.
    private async Task<ActivityResult> GuardAsync(ActivityNode node, Func<CancellationToken, Task<ActivityResult>> run, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = TimeoutOf(node) is { } timeout
            ? Time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), deadline, timeout, Timeout.InfiniteTimeSpan)
            : null;
        return await CatchAsync<ActivityResult>(node, InTimeAsync, static error => new ActivityResult.Failed(error), cancellationToken);

        async Task<ActivityResult> InTimeAsync()
        {
            try
            {
                return await run(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
            {
                return new ActivityResult.Failed(WorkflowError.Transient("activity.timed_out", $"{node.Title} took longer than its time-out of {TimeoutOf(node):c}."));
            }
        }
    }

    private static TimeSpan? TimeoutOf(ActivityNode node) =>
        ActivityNode.Text(node.CustomProperty("timeout")) is { } text && JsonValues.TryParseTimeSpan(text, out var span) && span > TimeSpan.Zero ? span : null;

    private static RetryPolicy RetryOf(ActivityNode node, Activity? activity) =>
        node.CustomProperty("retry") is System.Text.Json.Nodes.JsonObject retry
        && retry["maxAttempts"] is System.Text.Json.Nodes.JsonValue n && n.TryGetValue<int>(out var attempts)
        && JsonValues.TryParseTimeSpan(ActivityNode.Text(retry["delay"]) ?? "00:00:01", out var delay)
            ? new(Math.Clamp(attempts, 1, 1000), delay)
            : activity?.Descriptor.Retry ?? RetryPolicy.None;

    private async Task ResumeAsync(Bookmark bookmark, CancellationToken cancellationToken)
    {
        var node = _tree.NodeOf(bookmark.Activity);
        State = State with { Bookmarks = State.Bookmarks.Remove(bookmark) };
        Line(bookmark.Activity, node, "Resumed");
        var context = new ActivityContext(this, node, bookmark.Activity, bookmark.Activity.Inputs is { } inputs ? ActivityInputs.Parse(inputs) : ActivityInputs.None);
        var result = bookmark.EventName is null ? ActivityResult.Done : ActivityResult.Outcome("Done", ("Result", bookmark.Payload ?? EngineJson.Null));
        await ApplyAsync(result, context, bookmark.Activity, node, _catalog.Find(node.Type, node.Version)!, cancellationToken);
    }

    private async Task ApplyAsync(
        ActivityResult result, ActivityContext context, ScheduledActivity scheduled, ActivityNode node, Activity activity, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ActivityResult.Completed completed:
                var before = _session.Mark();
                try
                {
                    Complete(completed, context, scheduled, node, activity);
                }
                catch (WorkflowErrorException e)
                {
                    _session.Return(before);
                    await FailAsync(scheduled, node, activity, e.Error, cancellationToken);
                    return;
                }

                await CommitWhenDueAsync(activity, cancellationToken);
                break;
            case ActivityResult.WaitUntil wait:
                _tree.ChangeVariables(context.Changes);
                await WaitAsync(scheduled, node, wait.Instant, null, cancellationToken);
                break;
            case ActivityResult.WaitFor wait:
                _tree.ChangeVariables(context.Changes);
                await WaitAsync(scheduled, node, null, wait.EventName, cancellationToken);
                break;
            case ActivityResult.Retry retry:
                WriteLines(context);
                Requeue(scheduled, retry.After);
                await CommitAsync(cancellationToken);
                break;
            case ActivityResult.Failed failed:
                WriteLines(context);
                await FailAsync(scheduled, node, activity, failed.Error, cancellationToken);
                break;
            case ActivityResult.FinishRun:
                var around = _tree.FrameOf(scheduled.FrameId);
                End(new([], new Dictionary<string, JsonElement>()), context, scheduled, node, activity);
                _tree.CompleteAll(around);
                await CommitWhenDueAsync(activity, cancellationToken);
                break;
        }
    }

    private void Complete(ActivityResult.Completed completed, ActivityContext context, ScheduledActivity scheduled, ActivityNode node, Activity activity)
    {
        End(completed, context, scheduled, node, activity);
        _tree.Completed(scheduled, node, completed.Outcomes, activity.Descriptor.IsTerminal);
    }

    private void End(ActivityResult.Completed completed, ActivityContext context, ScheduledActivity scheduled, ActivityNode node, Activity activity)
    {
        var frame = _tree.FrameOf(scheduled.FrameId);
        WriteLines(context);
        _tree.ChangeVariables(context.Changes);
        foreach (var (id, name, value) in context.Variables)
        {
            _tree.SetVariable(frame, id, name, value, scheduled.ExecutionId);
        }

        SetOutputs(context);
        foreach (var (key, open) in context.Keys)
        {
            State = State with
            {
                OpenKeys = open
                    ? State.OpenKeys.RemoveAll(k => k.Key == key).Add(new(key, scheduled.ExecutionId, Now))
                    : State.OpenKeys.RemoveAll(k => k.Key == key),
            };
        }

        if (context.DroppedAreWhole)
        {
            State = State with { OpenKeys = State.OpenKeys.RemoveAll(k => k.Key.StartsWith(RunTree.DroppedEffect, StringComparison.Ordinal)) };
        }

        _tree.SetActivityOutputs(node, completed.Outputs, activity.Descriptor, frame, scheduled.ExecutionId);
        State = State with { Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId) };
        _session.Record(_tree.RecordOf(scheduled, node, "Completed") with
        {
            CompletedAt = Now, Outputs = completed.Outputs.Count == 0 ? null : EngineJson.Text(completed.Outputs),
        });
        Line(scheduled, node, "Completed", completed.Outcomes is ["Done"] or [] ? null : string.Join(", ", completed.Outcomes));
    }

    private async Task CommitWhenDueAsync(Activity activity, CancellationToken cancellationToken)
    {
        _session.Uncommitted++;
        if (activity.Descriptor.Behavior != ActivityBehavior.Pure
            || _session.Uncommitted >= MaxUncommitted
            || Time.GetElapsedTime(_session.LastCommit) >= MaxUncommittedTime)
        {
            await CommitAsync(cancellationToken);
        }
    }

    private async Task WaitAsync(ScheduledActivity scheduled, ActivityNode node, DateTimeOffset? due, string? eventName, CancellationToken cancellationToken)
    {
        var id = _session.NewId();
        var pending = eventName is null ? null : State.PendingEvents.Find(e => e.Name == eventName);
        State = State with
        {
            Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId),
            PendingEvents = pending is null ? State.PendingEvents : State.PendingEvents.Remove(pending),
            Bookmarks = State.Bookmarks.Add(new()
            {
                Id = id, Activity = scheduled, Name = node.Type, DueAt = pending is null ? due : Now, EventName = eventName,
                Payload = pending?.Payload, CreatedAt = Now,
            }),
        };
        _session.Record(_tree.RecordOf(scheduled, node, "Running") with { HasBookmarks = true });
        Line(scheduled, node, "Suspended", due is null ? null : $"until {due:u}");
        await CommitAsync(cancellationToken);
    }

    private async Task FailAsync(ScheduledActivity scheduled, ActivityNode node, Activity? activity, WorkflowError error, CancellationToken cancellationToken)
    {
        var policy = RetryOf(node, activity);
        if (error.Kind == ErrorKind.Transient && scheduled.Attempt < policy.MaxAttempts)
        {
            _session.WriteEvent(JournalEvent.Note, $"{node.Title}: {error.Message} Try {scheduled.Attempt} of {policy.MaxAttempts}; again in {policy.Delay:c}.", null, error);
            Requeue(scheduled, policy.Delay);
            await CommitAsync(cancellationToken);
            return;
        }

        var id = _session.NewId();
        var intentStaysOpen = State.Intent?.Activity.ExecutionId == scheduled.ExecutionId;
        State = State with
        {
            Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId),
            Intent = intentStaysOpen ? State.Intent! with { Activity = scheduled } : State.Intent,
            Incidents = State.Incidents.Add(new()
            {
                Id = id, Activity = scheduled, ActivityId = node.Id, ActivityType = node.Type, ActivityName = node.Title, Error = error, OpenedAt = Now,
            }),
        };
        _session.Record(_tree.RecordOf(scheduled, node, "Faulted") with { Exception = EngineJson.Text(error), AggregateFaultCount = 1 });
        Line(scheduled, node, "Faulted", error.Message, error);
        if (_session.MainGraph.Definition.IncidentStrategy == IncidentStrategy.Fault)
        {
            await EndAsync(RunSubStatus.Faulted, State.IsSafePoint ? HoldChange.Release : HoldChange.Keep, $"Faulted: {error.Message}", cancellationToken);
            return;
        }

        _session.WriteEvent(JournalEvent.IncidentOpened, $"Needs you: {error.Message}{(error.Advice is null ? "" : $" {error.Advice}")}");
        await CommitAsync(cancellationToken);
    }

    private void SetOutputs(ActivityContext context)
    {
        foreach (var (name, value) in context.WorkflowOutputs)
        {
            State = State with { Outputs = State.Outputs.SetItem(name, value) };
        }
    }

    private void Requeue(ScheduledActivity scheduled, TimeSpan after)
    {
        var again = scheduled with { Attempt = scheduled.Attempt + 1, NotBefore = Now + after };
        State = State.Intent?.Activity.ExecutionId == scheduled.ExecutionId
            ? State with { Intent = State.Intent with { Activity = again } }
            : State with { Queue = [again, .. State.Queue.Where(q => q.ExecutionId != scheduled.ExecutionId)] };
    }

    private void DropIntent(ScheduledActivity scheduled) => State = State with { Intent = null, Queue = State.Queue.Insert(0, scheduled) };

    private void Replace(ScheduledActivity scheduled)
    {
        var index = State.Queue.FindIndex(q => q.ExecutionId == scheduled.ExecutionId);
        State = State with { Queue = State.Queue.SetItem(index, scheduled) };
    }

    private async Task EndAsync(RunSubStatus subStatus, HoldChange holds, string message, CancellationToken cancellationToken)
    {
        _session.CurrentActivity = null;
        _session.WriteEvent(JournalEvent.Ended, message, State.Cancel?.By);
        await TellAsync(_session.ToCheckpoint(c => c with
        {
            Status = RunStatus.Finished, SubStatus = subStatus, DueAt = null, GiveBack = true, Holds = holds, NeedsYou = false, Paused = false,
        }), cancellationToken);
        _gaveBack = true;
    }

    private async Task CommitAsync(CancellationToken cancellationToken) => await TellAsync(_session.ToCheckpoint(static c => c), cancellationToken);

    // A claim that is lost ends everything here; an answer that is lost is in doubt. Only the stop of the server is neither.
    private async Task<CheckpointResult> TellAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        CheckpointResult result;
        try
        {
            result = await _store.CommitAsync(checkpoint, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !_claimEnds.IsCancellationRequested)
        {
            // A deadline of the activity's own that fires in a commit leaves it as unknown as a broken connection.
            throw new InDoubtException("a commit", e);
        }

        switch (result)
        {
            case CheckpointResult.ClaimLost:
                throw new ClaimLostException("a commit matched no row");
            case CheckpointResult.Committed committed when !ReferenceEquals(checkpoint.State, _session.CommittedState):
                _session.Committed(checkpoint, committed);
                break;
        }

        return result;
    }

    private void WriteLines(ActivityContext context)
    {
        foreach (var line in context.Lines)
        {
            _session.Write(line);
        }

        // Also when it failed: what was last seen is what displays show beside the incident.
        if (context.Progress is { } progress)
        {
            _session.Progress = progress;
        }

        context.Lines.Clear();
    }

    private void Line(ScheduledActivity scheduled, ActivityNode node, string eventName, string? message = null, object? payload = null) => _session.Write(new JournalEntry
    {
        Timestamp = Now, EventName = eventName, Message = message, ActivityInstanceId = scheduled.ExecutionId, ParentActivityInstanceId = scheduled.FrameId,
        ActivityId = node.Id, ActivityType = node.Type, ActivityTypeVersion = node.Version, ActivityName = node.Title, NodeId = node.NodeId,
        Payload = payload is null ? null : EngineJson.Element(payload),
    });
}
