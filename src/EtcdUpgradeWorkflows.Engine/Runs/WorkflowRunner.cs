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
    private readonly RunOptions _options;
    private readonly TimeProvider _time;

    public WorkflowRunner(IRunStore store, ActivityCatalog catalog, InputEvaluator inputs, DefinitionCache definitions, RunOptions options, TimeProvider time)
    {
        _store = store;
        _catalog = catalog;
        _inputs = inputs;
        _definitions = definitions;
        _options = options;
        _time = time;
    }

    /// <param name="run">As claimed.</param>
    /// <param name="numberChanged">Told when the claim's number is drawn anew in the middle, so that renewals name it.</param>
    /// <param name="mayBegin">False when the lease could not be renewed for too long: nothing new begins.</param>
    public async Task RunAsync(ClaimedRun run, Action<RunClaim> numberChanged, Func<bool> mayBegin, CancellationToken cancellationToken)
    {
        var graphs = await _definitions.LoadAsync([run.Definition, .. run.Pins], cancellationToken);
        var session = new RunSession(run, graphs, _time);
        await using var execution = new RunExecution(session, _store, _catalog, _inputs, _options, _time, numberChanged, mayBegin, cancellationToken);
        await execution.RunAsync(cancellationToken);
    }
}

/// <summary>Definitions made ready to run; a published version never changes, so they are kept.</summary>
public sealed class DefinitionCache
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<DefinitionVersion, WorkflowGraph> _graphs = new();
    private readonly IRunStore _store;

    public DefinitionCache(IRunStore store) => _store = store;

    public async Task<IReadOnlyDictionary<DefinitionVersion, WorkflowGraph>> LoadAsync(IEnumerable<DefinitionVersion> versions, CancellationToken cancellationToken)
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
                        "Publish that version again; the run goes on by itself."))
                    : _graphs.GetOrAdd(version, new WorkflowGraph(definition));
            }

            graphs[version] = graph;
        }

        return graphs;
    }
}
