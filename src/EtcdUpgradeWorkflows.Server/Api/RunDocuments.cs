using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>A run as people and programs read it, made from its rows.</summary>
internal sealed class RunDocuments(RunQueries runs, DefinitionCache definitions, MixedDocuments mixedClusters, IRunArchive archive, ClusterDirectory clusters, MaintenanceGuard maintenance)
{
    private const int MostLines = 10_000;

    /// <param name="mixed">Clusters that are, by name.</param>
    public static RunSummary Summary(RunOverview run, IReadOnlyDictionary<string, MixedDocument> mixed) => new(
        run.Id, run.Number, run.Name, run.Subject, run.Definition.DefinitionId, run.Definition.Version, run.Status.ToString(), run.SubStatus.ToString(), run.Paused, run.NeedsYou,
        run.CurrentActivity, run.StartedBy, run.CreatedAt, run.FinishedAt) { WaitsUntil = run.SubStatus == RunSubStatus.Suspended && !run.Paused && !run.NeedsYou ? run.DueAt : null, WaitsForTurn = run.WaitsForTurn, Kept = run.Kept, Mixed = run is { Status: RunStatus.Running, Subject: { } cluster } ? mixed.GetValueOrDefault(cluster) : null };

    public static EvidenceDocument Evidence(RunEvidence evidence) => new(evidence.Reason, evidence.KeptBy, evidence.KeptAt, evidence.ReleaseReason, evidence.ReleasedBy, evidence.ReleasedAt);

