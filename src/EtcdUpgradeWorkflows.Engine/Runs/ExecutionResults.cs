using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>What becomes of an execution: its result, its wait or its failure goes into the run's state and is saved when it must be.</summary>
internal sealed class ExecutionResults
{
    /// <summary>Between two looks at what a person was asked to do.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly RunSession _session;
    private readonly RunTree _tree;
    private readonly RunCommits _commits;
    private readonly RunMetrics _metrics;

    public ExecutionResults(RunSession session, RunTree tree, RunCommits commits, RunMetrics metrics)
    {
        _session = session;
        _tree = tree;
        _commits = commits;
        _metrics = metrics;
    }

    private RunState State
    {
        get => _session.State;
        set => _session.State = value;
    }

    public async Task ApplyAsync(
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

                _metrics.ActivityEnded(activity, Took(scheduled), completed: true);
                await _commits.CommitWhenDueAsync(activity, cancellationToken);
                break;
            case ActivityResult.WaitUntil wait:
                _tree.ChangeVariables(context.Changes);
                Wait(scheduled, node, wait.Instant, null);
                await _commits.CommitWhenDueAsync(activity, cancellationToken);
                break;
            case ActivityResult.WaitFor wait:
                _tree.ChangeVariables(context.Changes);
                Wait(scheduled, node, null, wait.EventName);

                // Another run looks for who waits in what is stored: nothing that takes its time comes before that.
                await (State.Queue.Count > 0 ? _commits.CommitAsync(cancellationToken) : _commits.CommitWhenDueAsync(activity, cancellationToken));
                break;
            case ActivityResult.Retry retry:
                WriteLines(context);
                Requeue(NextTry(scheduled), retry.After);
                _metrics.Retried(activity);
                await _commits.CommitAsync(cancellationToken);
                break;
            case ActivityResult.Defer defer:
                WriteLines(context);

                // What it knows by now it need not find out again, nor believe any more what it has ended.
                SetOutputs(context);
                Defer(scheduled, node, defer.Until, defer.Why, defer.Notification);
                await _commits.CommitAsync(cancellationToken);
                break;
            case ActivityResult.Failed failed:
                WriteLines(context);
                await FailAsync(scheduled, node, activity, failed.Error, cancellationToken);
                break;
            case ActivityResult.FinishRun:
                var around = _tree.FrameOf(scheduled.FrameId);
                End(new([], new Dictionary<string, JsonElement>()), context, scheduled, node, activity);
                _tree.FinishWorkflow(around);
                _metrics.ActivityEnded(activity, Took(scheduled), completed: true);
                await _commits.CommitWhenDueAsync(activity, cancellationToken);
                break;
            case ActivityResult.BreakLoop:
                End(new([], new Dictionary<string, JsonElement>()), context, scheduled, node, activity);
                _tree.Break(scheduled, node);
                _metrics.ActivityEnded(activity, Took(scheduled), completed: true);
                await _commits.CommitWhenDueAsync(activity, cancellationToken);
                break;
        }
    }

    public async Task FailAsync(ScheduledActivity scheduled, ActivityNode node, Activity? activity, WorkflowError error, CancellationToken cancellationToken)
    {
        if (error.Kind == ErrorKind.Asked)
        {
            if (scheduled.Asked?.Message != error.Message)
            {
                _session.WriteEvent(JournalEvent.Note, $"For you: {error.Message}{(error.Advice is null ? "" : $" {error.Advice}")}", null, error);
                _session.Notify(NotificationKind.NeedsYou, error.Message, error.Advice, error.Code);
            }

            // Not one more try of the retry policy: nobody knows how long a person takes.
            Requeue(scheduled with { Asked = error }, LookAgain);
            await _commits.CommitAsync(cancellationToken);
            return;
        }

        scheduled = scheduled with { Asked = null };
        var policy = RetryOf(node, activity);
        if (error.Kind == ErrorKind.Transient && scheduled.Attempt < policy.MaxAttempts)
        {
            _session.WriteEvent(JournalEvent.Note, $"{node.Title}: {error.Message} Try {scheduled.Attempt} of {policy.MaxAttempts}; again in {policy.Delay:c}.", null, error);
            Requeue(NextTry(scheduled), policy.Delay);
            _metrics.Retried(activity);
            await _commits.CommitAsync(cancellationToken);
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
                Id = id, Activity = scheduled, ActivityId = node.Id, ActivityType = node.Type, ActivityName = node.Title, Error = error, OpenedAt = _session.Now,
            }),
        };
        _session.Record(_tree.RecordOf(scheduled, node, "Faulted") with { Exception = EngineJson.Text(error), AggregateFaultCount = 1 });
        _tree.Line(scheduled, node, "Faulted", error.Message, error);
        RunTracing.ActivityFailed(error.Code);
        _metrics.ActivityEnded(activity, Took(scheduled), completed: false);
        if (_session.MainGraph.Definition.IncidentStrategy == IncidentStrategy.Fault)
        {
            await _commits.EndAsync(RunSubStatus.Faulted, State.IsSafePoint ? HoldChange.Release : HoldChange.Keep, $"Faulted: {error.Message}", error, cancellationToken);
            return;
        }

        _metrics.IncidentOpened(activity, error);
        _session.WriteEvent(JournalEvent.IncidentOpened, $"Needs you: {error.Message}{(error.Advice is null ? "" : $" {error.Advice}")}");
        _session.Notify(NotificationKind.NeedsYou, $"{node.Title}: {error.Message}", error.Advice, error.Code);
        await _commits.CommitAsync(cancellationToken);
    }

    /// <param name="notification">The kind that people are told it as; null: they are not.</param>
    public void Defer(ScheduledActivity scheduled, ActivityNode node, DateTimeOffset until, WorkflowError why, string? notification)
    {
        if (scheduled.Deferred?.Message != why.Message)
        {
            _metrics.Deferred(why);
            _session.WriteEvent(JournalEvent.Note, $"{node.Title}: not now. {why.Message}{(why.Advice is null ? "" : $" {why.Advice}")}", null, why);
            if (notification is not null)
            {
                _session.Notify(notification, $"{node.Title}: not now. {why.Message}", why.Advice, why.Code);
            }
        }

        Requeue(scheduled with { Deferred = why, Deferrals = scheduled.Deferrals + 1, Asked = null }, until > _session.Now ? until - _session.Now : LookAgain);
    }

    public void WriteLines(ActivityContext context)
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

    public void SetOutputs(ActivityContext context)
    {
        foreach (var (name, value) in context.WorkflowOutputs)
        {
            _tree.SetWorkflowOutput(_tree.FrameOf(context.Scheduled.FrameId), name, value);
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
        foreach (var (name, payload) in context.Raised)
        {
            _tree.Deliver(name, payload, node.Title);
        }

        State = State with { CorrelationId = context.CorrelationId ?? State.CorrelationId, Trigger = State.Trigger == node.Id ? null : State.Trigger };

        foreach (var (key, open) in context.Keys)
        {
            State = State with
            {
                OpenKeys = open
                    ? State.OpenKeys.RemoveAll(k => k.Key == key).Add(new(key, scheduled.ExecutionId, _session.Now))
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
            CompletedAt = _session.Now, Outputs = completed.Outputs.Count == 0 ? null : EngineJson.Text(completed.Outputs),
        });
        _tree.Line(scheduled, node, "Completed", completed.Outcomes is ["Done"] or [] ? null : string.Join(", ", completed.Outcomes));
    }

    private void Wait(ScheduledActivity scheduled, ActivityNode node, DateTimeOffset? due, string? eventName)
    {
        var id = _session.NewId();
        var pending = eventName is null ? null : State.PendingEvents.Find(e => e.Name == eventName);
        State = State with
        {
            Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId),
            PendingEvents = pending is null ? State.PendingEvents : State.PendingEvents.Remove(pending),
            Bookmarks = State.Bookmarks.Add(new()
            {
                Id = id, Activity = scheduled, Name = node.Type, DueAt = pending is null ? due : _session.Now, EventName = eventName,
                Payload = pending?.Payload, CreatedAt = _session.Now,
            }),
        };
        _session.Record(_tree.RecordOf(scheduled, node, "Running") with { HasBookmarks = true });
        _tree.Line(scheduled, node, "Suspended", due is null ? null : $"until {due:u}");
    }

    private TimeSpan Took(ScheduledActivity scheduled) => _session.Now - scheduled.StartedAt ?? TimeSpan.Zero;

    private static ScheduledActivity NextTry(ScheduledActivity scheduled) => scheduled with { Attempt = scheduled.Attempt + 1 };

    private void Requeue(ScheduledActivity scheduled, TimeSpan after)
    {
        // In whole microseconds, as the due time is stored: a run that is due a fraction early would be given back and claimed again and again.
        var again = scheduled with { NotBefore = _session.Now + TimeSpan.FromTicks(after.Ticks - (after.Ticks % TimeSpan.TicksPerMicrosecond)) };
        State = State.Intent?.Activity.ExecutionId == scheduled.ExecutionId
            ? State with { Intent = State.Intent with { Activity = again } }
            : State with { Queue = [again, .. State.Queue.Where(q => q.ExecutionId != scheduled.ExecutionId)] };
    }

    private static RetryPolicy RetryOf(ActivityNode node, Activity? activity) =>
        node.CustomProperty("retry") is System.Text.Json.Nodes.JsonObject retry
        && retry["maxAttempts"] is System.Text.Json.Nodes.JsonValue n && n.TryGetValue<int>(out var attempts)
        && JsonValues.TryParseTimeSpan(ActivityNode.Text(retry["delay"]) ?? "00:00:01", out var delay)
            ? new(Math.Clamp(attempts, 1, 1000), delay)
            : activity?.Descriptor.Retry ?? RetryPolicy.None;
}
