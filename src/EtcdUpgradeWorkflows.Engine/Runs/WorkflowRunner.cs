using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// Runs a claimed run until it waits or ends: obey messages, take the next activity, run it, save. One activity of a run is in
/// flight at a time. Anything that is in doubt leaves by <see cref="InDoubtException"/>, and the worker claims again.
/// </summary>
public sealed class WorkflowRunner
{
    private readonly IRunStore _store;
    private readonly ActivityCatalog _catalog;
    private readonly InputEvaluator _inputs;
    private readonly DefinitionCache _definitions;
    private readonly IHoldPolicy _policy;
    private readonly RunOptions _options;
    private readonly RunMetrics _metrics;
    private readonly TimeProvider _time;

    public WorkflowRunner(
        IRunStore store, ActivityCatalog catalog, InputEvaluator inputs, DefinitionCache definitions, IHoldPolicy policy, RunOptions options, RunMetrics metrics, TimeProvider time)
    {
        _policy = policy;
        _store = store;
        _catalog = catalog;
        _inputs = inputs;
        _definitions = definitions;
        _options = options;
        _metrics = metrics;
        _time = time;
    }

    /// <param name="run">As claimed.</param>
    /// <param name="numberChanged">Told when the claim's number is drawn anew in the middle, so that renewals name it.</param>
    /// <param name="mayBegin">False when the lease could not be renewed for too long: nothing new begins.</param>
    /// <param name="draining">Not null: the run is given back at its next safe point.</param>
    public async Task RunAsync(ClaimedRun run, Action<RunClaim> numberChanged, Func<bool> mayBegin, Func<Drain?> draining, CancellationToken cancellationToken)
    {
        var session = new RunSession(run, _time);
        try
        {
            foreach (var (version, graph) in await _definitions.LoadAsync([run.Definition, .. run.Pins, .. session.State.Pins ?? []], cancellationToken))
            {
                session.Graphs[version] = graph;
            }
        }
        catch (WorkflowErrorException e)
        {
            await StandStillAsync(session, e.Error, cancellationToken);
            return;
        }

        await using var execution = new RunExecution(session, _store, _catalog, _inputs, _definitions, _policy, _options, _metrics, _time, numberChanged, mayBegin, draining, cancellationToken);
        await execution.RunAsync(cancellationToken);
    }

    // To say so needs no definition: the run waits, needs a person, and a yes tries again. What else was said to it cannot be obeyed.
    private async Task StandStillAsync(RunSession session, WorkflowError error, CancellationToken cancellationToken)
    {
        var commits = new RunCommits(session, _store, _metrics, _time, cancellationToken);
        if (session.State.Pause is not { InForce: true, By: RunSession.RunnerName } || session.Inbox.Count > 0)
        {
            session.State = session.State with { Pause = new(RunSession.RunnerName, $"{error.Code}: {error.Message}", AtSafePoint: false, InForce: true, session.Now) };
            session.WriteEvent(JournalEvent.Paused, $"Needs you: {error.Message} {error.Advice}");
            session.Notify(NotificationKind.NeedsYou, error.Message, error.Advice, error.Code);
        }

        while (!commits.GaveBack)
        {
            foreach (var message in session.Inbox)
            {
                session.WriteEvent(JournalEvent.Note, $"A message of kind '{message.Kind}' came while the run could not be worked on, and was put aside.", message.SentBy);
                session.Consume(message.Id);
            }

            session.Inbox = [];
            await commits.GiveBackAsync(null, cancellationToken);
        }
    }
}

/// <summary>Definitions made ready to run; a published version never changes, so they are kept.</summary>
public sealed class DefinitionCache
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<DefinitionVersion, WorkflowGraph> _graphs = new();
    private readonly IRunStore _store;

    public DefinitionCache(IRunStore store) => _store = store;

    /// <summary>The published version of a definition; null when there is none.</summary>
    public Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) => _store.FindPublishedAsync(definitionId, cancellationToken);

    public async Task<Dictionary<DefinitionVersion, WorkflowGraph>> LoadAsync(IEnumerable<DefinitionVersion> versions, CancellationToken cancellationToken)
    {
        Dictionary<DefinitionVersion, WorkflowGraph> graphs = [];
        foreach (var version in versions)
        {
            if (!_graphs.TryGetValue(version, out var graph))
            {
                var json = await _store.ReadDefinitionAsync(version, cancellationToken);
                var definition = json is null ? null : DefinitionReader.Read(json).Definition;
                graph = definition is null
                    ? throw new WorkflowErrorException(WorkflowError.Permanent(
                        "definition.version_gone", $"Version {version.Version} of '{version.DefinitionId}', which this run is pinned to, is not in the database.",
                        "Publish that version again, then resume the run."))
                    : _graphs.GetOrAdd(version, new WorkflowGraph(definition));
            }

            graphs[version] = graph;
        }

        return graphs;
    }
}
