using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class ClustersApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/clusters", AddAsync).For(Role.Admin);
        api.MapGet("/clusters", ListAsync);
        api.MapGet("/clusters/{name}", ReadAsync);
        api.MapPost("/clusters/{name}/up", UpAsync).AddEndpointFilter(RunsApi.SentBeforeAsync);
        api.MapPost("/clusters/{name}/down", DownAsync).AddEndpointFilter(RunsApi.SentBeforeAsync);
        api.MapPost("/clusters/{name}/restore", RestoreAsync).AddEndpointFilter(RunsApi.SentBeforeAsync);
        api.MapPost("/clusters/{name}/downgrade", DowngradeAsync).AddEndpointFilter(RunsApi.SentBeforeAsync);
        api.MapDelete("/clusters/{name}", RemoveAsync).For(Role.Admin);
        api.MapGet("/clusters/{name}/hosts", HostsAsync);
        api.MapPost("/clusters/{name}/adopt", AdoptAsync).For(Role.Admin).AddEndpointFilter(RunsApi.SentBeforeAsync);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, ClusterDirectory directory, IClusterStore store, ClusterProber prober, RunQueries runs, MixedDocuments mixed, RunNode node, TimeProvider time, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.Body);
        var reading = ClusterFile.Read(await reader.ReadToEndAsync(cancellationToken));
        if (reading.Spec is not { } spec)
        {
            return Problems.Result(Invalid(reading, "Correct them all; nothing was added."));
        }

        var others = await store.ListAsync(cancellationToken);
        if (others.FirstOrDefault(o => o.Name == spec.Name) is { } same && ClusterFile.Read(same.Spec).Spec is { } before)
        {
            (spec, var lost) = KeptConfigurations.Merge(spec, before);
            if (lost.Count > 0)
            {
                return Problems.Result(Problems.Of(
                    409, "configuration.would_be_lost", $"{string.Join(", ", lost)}: a configuration was accepted for a later release, the file has none, and its arguments are others. Nothing was changed.",
                    $"Write `configurations` into the file (`etcdup clusters show {spec.Name} --json` has them), or `etcdup clusters remove {spec.Name}` first."));
            }
        }

        spec = await directory.JoinAsync(spec, cancellationToken);
        if (PoliciesApi.FindClash(spec, "Nothing was changed.") is { } contradiction)
        {
            return Problems.Result(contradiction);
        }

        var view = await prober.ProbeAsync(spec, ProbeScope.Members, cancellationToken);
        if (FindClash(spec, view, others) is { } clash)
        {
            return Problems.Result(clash);
        }

        List<string> members = [.. (view.MemberList ?? []).Select(m => m.Id).Order(StringComparer.Ordinal)];
        var record = new ClusterRecord(spec.Name, ClusterFile.Write(spec), node.Name, view.ClusterId, members, ApiServices.UserOf(context), time.GetUtcNow());
        if (await store.AddAsync(record, cancellationToken))
        {
            return Results.Json(await DocumentAsync(spec, view, record, null, store, mixed, cancellationToken), EngineJson.Options, statusCode: 201);
        }

        // The same name again corrects the record, as long as nothing works with it.
        if ((await runs.ReadHoldsAsync(cancellationToken)).FirstOrDefault(h => h.Key == FencedClusters.KeyOf(spec.Name)) is { } hold)
        {
            return Problems.Result(Problems.Of(
                409, "cluster.name_taken", $"There is a cluster '{spec.Name}', reserved by run {hold.RunNumber}.", "End that run first, or give another name.") with { Run = new(hold.RunId, hold.RunNumber) });
        }

        await store.UpdateAsync(record, cancellationToken);
        return Results.Json(await DocumentAsync(spec, view, record, null, store, mixed, cancellationToken), EngineJson.Options);
    }

    /// <summary>Those that are registered, with their own policies; one whose stored file this version cannot read is not told of.</summary>
    public static async Task<IReadOnlyList<ClusterSpec>> SpecsAsync(IClusterStore clusters, CancellationToken cancellationToken) =>
        [.. (await clusters.ListAsync(cancellationToken)).Select(record => ClusterFile.Read(record.Spec).Spec).OfType<ClusterSpec>()];

    /// <summary>For whom a window, freeze or policy is now.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<ClusterSpec> clusters, Func<ClusterSpec, bool> isForIt) =>
        [.. clusters.Where(isForIt).Select(cluster => cluster.Name).Order(StringComparer.Ordinal)];

    public static ProblemDocument Invalid(ClusterFileReading reading, string advice) => Problems.Of(422, "cluster.file_invalid", "The cluster file has problems.", advice) with
    {
        Problems = [.. reading.Problems.Select(p => new ProblemItem(p.Code, p.Path, p.Message, p.Advice))],
    };

    // One cluster under two names would be two upgrades at once: known by its live ids, and by its members' directories and addresses.
    private static ProblemDocument? FindClash(ClusterSpec spec, ClusterView view, IReadOnlyList<ClusterRecord> others)
    {
        foreach (var other in others.Where(o => o.Name != spec.Name))
        {
            if (view.ClusterId is not null && other.ClusterId == view.ClusterId)
            {
                return Problems.Of(409, "cluster.known_by_other_name", $"This is cluster {view.ClusterId}, which is registered as '{other.Name}'.", $"Use '{other.Name}'.");
            }

            if (ClusterFile.Read(other.Spec).Spec is { } known && spec.Members.FirstOrDefault(m => known.Members.Any(k => Overlaps(m, k))) is { } member)
            {
                return Problems.Of(
                    409, "cluster.member_shared", $"{member.Name} has an address or a directory that '{other.Name}' has already.", "A member belongs to one cluster, and an install directory to one member.");
            }
        }

        return null;
    }

    private static bool Overlaps(MemberSpec a, MemberSpec b) =>
        a.ClientUrl == b.ClientUrl || a.PeerUrl == b.PeerUrl
        || (a.Host is ProcessHostSpec x && b.Host is ProcessHostSpec y && (x.Install == y.Install || x.DataDir == y.DataDir));

    private static async Task<IReadOnlyList<ClusterSummary>> ListAsync(IClusterStore store, RunQueries runs, MixedDocuments mixed, CancellationToken cancellationToken)
    {
        var mixedNow = await mixed.ListAsync(cancellationToken);
        List<ClusterSummary> found = [];
        foreach (var record in await store.ListAsync(cancellationToken))
        {
            found.Add(new(record.Name, ClusterFile.Read(record.Spec).Spec?.Members.Count ?? 0, record.ClusterId, record.Node, await ActiveAsync(runs, record.Name, cancellationToken))
            {
                Mixed = mixedNow.GetValueOrDefault(record.Name),
            });
        }

        return found;
    }

    private static async Task<ClusterDocument> ReadAsync(
        string name, ClusterDirectory directory, IClusterStore store, ClusterProber prober, RunQueries runs, MixedDocuments mixed, CancellationToken cancellationToken)
    {
        var spec = await directory.FindAsync(name, cancellationToken);
        var view = await prober.ProbeAsync(spec, ProbeScope.Full, cancellationToken);
        return await DocumentAsync(spec, view, (await store.FindAsync(name, cancellationToken))!, await ActiveAsync(runs, name, cancellationToken), store, mixed, cancellationToken);
    }

    private static Task<IResult> UpAsync(
        string name, ClusterPowerBody? body, ClusterDirectory directory, IClusterStore store, RunStarter starter, WorkflowWorker worker, Glass glass, HttpContext context,
        CancellationToken cancellationToken) => StartAsync(name, "cluster-up", [("Version", body?.Version)], [], null, directory, store, starter, worker, glass, context, cancellationToken);

    // Asking for it is the operator's word: the grant carries the name.
    private static async Task<IResult> DownAsync(
        string name, ClusterPowerBody? body, ClusterDirectory directory, IClusterStore store, RunStarter starter, WorkflowWorker worker, Glass glass, HttpContext context,
        CancellationToken cancellationToken) =>
        await StartAsync(name, "cluster-down", [], [Downtime(context)], body?.BreakGlass, directory, store, starter, worker, glass, context, cancellationToken);

    // As for down: asking for it is the operator's word.
    private static async Task<IResult> RestoreAsync(
        string name, RestoreBody body, ClusterDirectory directory, IClusterStore store, RunStarter starter, WorkflowWorker worker, Glass glass, HttpContext context,
        CancellationToken cancellationToken) =>
        await StartAsync(
            name, "restore-cluster", [("Backup", body.Backup)], [Downtime(context)], body.BreakGlass, directory, store, starter, worker, glass, context, cancellationToken);

    private static async Task<IResult> DowngradeAsync(
        string name, DowngradeBody body, ClusterDirectory directory, IClusterStore store, RunStarter starter, WorkflowWorker worker, Glass glass, HttpContext context,
        CancellationToken cancellationToken) =>
        await StartAsync(
            name, "formal-downgrade", [("Target", body.To)], [], body.BreakGlass, directory, store, starter, worker, glass, context, cancellationToken);

    private static Grant Downtime(HttpContext context) => new(GrantNames.AllowDowntime, ApiServices.UserOf(context));

    private static async Task<ClusterHosts> HostsAsync(string name, ClusterTakeover takeover, CancellationToken cancellationToken)
    {
        var ours = await takeover.OurIdAsync(name, cancellationToken);
        return new(name, ours, [.. (await takeover.LookAsync(name, cancellationToken)).Select(o => new HostOwnerDocument(
            o.Member, o.Record?.Controller, o.Record?.Cluster, o.Record?.Number, o.Record is { Open: true }, o.Record?.To?.Version,
            o.Record is { } record && record.Controller == ours && record.Cluster == name, o.Error is null ? null : RunDocuments.Error(o.Error)))]);
    }

    // The run's activity looks again and refuses a controller that is not named.
    private static Task<IResult> AdoptAsync(
        string name, AdoptBody? body, ClusterDirectory directory, IClusterStore store, RunStarter starter, WorkflowWorker worker, Glass glass, HttpContext context,
        CancellationToken cancellationToken) =>
        StartAsync(
            name, "adopt-cluster", [("From", string.Join(' ', body?.From ?? [])), ("Reason", body?.Reason)], [], null, directory, store, starter, worker, glass, context, cancellationToken);

    private static async Task<IResult> RemoveAsync(
        string name, ClusterDirectory directory, IClusterStore store, RunQueries runs, IScheduleStore schedules, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, cancellationToken) is null)
        {
            // The directory has the words for it.
            await directory.FindAsync(name, cancellationToken);
        }

        if ((await runs.ReadHoldsAsync(cancellationToken)).FirstOrDefault(h => h.Key == FencedClusters.KeyOf(name)) is { } hold)
        {
            return Problems.Result(Problems.Of(
                409, "run.held", hold.Unsettled
                    ? $"'{name}' is marked unsettled by run {hold.RunNumber}: a member may be half done."
                    : $"'{name}' is reserved by run {hold.RunNumber}.",
                hold.Unsettled ? $"`etcdup clusters up {name}` or an upgrade settles it first." : "End that run first.") with { Run = new(hold.RunId, hold.RunNumber) });
        }

        if (await runs.FindActiveAsync(name, cancellationToken) is { } active)
        {
            return Problems.Result(Problems.Of(409, "run.held", $"Run {active.Number} works on '{name}'.", "End that run first.") with { Run = new(active.Id, active.Number) });
        }

        if ((await schedules.ListAsync(null, cancellationToken)).FirstOrDefault(s => s.Cluster == name && s.Status is ScheduleStatus.Waiting or ScheduleStatus.Paused) is { } schedule)
        {
            return Problems.Result(Problems.Of(
                409, "schedule.waiting", $"'{name}' has {(schedule.Target == ScheduleTarget.Upgrade ? "an upgrade" : $"a run of {schedule.DefinitionId}")} scheduled for {schedule.FireAt:u}.",
                $"`etcdup schedules remove {schedule.Id}` first."));
        }

        await store.RemoveAsync(name, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> StartAsync(
        string name, string definition, IReadOnlyList<(string Name, string? Value)> given, IReadOnlyList<Grant> grants, BreakGlassBody? breakGlass, ClusterDirectory directory, IClusterStore store,
        RunStarter starter, WorkflowWorker worker, Glass glass, HttpContext context, CancellationToken cancellationToken)
    {
        await directory.FindAsync(name, cancellationToken);
        Dictionary<string, System.Text.Json.JsonElement> inputs = new() { ["Cluster"] = EngineJson.Element(name) };
        foreach (var (input, value) in given.Where(g => g.Value is { Length: > 0 }))
        {
            inputs[input] = EngineJson.Element(value);
        }

        var record = await store.FindAsync(name, cancellationToken);
        var person = Authentication.PersonOf(context);
        StartRequest request = new()
        {
            DefinitionId = definition, Inputs = inputs, Subject = name, Grants = grants,
            Holds = FencedClusters.HoldsOf(name, record?.ClusterId),
            Node = record?.Node, StartedBy = person.Name, IdempotencyKey = RequestHeaders.ReadIdempotencyKey(context), IsPrivileged = person.Role == Role.Admin,
        };
        var (id, result) = await glass.StartAsync(
            breakGlass, person, new(name), request.IdempotencyKey, broken => starter.StartAsync(request with { Grants = [.. grants, .. broken] }, cancellationToken), cancellationToken);
        worker.Wake();
        return RunsApi.Answer(id, result);
    }

    public static async Task<RunReference?> ActiveAsync(RunQueries runs, string cluster, CancellationToken cancellationToken) =>
        await runs.FindActiveAsync(cluster, cancellationToken) is { } run ? new(run.Id, run.Number) : null;

    // Who looks live corrects what is known: a cluster that somebody made whole by hand is not mixed any more.
    private static async Task<ClusterDocument> DocumentAsync(
        ClusterSpec spec, ClusterView view, ClusterRecord record, RunReference? active, IClusterStore store, MixedDocuments mixed, CancellationToken cancellationToken)
    {
        if (SeenReleases.Of(view) is { } seen)
        {
            await store.SeeAsync(seen, null, cancellationToken);
        }

        return new(
            spec.Name, view.ClusterId ?? record.ClusterId, view.ClusterVersion?.ToString(), view.Quorum.Voters.Count, view.Quorum.Size, view.Quorum.CanLose, record.Node, active,
            [.. UpgradeProgress.Of(view, null, "").Members.Select(m => new MemberDocument(m.Name, m.Id, m.Version, m.State, m.Role))], JsonNode.Parse(record.Spec)!)
        {
            Mixed = await mixed.FindAsync(spec.Name, cancellationToken),
            Policy = PoliciesApi.Rules(spec.Policy), PolicyProblem = spec.Policy.Problem is { } problem ? RunDocuments.Error(problem) : null,
        };
    }
}