    /// <summary>How it stands, without its history: that of a long run is long, and whoever pauses it does not wait for it.</summary>
    /// <param name="id">The number or the GUID.</param>
    public async Task<RunStanding?> FindStandingAsync(string id, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } found || await runs.ReadAsync(found.Id, cancellationToken) is not { } details)
        {
            return null;
        }

        var run = details.Overview;
        var state = RunState.Parse(details.State);
        var progress = ProgressOf(details);
        return new(
            run, Situations.Of(run, state, progress, await RollbacksAsync(run.Definition, details.Pins, cancellationToken), details.Holds.Count > 0),
            [.. state.Incidents.Select(i => i.Id)], [.. (progress?.Members ?? []).Select(m => m.Name)]);
    }

    /// <param name="id">The number or the GUID.</param>
    public async Task<RunDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } found || await runs.ReadAsync(found.Id, cancellationToken) is not { } details)
        {
            return null;
        }

        var run = details.Overview;
        var state = RunState.Parse(details.State);
        var progress = ProgressOf(details);
        var executions = await runs.ReadExecutionsAsync(run.Id, cancellationToken);
        var rollbacks = await RollbacksAsync(run.Definition, details.Pins, cancellationToken);
        var mixed = await mixedClusters.OfRunAsync(run, cancellationToken);
        return new()
        {
            Id = run.Id, Number = run.Number, Status = run.Status.ToString(), SubStatus = run.SubStatus.ToString(), Paused = run.Paused, NeedsYou = run.NeedsYou,
            Situation = Situations.Of(run, state, progress, rollbacks, details.Holds.Count > 0, mixed), Cluster = run.Subject, Mixed = mixed, ClusterVersion = progress?.ClusterVersion,
            From = From(state, progress), To = progress?.To is { Length: > 0 } to ? to : null, CanLose = progress?.CanLose, CurrentActivity = run.CurrentActivity,
            WaitingFor = run.Status == RunStatus.Running ? WaitingFor(state, progress) : null,
            Forecast = await ForecastAsync(details, state, cancellationToken),
            Members = [.. (progress?.Members ?? []).Select(m => new MemberDocument(m.Name, m.Id, m.Version, m.State, m.Role))],
            Activities = [.. executions.Where(e => !IsContainer(e)).Select(Activity)],
            Incidents = [.. state.Incidents.Select(i => new IncidentDocument(i.Id, i.ActivityId, i.ActivityName ?? i.ActivityId, Error(i.Error), i.OpenedAt))],
            Asked = run.Status == RunStatus.Running && !run.Paused && state.Incidents.IsEmpty && state.Asked is { } asked ? Error(asked) : null,
            Definition = new(run.Definition.DefinitionId, run.Definition.Version), Inputs = EngineJson.Read<Dictionary<string, JsonElement>>(details.Input),
            Outputs = details.Outputs is null ? [] : EngineJson.Read<Dictionary<string, JsonElement>>(details.Outputs), Lines = await LinesAsync(run.Id, cancellationToken),
            Holds = [.. details.Holds.Select(h => h.Key)], StartedBy = run.StartedBy, CreatedAt = run.CreatedAt, FinishedAt = run.FinishedAt,
            Kept = run.Kept, Evidence = [.. (await archive.ListEvidenceAsync(run.Id, cancellationToken)).Select(Evidence)],
        };
    }

    private static UpgradeProgress? ProgressOf(RunDetails details) => details.Progress is null ? null : EngineJson.Read<UpgradeProgress>(details.Progress);

    // From when its rows last changed, or from when it goes on: so it is the same as long as they are.
    private async Task<string?> ForecastAsync(RunDetails details, RunState state, CancellationToken cancellationToken)
    {
        var run = details.Overview;
        var standsStill = run.Status != RunStatus.Running || run.Paused || run.NeedsYou || state.Cancel is not null || state.Frames.Any(frame => frame.Then is not null);
        var from = (run.DueAt > run.UpdatedAt ? run.DueAt : run.UpdatedAt) ?? run.CreatedAt;
        return standsStill || run.Subject is null || KnownMembers.Of(state) is not { } known || await clusters.TryFindAsync(run.Subject, cancellationToken) is not { } spec
            ? null
            : Forecast.OfRun(await maintenance.ReadAsync(spec, cancellationToken), spec.Policy.Soak, known, state.GrantsAt(details.Grants, from), from);
    }

    // A run whose definition is gone can still be looked at.
    private async Task<IReadOnlyList<string>> RollbacksAsync(DefinitionVersion version, IReadOnlyList<DefinitionVersion> pins, CancellationToken cancellationToken)
    {
        try
        {
            var pinned = await definitions.LoadAsync([version, .. pins], cancellationToken);
            var rollback = pinned[version].Definition.Rollback;
            return rollback is null ? []
                : pins.Any(p => p.DefinitionId == rollback.DefinitionId && pinned[p].Definition.RollsBackAll) ? ["rollback --member", "rollback --all"]
                : ["rollback --member"];
        }
        catch (WorkflowErrorException)
        {
            return [];
        }
    }

    private static bool IsContainer(ExecutionRecord execution) => execution.ActivityType is WorkflowRoot.Type or "Elsa.Flowchart" or "Elsa.Sequence" or "Elsa.If" or "Elsa.ForEach" or ExecuteWorkflow.Type;

    // What preflight wrote down: once the last member is swapped nobody runs it any more.
    private static string? From(RunState state, UpgradeProgress? progress) =>
        state.ActivityOutputs.Values.Select(o => o.TryGetValue("From", out var from) && from.ValueKind == JsonValueKind.String ? from.GetString() : null)
            .FirstOrDefault(from => from is not null)
        ?? progress?.From;

    private static string? WaitingFor(RunState state, UpgradeProgress? progress) =>
        state.Bookmarks.FirstOrDefault(b => b.DueAt is not null) is { } bookmark ? $"{bookmark.DueAt:u}"
        : state.Bookmarks.FirstOrDefault(b => b.EventName is not null) is { } named ? $"the event '{named.EventName}'"
        : progress?.WaitingFor;

    private static ActivityDocument Activity(ExecutionRecord e) => new(
        e.Id, e.ActivityId, e.ActivityName ?? e.ActivityId, e.ActivityType, e.Attempt, e.Status, e.StartedAt, e.CompletedAt,
        e.Exception is null ? null : Error(EngineJson.Read<WorkflowError>(e.Exception)));

    public static ErrorDocument Error(WorkflowError error) => new(error.Code, error.Kind.ToString(), error.Message, error.Advice);

    private async Task<IReadOnlyList<string>> LinesAsync(Guid id, CancellationToken cancellationToken)
    {
        List<string> texts = [];
        for (long from = 0; from < MostLines;)
        {
            var lines = await runs.ReadJournalAsync(id, from, 1000, cancellationToken);
            if (lines.Count == 0)
            {
                break;
            }

            from = lines[^1].Sequence + 1;
            texts.AddRange(lines.Select(JournalEntry.Parse).Where(e => e.EventName == JournalEvent.Output).Select(e => e.Message ?? ""));
        }

        return texts;
    }
}

