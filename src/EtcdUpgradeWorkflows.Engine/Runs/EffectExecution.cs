using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// Effects: resolve, commit the intent, observe, act, observe, commit the result. What a worker finds open, its own or a dead
/// one's, it observes first, by the committed intent and never by a new evaluation.
/// </summary>
internal sealed class EffectExecution
{
    private readonly RunSession _session;
    private readonly RunTree _tree;
    private readonly RunCommits _commits;
    private readonly ExecutionResults _results;
    private readonly ActivityCatalog _catalog;
    private readonly IActivityHost _host;

    public EffectExecution(RunSession session, RunTree tree, RunCommits commits, ExecutionResults results, ActivityCatalog catalog, IActivityHost host)
    {
        _session = session;
        _tree = tree;
        _commits = commits;
        _results = results;
        _catalog = catalog;
        _host = host;
    }

    private RunState State
    {
        get => _session.State;
        set => _session.State = value;
    }

    public async Task BeginAsync(EffectActivity effect, ActivityContext context, CancellationToken cancellationToken)
    {
        var (scheduled, node) = (context.Scheduled, context.Node);
        var resolution = await ActivityCall.CatchAsync<Resolution>(
            node, () => effect.ResolveAsync(context, cancellationToken), static error => new Resolution.Ended(new ActivityResult.Failed(error)), cancellationToken);
        switch (resolution)
        {
            case Resolution.Ended ended:
                await _results.ApplyAsync(ended.Result, context, scheduled, node, effect, cancellationToken);
                break;
            case Resolution.Intent intent:
                _results.WriteLines(context);
                _tree.ChangeVariables(context.Changes);
                _results.SetOutputs(context);
                State = State with
                {
                    Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId),
                    Intent = new() { Activity = scheduled, Intent = intent.Value, Inputs = context.Inputs.ToJson(), OpenedAt = _session.Now },
                };
                await _commits.CommitAsync(cancellationToken);
                break;
        }
    }

    // Begins with a look, whether the intent was committed a moment ago or by a worker that is dead.
    public async Task ContinueAsync(OpenIntent open, CancellationToken cancellationToken)
    {
        var scheduled = open.Activity;
        var node = _tree.NodeOf(scheduled);
        _session.CurrentActivity = node.Title;
        if (State.Incidents.Any(i => i.Activity.ExecutionId == scheduled.ExecutionId) || scheduled.NotBefore > _session.Now)
        {
            await _commits.GiveBackAsync(scheduled.NotBefore > _session.Now ? scheduled.NotBefore : null, cancellationToken);
            return;
        }

        var effect = _catalog.Find(node.Type, node.Version) as EffectActivity
            ?? throw new WorkflowErrorException(WorkflowError.Permanent("activity.unknown", $"Activity type '{node.Type}' version '{node.Version}' could not be found."));
        using var span = RunTracing.StartActivity(node, scheduled);
        var context = new ActivityContext(_host, node, scheduled, ActivityInputs.Parse(open.Inputs));
        var seen = await ObserveAsync();
        WorkflowError? failure = null;

        // Who wants to stop does not begin it; but with an open key only going on leads to a safe point.
        var drop = seen is Observation.NotDone && (State.Cancel is not null || State.Pause is not null) && State.OpenKeys.IsEmpty;
        if (seen is Observation.NotDone or Observation.HalfDone && !drop)
        {
            failure = await ActivityCall.CatchAsync<WorkflowError?>(
                node, () => effect.ActAsync(context, open.Intent, seen, cancellationToken), static error => error, cancellationToken);
            seen = await ObserveAsync();
        }

        switch (seen)
        {
            case Observation.Done done:
                State = State with { Intent = null };
                await _results.ApplyAsync(done.Result, context, scheduled, node, effect, cancellationToken);
                break;
            case Observation.NotDone when drop:
                DropIntent(scheduled);
                _results.WriteLines(context);
                await _commits.CommitAsync(cancellationToken);
                break;
            case Observation.NotDone:
                // Nothing took effect and nothing of ours is under way: a retry resolves anew. But what a person was asked is still that.
                var again = scheduled;
                if (failure?.Kind != ErrorKind.Asked)
                {
                    State = State with { Intent = null };
                    again = scheduled with { Deferrals = scheduled.Deferrals + 1 };
                }

                _results.WriteLines(context);
                await _results.FailAsync(again, node, effect, failure ?? NotObserved(node, "nothing of it took effect"), cancellationToken);
                break;
            case Observation.HalfDone half:
                _results.WriteLines(context);
                await _results.FailAsync(scheduled, node, effect, failure ?? NotObserved(node, half.What), cancellationToken);
                break;
            case Observation.ChangedByOther changed:
                _results.WriteLines(context);
                await _results.FailAsync(scheduled, node, effect, changed.Error, cancellationToken);
                break;
            case Observation.Unknown unknown:
                _results.WriteLines(context);
                await _results.FailAsync(scheduled, node, effect, failure ?? unknown.Error, cancellationToken);
                break;
        }

        Task<Observation> ObserveAsync() => ActivityCall.CatchAsync<Observation>(
            node, () => effect.ObserveAsync(context, open.Intent, cancellationToken), static error => new Observation.Unknown(error), cancellationToken);
    }

    private static WorkflowError NotObserved(ActivityNode node, string what) =>
        WorkflowError.NeedsOperator("activity.not_observed", $"{node.Title} was done, but {what}.", "Look at the evidence, then retry or cancel.");

    private void DropIntent(ScheduledActivity scheduled) => State = State with { Intent = null, Queue = State.Queue.Insert(0, scheduled with { Asked = null, Deferrals = scheduled.Deferrals + 1 }) };
}
