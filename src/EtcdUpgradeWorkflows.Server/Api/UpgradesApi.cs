using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class UpgradesApi
{
    private static readonly string[] NeverPasses =
        ["preflight.hop", "preflight.black_list", "preflight.source_floor", "preflight.server_releases", "preflight.hop_conditions", "preflight.flags", "preflight.rehearsal"];

    private const int MostEndpoints = 20;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/clusters/{name}/plan", PlanAsync).For(Role.Viewer).ChangesNothing();
        // What these are given names files and references that the server opens, and where it sends them.
        api.MapPost("/plan", PlanFileAsync).For(Role.Admin).ChangesNothing();
        api.MapPost("/plan/endpoints", PlanEndpointsAsync).For(Role.Admin).ChangesNothing();
        api.MapPost("/clusters/{name}/upgrades", StartAsync);
    }

    private static async Task<PlanDocument> PlanAsync(
        string name, PlanBody body, UpgradeLauncher launcher, RunQueries runs, ClusterDirectory clusters, MaintenanceGuard maintenance, MixedDocuments mixed, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        var preview = await launcher.PreviewAsync(
            name, new(body.To, body.Via ?? [], body.AllowDowntime, body.Rehearsal) { AsksGates = true }, await OtherRunAsync(runs, name, cancellationToken), cancellationToken);
        var policy = await maintenance.ReadAsync(await clusters.FindAsync(name, cancellationToken), cancellationToken);
        var now = time.GetCurrentInstant();
        var person = ApiServices.UserOf(context);
        var document = (preview.Hops.Count == 0 ? Document(name, preview) : Document(name, preview, person)) with { Mixed = await mixed.FindAsync(name, cancellationToken) };
        return preview.Hops.Count == 0 ? document : document with
        {
            Forecast = Forecast.Of(policy, preview.Hops, now),
            Closed = policy.Judge(WindowQuestion.AtStart([]), now) is WindowVerdict.Closed closed ? RunDocuments.Error(MaintenanceGuard.AtStart(closed.Why)) : null,
        };
    }

    private static async Task<IResult> PlanFileAsync(PlanFileBody body, UpgradeLauncher launcher, ClusterDirectory clusters, RunQueries runs, HttpContext context, CancellationToken cancellationToken)
    {
        var reading = ClusterFile.Read(body.Cluster?.ToJsonString() ?? "");
        if (reading.Spec is not { } spec)
        {
            return Problems.Result(ClustersApi.Invalid(reading, "Correct them all; nothing was looked at."));
        }

        var (preview, _) = await launcher.PreviewAsync(
            await clusters.JoinAsync(spec, cancellationToken), new(body.To, body.Via ?? [], body.AllowDowntime, body.Rehearsal) { AsksGates = true }, await OtherRunAsync(runs, spec.Name, cancellationToken), cancellationToken);
        return Results.Json(Document(spec.Name, preview, ApiServices.UserOf(context)), EngineJson.Options);
    }

    private static async Task<IResult> PlanEndpointsAsync(
        PlanEndpointsBody body, ClusterDiscovery discovery, ClusterDirectory clusters, UpgradeLauncher launcher, RunQueries runs, CancellationToken cancellationToken)
    {
        List<Uri> endpoints = [];
        foreach (var text in body.Endpoints ?? [])
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            {
                return Problems.Result(Problems.Of(422, "discover.endpoint_invalid", "An endpoint is no client URL of a member.", "Give it as http://HOST:2379 or https://HOST:2379; user and password apart."));
            }

            endpoints.Add(new Uri(url.GetLeftPart(UriPartial.Authority)));
        }

        if (endpoints.Count is 0 or > MostEndpoints)
        {
            return Problems.Result(Problems.Of(422, "discover.endpoint_invalid", $"{endpoints.Count} endpoints were given.", $"Give 1 to {MostEndpoints} client URLs of one cluster."));
        }

        var spec = await clusters.JoinAsync(await discovery.SeeAsync(endpoints, new(body.CaFile, body.CertFile, body.KeyFile, body.Username, body.Password), cancellationToken), cancellationToken);
        var (preview, _) = await launcher.PreviewAsync(spec, new(body.To, body.Via ?? [], body.AllowDowntime, body.Rehearsal), null, cancellationToken);
        return Results.Json(Document(spec.Name, preview), EngineJson.Options);
    }

    internal static async Task<IResult> StartAsync(
        string name, UpgradeBody body, UpgradeLauncher launcher, RunQueries runs, IScheduleStore schedules, IScheduleClock clock, WorkflowWorker worker,
        ClusterDirectory clusters, MaintenanceGuard maintenance, Glass glass, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var person = Authentication.PersonOf(context);
        var request = new UpgradeRequest
        {
            Cluster = name, To = body.To, Via = body.Via ?? [], DefinitionId = body.Definition ?? UpgradeRequest.RollingUpgrade, DefinitionVersion = body.DefinitionVersion, Attended = body.Attended,
            AllowDowntime = body.AllowDowntime, Rehearsal = body.Rehearsal, RequestedBy = person.Name, Window = body.Window,
            IdempotencyKey = RequestHeaders.ReadIdempotencyKey(context),
        };
        if (body.BreakGlass is not null && (body.At is not null || body.Window is not null))
        {
            return Problems.Result(Problems.Of(422, "window.break_glass_invalid", "Glass is broken for now, and an instant or a window was given.", "Give one of them."));
        }

        if (body is { At: not null, Window: not null })
        {
            return Problems.Result(Problems.Of(422, "window.or_instant", "An instant and a window were given.", "Give one of them: a window says when by itself."));
        }

        // Whether its window is open may have changed since it was sent first.
        if (await SchedulesApi.FindSentBeforeAsync(request.IdempotencyKey, schedules, runs, cancellationToken) is { } before)
        {
            return before;
        }

        if (request.IdempotencyKey is { } key && await runs.FindStartedAsync(key, cancellationToken) is { } started)
        {
            return Results.Json(new UpgradeAnswer("existing", new(started.Id, started.Number), null), EngineJson.Options);
        }

        DateTimeOffset? opensAt = null;
        if (body.Window is { } window)
        {
            var policy = (await maintenance.ReadAsync(await clusters.FindAsync(name, cancellationToken), cancellationToken)).InWindow(window);
            if (!policy.Windows.Any(w => w.IsFor(name)))
            {
                return Problems.NotFound("window.unknown", window.Length > 0 ? $"There is no window '{window}' for {name}." : $"There is no window for {name}.", "See `etcdup windows list`.");
            }

            if (policy.Judge(WindowQuestion.AtStart([]), time.GetCurrentInstant()) is WindowVerdict.Closed closed)
            {
                opensAt = closed.AskAgainAt ?? throw new WorkflowErrorException(closed.Why);
            }
        }

        if ((body.At ?? opensAt) is { } at)
        {
            return await ScheduleAsync(request, body, at, launcher, runs, schedules, clock, time, cancellationToken);
        }

        if (await runs.FindActiveAsync(name, cancellationToken) is { } active)
        {
            return await ExistingAsync(active, body.To, runs, cancellationToken);
        }

        await glass.RequireAsync(body.BreakGlass, person, new(name), request.IdempotencyKey, cancellationToken);
        var preview = await launcher.PreviewAsync(name, new(body.To, GoesOneHop(body) ? null : body.Via ?? [], body.AllowDowntime, body.Rehearsal), null, cancellationToken);
        if (preview.NothingToDo)
        {
            return Results.Json(new UpgradeAnswer("nothing_to_do", null, null), EngineJson.Options);
        }

        // A member left half way by an earlier run is what the run settles first; everything else that blocks is refused here.
        // A host's record says so too when the database that opened it is gone.
        var unsettled = preview.IsHalfDone || (await runs.ReadHoldsAsync(cancellationToken)).Any(h => h.Key == FencedClusters.KeyOf(name) && h.Unsettled);
        if (preview.Report.HasBlocker && !(unsettled && preview.Report.Blockers.All(b => PreflightChecks.SettledFirst.Contains(b.Code))))
        {
            return Refused(name, preview);
        }

        request = ByItsHops(request, body, preview) with { IsRepair = unsettled };
        var (id, result) = await glass.StartAsync(
            body.BreakGlass, person, new(name), request.IdempotencyKey, broken => launcher.StartAsync(broken is [var one] ? request with { BreakGlass = one } : request, cancellationToken), cancellationToken);
        worker.Wake();
        return result switch
        {
            CreateRunResult.Created created => Results.Json(new UpgradeAnswer("started", new(id, created.Number), null), EngineJson.Options, statusCode: 201),
            CreateRunResult.Duplicate duplicate => Results.Json(new UpgradeAnswer("existing", new(duplicate.RunId, duplicate.RunNumber), null), EngineJson.Options),
            CreateRunResult.Held held => await ExistingAsync((await runs.FindAsync(held.RunId.ToString(), cancellationToken))!, body.To, runs, cancellationToken),
            _ => throw new InvalidOperationException($"unknown answer {result}"),
        };
    }

    /// <param name="person">Who wants to know; null: it is not told whether that person may start it.</param>
    public static PlanDocument Document(string cluster, UpgradePreview preview, string? person = null) => new(
        cluster, preview.From, preview.To, preview.NothingToDo ? "nothing_to_do" : preview.Report.HasBlocker || preview.Plan is null ? "refused" : "upgrade",
        [.. preview.Report.Results.Select(Check)],
        [.. (preview.Plan?.Order ?? []).Select(m => new PlanStep(m.Name, m.Version?.ToString(), RoleText(m.Role), m.Reason))],
        preview.Plan?.ExpectedImpact, [.. preview.Plan?.Remarks ?? [], .. WarningsOf(preview, person)])
    {
        Policy = PolicyOf(preview),
        Hops =
        [
            .. preview.Hops.Select(h => new PlanHop(
                h.From.ToString(), h.To.ToString(), h.Evidence.ToString().ToLowerInvariant(), h.HasPointOfNoReturn, h.Backups, h.Impact, h.Blockers, h.Warnings, h.Downgrade,
                h.Estimate.TotalSeconds, h.EstimateSource) { SoakSeconds = h.Soak.TotalSeconds }),
        ],
        Configuration = preview.Configuration.IsEmpty ? null : ConfigurationsApi.Document(cluster, preview),
    };

    // It may be open when it counts: a closed gate refuses no plan.
    private static IEnumerable<string> WarningsOf(UpgradePreview preview, string? person)
    {
        foreach (var problem in preview.Gates.Select(gate => gate.Problem).OfType<WorkflowError>())
        {
            yield return $"{problem.Message} It was asked for this plan alone, and is asked again before each stop: a run waits there until it agrees.";
        }

        if (person is not null && preview.Policy.MayStart is { } persons && !persons.Contains(person, StringComparer.Ordinal))
        {
            var who = MaintenanceGuard.MayStartText(preview.Policy);
            yield return $"{person} may not start it: {char.ToLowerInvariant(who[0])}{who[1..]}";
        }

        if (preview.Policy.Problem is { } unknown)
        {
            yield return $"{unknown.Message} Nothing that serves is stopped until then. {unknown.Advice}";
        }
    }

    private static PlanPolicy? PolicyOf(UpgradePreview preview) =>
        preview.Policy is not { } policy || ((policy with { RequiresRehearsal = false, RequiresWindow = false }).IsNone && policy.Rules.All(rule => rule.From.All(from => from == PolicyJoin.OwnFile))) ? null
        : new(
            policy.MayStart, policy.Soak?.TotalSeconds,
            [.. preview.Gates.Select(gate => Gate(policy.Gates.First(g => g.Name == gate.Name).Kind, gate))],
            [.. policy.Steps.BeforeStop.Select(Step)], [.. policy.Steps.AfterServing.Select(Step)], policy.Silence is not null) { Rules = PoliciesApi.Rules(policy) };

    private static PlanGate Gate(StopGateKind kind, GateAnswer answer) => new(
        answer.Name, kind.ToString().ToLowerInvariant(), answer.Problem switch { null => "open", { Code: "gate.blocked" } => "closed", _ => "no_answer" }, answer.Problem?.Message, answer.At);

    private static PlanMemberStep Step(MemberStep step) => new(step.Name, step.Command is null ? "call" : "command", step.IsRequired, step.Timeout.TotalSeconds);

    /// <summary>A procedure that somebody names takes one hop, whatever lies between; but for the one that is made for several.</summary>
    private static bool GoesOneHop(UpgradeBody body) => body.Definition is not (null or UpgradeRequest.MultiHopUpgrade);

    /// <summary>Nobody named a procedure: a way of several hops is gone by the one that is made for it.</summary>
    private static UpgradeRequest ByItsHops(UpgradeRequest request, UpgradeBody body, UpgradePreview preview) =>
        body.Definition is null && preview.Hops.Count > 1 ? request with { DefinitionId = UpgradeRequest.MultiHopUpgrade }
        : request.DefinitionId == UpgradeRequest.MultiHopUpgrade ? request
        : request with { Via = [] };

    private static CheckDocument Check(PreflightResult result) => new(
        result.Code, result.Title, result.Severity.ToString().ToLowerInvariant(),
        result.Verdict == PreflightVerdict.NotChecked ? "not_checked" : result.Verdict.ToString().ToLowerInvariant(), string.Join(" ", result.Evidence), result.Advice);

    private static string RoleText(MemberRole role) => role switch
    {
        MemberRole.HalfDone => "half done",
        MemberRole.NotServing => "not serving",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static IResult Refused(string name, UpgradePreview preview)
    {
        var blockers = preview.Report.Blockers.ToList();
        return Problems.Result(Problems.Of(
            409, blockers.Count == 1 ? blockers[0].Code : "preflight.blocked", $"{blockers.Count} of {preview.Report.Results.Count} checks stand in the way of {name} going to {preview.To}. Nothing was changed.", null) with
        {
            Problems = [.. blockers.Select(b => new ProblemItem(b.Code, null, $"{b.Title}: {string.Join(" ", b.Evidence)}", b.Advice))], Plan = Document(name, preview),
        });
    }

    // The same target: it is the run that is wanted. Another: refused, and named.
    private static async Task<IResult> ExistingAsync(RunOverview active, string to, RunQueries runs, CancellationToken cancellationToken)
    {
        var run = new RunReference(active.Id, active.Number);
        var inputs = await runs.ReadAsync(active.Id, cancellationToken) is { } details ? System.Text.Json.Nodes.JsonNode.Parse(details.Input) : null;
        return inputs?["Target"]?.GetValue<string>() == to
            ? Results.Json(new UpgradeAnswer("existing", run, null), EngineJson.Options)
            : Problems.Result(Problems.Of(409, "run.held", $"'{active.Subject}' is reserved by run {active.Number} ({active.Name}).", $"See `etcdup runs show {active.Number}`; wait for it or end it.") with { Run = run });
    }

    private static async Task<IResult> ScheduleAsync(
        UpgradeRequest request, UpgradeBody body, DateTimeOffset at, UpgradeLauncher launcher, RunQueries runs, IScheduleStore schedules, IScheduleClock clock, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (at <= time.GetUtcNow())
        {
            return Problems.Result(Problems.Of(422, "schedule.in_the_past", $"{at:u} has passed.", "Give an instant to come."));
        }

        // What cannot change by itself until then is refused today; the rest is checked when it fires.
        await launcher.RequireDefinitionAsync(request, cancellationToken);
        var preview = await launcher.PreviewAsync(
            request.Cluster, new(request.To, GoesOneHop(body) ? null : request.Via, request.AllowDowntime, request.Rehearsal), null, cancellationToken);
        if (preview.Report.Blockers.Any(b => NeverPasses.Contains(b.Code)))
        {
            return Refused(request.Cluster, preview);
        }

        request = ByItsHops(request, body, preview);
        var now = time.GetUtcNow();
        var schedule = new ScheduleRecord
        {
            Id = request.IdempotencyKey is { } key ? ScheduleRecord.IdOfKey(key) : Guid.CreateVersion7(now), Target = ScheduleTarget.Upgrade, Cluster = request.Cluster, Request = EngineJson.Text(request), Kind = FireKind.StartAt, FireAt = at.ToUniversalTime(),
            CreatedBy = request.RequestedBy, CreatedAt = now, Status = ScheduleStatus.Waiting,
        };
        return await SchedulesApi.StoreAsync(schedule, request.IdempotencyKey, schedules, clock, runs, cancellationToken);
    }

    private static async Task<ReservingRun?> OtherRunAsync(RunQueries runs, string cluster, CancellationToken cancellationToken) =>
        await runs.FindActiveAsync(cluster, cancellationToken) is { } run ? new(run.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), run.Name ?? run.Definition.ToString()) : null;
}