/// <summary>What a message to a run is judged by.</summary>
/// <param name="Incidents">The ids of those that are open.</param>
/// <param name="Members">By name, as the run knows them; empty: it has not looked yet.</param>
internal sealed record RunStanding(RunOverview Run, Situation Situation, IReadOnlyList<string> Incidents, IReadOnlyList<string> Members);

/// <summary>What is true, what is safe and what to do: computed from the run's rows alone.</summary>
internal static class Situations
{
    private const string MemberKey = "member:";

    // Where going back is not legal any more, only going on is.
    private static readonly string[] OnlyForward = ["upgrade.point_of_no_return", "upgrade.last_member_not_stopped"];

    private static readonly string[] Changed = ["member.changed_by_other", "member.observed_not_legal"];

    /// <param name="rollbacks">What the run's definitions offer.</param>
    /// <param name="mixed">The members run more than one release; null: not that anybody knew.</param>
    public static Situation Of(RunOverview run, RunState state, UpgradeProgress? progress, IReadOnlyList<string> rollbacks, bool holds, MixedDocument? mixed = null)
    {
        var halfWay = string.Join(", ", HalfWay(state, progress));
        var (what, allowed, recommended, why) = Judge(run, state, progress, holds, halfWay);
        if (mixed is not null && (run.Status == RunStatus.Finished || IsPutOff(run, state)))
        {
            what = $"{what} {(run.Status == RunStatus.Finished ? "The cluster is left" : "The cluster stays")} mixed, on {MixedText.Of(mixed)}.";
        }

        if (run.Status == RunStatus.Running)
        {
            var isRollingBack = state.Frames.Any(f => f.Then is not null);
            allowed = [.. allowed, .. MayHaveChanged(state, progress) ? rollbacks : [], .. isRollingBack ? ["resume --forward"] : Array.Empty<string>()];
            if (isRollingBack && state.Incidents.Any(i => OnlyForward.Contains(i.Error.Code)))
            {
                recommended = "resume --forward";
            }
        }

        return new(what, state.IsSafePoint, allowed, recommended, why, halfWay);
    }

    // A member that runs the target, or may be on its way to it (only a swap's intent says where to). Before that there is nothing to put back.
    private static bool MayHaveChanged(RunState state, UpgradeProgress? progress) =>
        state.Intent?.Intent is { ValueKind: JsonValueKind.Object } intent && intent.TryGetProperty("to", out _)
        || state.OpenKeys.Any(k => k.Key.StartsWith(MemberKey, StringComparison.Ordinal))
        || progress?.Members.Any(m => m.State == "half done" || (m.Version == progress.To && m.Version != progress.From)) == true;

    private static (string What, IReadOnlyList<string> Allowed, string? Recommended, string? Why) Judge(
        RunOverview run, RunState state, UpgradeProgress? progress, bool holds, string halfWay)
    {
        var subject = run.Subject is null ? "" : $" on {run.Subject}";
        var where = state.IsSafePoint ? "No member is half done." : $"Half way: {halfWay}.";
        if (run.Status == RunStatus.Finished)
        {
            return run.SubStatus switch
            {
                RunSubStatus.Finished => ($"Done{subject}.", [], null, null),
                RunSubStatus.Cancelled => ($"Cancelled{subject}. {where}", [], null, holds ? "The cluster is marked unsettled: the next upgrade settles it first." : null),
                _ => ($"Faulted{subject}: {state.Incidents.FirstOrDefault()?.Error.Message} {where}", holds ? ["retry", "cancel --now"] : ["retry"], "retry", holds ? "The cluster stays reserved until it is whole." : null),
            };
        }

        if (state.Incidents.FirstOrDefault() is { } incident)
        {
            IReadOnlyList<string> answers =
                incident.Error.Code == "host.stop_timed_out" ? ["retry", "retry --kill"]
                : Changed.Contains(incident.Error.Code) ? ["retry", "resume --accept-observed"]
                : ["retry"];
            return (
                $"Needs you{subject}: {incident.ActivityName ?? incident.ActivityId}: {incident.Error.Message} {where}",
                [.. answers, state.IsSafePoint ? "cancel" : "cancel --now"], "retry", incident.Error.Advice);
        }

        if (run.Paused)
        {
            var reason = state.Pause?.Reason is { } given ? $" ({given})" : "";
            return ($"Paused by {state.Pause?.By}{reason}{subject}. {where}", ["resume", "cancel"], "resume", run.NeedsYou ? "It goes on only after a yes." : null);
        }

        if (state.Asked is { } asked)
        {
            return ($"Needs you{subject}: {asked.Message}", ["pause", "pause --at-safe-point", "cancel", "cancel --now"], null, asked.Advice);
        }

        if (IsPutOff(run, state) && state.Queue.First(IsDeferred) is { Deferred: { } why, NotBefore: { } then })
        {
            return ($"Waits{subject} until {then:yyyy-MM-dd HH:mm}Z: {why.Message} {where}", ["pause", "cancel", "break-glass"], null, why.Advice);
        }

        if (run.WaitsForTurn && state.Cancel is null)
        {
            return (
                $"Waits{subject} for its turn: at most {run.RunLimit} {(run.RunLimit == 1 ? "run" : "runs")} of '{run.Definition.DefinitionId}' {(run.RunLimit == 1 ? "is" : "are")} under way at a time. It has not begun.",
                ["pause", "cancel"], null, $"It begins by itself when one of them has ended: `etcdup runs list`.");
        }

        if (state.Cancel is not null)
        {
            return ($"Being cancelled{subject}: it goes on to the next safe point. {where}", ["cancel --now"], null, null);
        }

        var mixed = progress is null ? "" : $" {progress.Members.Count(m => m.Version == progress.To)} of {progress.Members.Count} members on {progress.To}, {(progress.CanLose < 0 ? "the quorum is lost" : $"{progress.CanLose} can be lost")}.";
        return ($"Running{subject}: {run.CurrentActivity ?? "about to start"}.{mixed} {where}", ["pause", "pause --at-safe-point", "cancel", "cancel --now"], null, null);
    }

    private static bool IsPutOff(RunOverview run, RunState state) =>
        run is { Status: RunStatus.Running, SubStatus: RunSubStatus.Suspended, Paused: false } && state is { Cancel: null, Asked: null, Incidents.IsEmpty: true } && state.Queue.Any(IsDeferred);

    private static bool IsDeferred(ScheduledActivity scheduled) => scheduled is { Deferred: not null, NotBefore: not null };

    private static IEnumerable<string> HalfWay(RunState state, UpgradeProgress? progress) =>
        state.OpenKeys.Select(k => OfKey(k.Key, progress)).Concat(state.Intent is null ? [] : ["a step under way"]);

    // The key stays open until the member is verified; what was last seen of it says whether it is down or only waits.
    private static string OfKey(string key, UpgradeProgress? progress) =>
        key == FencedClusters.StoppingKey ? "the whole cluster is being stopped"
        : !key.StartsWith(MemberKey, StringComparison.Ordinal) ? key.Replace("unsettled:cluster:", "what an earlier run left on ", StringComparison.Ordinal)
        : key[MemberKey.Length..] is var name && progress?.Members.FirstOrDefault(m => m.Name == name) is { State: "serving" } member
            ? $"{name} serves with {member.Version} and is not verified yet"
            : $"{name} is half done";
}
