using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Http;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What operators say to a run: a message in its inbox, which its owner obeys. What makes no sense is refused here, before it is posted.</summary>
internal sealed class RunMessages(
    RunQueries runs, RunDocuments documents, IRunStore store, WorkflowWorker worker, ClusterDirectory clusters, MaintenanceGuard maintenance, Glass glass, TimeProvider time)
{
    private static readonly TimeSpan LongestExtension = TimeSpan.FromDays(1);

    /// <summary>Windows and freezes do not hold a run that is under way any more.</summary>
    public async Task<IResult> BreakGlassAsync(string id, BreakGlassBody body, Person person, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return RunsApi.NotFound(id);
        }

        return Answer(run, "break-glass", await glass.GrantAsync(
            body, person, new(run.Subject, new(run.Id, run.Number)), grant => SendAsync(run, InboxMessageKind.Grant, grant.By, PayloadOf(grant), cancellationToken), cancellationToken));
    }

    private static object PayloadOf(Grant grant) =>
        new { name = grant.Name, reason = grant.Reason, with = grant.With, of = grant.Of, until = grant.Until, consent = grant.Consent, codes = MaintenanceGrants.Codes };

    /// <summary>The window that is open now closes later for a run.</summary>
    public async Task<IResult> ExtendAsync(string id, ExtendBody body, string user, CancellationToken cancellationToken)
    {
        Glass.RequireReason(body.Reason, "window.extension_invalid");
        if (body.By <= TimeSpan.Zero || body.By > LongestExtension)
        {
            return Problems.Result(Problems.Of(422, "window.extension_invalid", $"A window is not extended by {body.By}.", "Give --by as 30m or 01:30, at most a day."));
        }

        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return RunsApi.NotFound(id);
        }

        var now = time.GetCurrentInstant();
        var policy = run.Subject is { } subject && await clusters.TryFindAsync(subject, cancellationToken) is { } cluster ? await maintenance.ReadAsync(cluster, cancellationToken) : null;

        // Of the window that it keeps to, where it keeps to one: another one may close later.
        var grants = (await runs.ReadAsync(run.Id, cancellationToken))?.Grants ?? [];
        if (policy?.Of(grants) is { } held && held.FindExtendedEnd(now, NodaTime.Duration.FromTimeSpan(body.By)) is { } end)
        {
            Grant grant = new(MaintenanceGrants.ExtendWindow, user) { Reason = body.Reason.Trim(), Until = end.ToDateTimeOffset() };

            // A freeze may begin before, and another window close later.
            var closes = held.FindOpenEnd(now, [.. grants, grant with { Since = now.ToDateTimeOffset() }]) ?? end;
            return Answer(run, InboxMessageKind.Grant, await SendAsync(run, InboxMessageKind.Grant, grant.By, PayloadOf(grant), cancellationToken), closes.ToDateTimeOffset());
        }

        return Problems.Result(Problems.Of(409, "window.not_open", $"No window of run {run.Number}'s cluster is open that could be extended.", $"`etcdup runs break-glass {run.Number}` passes over windows and freezes."));
    }

    /// <summary>What runs wait for may have changed: those that have reserved a cluster, or were put off, look again. What waits for a delay of its own is left alone.</summary>
    public async Task ReconsiderAsync(string what, string user, CancellationToken cancellationToken)
    {
        foreach (var id in (await runs.ReadHoldsAsync(cancellationToken)).Where(hold => !hold.Unsettled).Select(hold => hold.RunId).Union(await runs.ListPutOffAsync(cancellationToken)))
        {
            await store.PostAsync(Message(id, InboxMessageKind.Reconsider, user, new { reason = what, codes = MaintenanceGrants.Codes }), cancellationToken);
        }

        worker.Wake();
    }

    public async Task<IResult> SendAsync(string id, string kind, RunMessageBody body, string user, CancellationToken cancellationToken)
    {
        if (await documents.FindStandingAsync(id, cancellationToken) is not { } standing)
        {
            return RunsApi.NotFound(id);
        }

        if (FindRefusal(kind, body, standing) is { } refusal)
        {
            return Problems.Result(refusal with { Run = new(standing.Run.Id, standing.Run.Number) });
        }

        return await PostAsync(
            standing.Run, kind, user,
            new
            {
                reason = body.Reason, atSafePoint = body.AtSafePoint, incident = body.Incident, kill = body.Kill, now = body.Now, all = body.All,
                acceptObserved = body.AcceptObserved, forward = body.Forward,
                inputs = body.Member is null ? null : new Dictionary<string, string> { ["Member"] = body.Member },
            },
            cancellationToken);
    }

    private async Task<IResult> PostAsync(RunOverview run, string kind, string user, object payload, CancellationToken cancellationToken) =>
        Answer(run, kind, await SendAsync(run, kind, user, payload, cancellationToken));

    private async Task<PostResult> SendAsync(RunOverview run, string kind, string user, object payload, CancellationToken cancellationToken)
    {
        var result = await store.PostAsync(Message(run.Id, kind, user, payload), cancellationToken);
        worker.Wake();
        return result;
    }

    private static IResult Answer(RunOverview run, string kind, PostResult result, DateTimeOffset? closesAt = null) => result switch
    {
        PostResult.Posted or PostResult.Duplicate => Results.Json(new RunMessageAnswer("posted", new(run.Id, run.Number)) { ClosesAt = closesAt }, EngineJson.Options, statusCode: 202),
        PostResult.Held => Problems.Result(Problems.Of(409, "run.held", $"Run {run.Number} needs its cluster again, which another run has reserved by now.", "Wait for the other run or end it, then retry.")),
        PostResult.Ended => Problems.Result(Problems.Of(409, "run.ended", $"Run {run.Number} has ended ({run.SubStatus}); `{kind}` changes nothing.", null)),
        _ => RunsApi.NotFound(run.Id.ToString()),
    };

    private InboxMessage Message(Guid run, string kind, string user, object payload)
    {
        var now = time.GetUtcNow();
        return new() { Id = Guid.CreateVersion7(now), RunId = run, Kind = kind, SentBy = user, SentAt = now, Payload = EngineJson.Text(payload) };
    }

    private static ProblemDocument? FindRefusal(string kind, RunMessageBody body, RunStanding standing) => kind switch
    {
        InboxMessageKind.Retry when standing.Incidents.Count == 0 =>
            Problems.Of(409, "run.nothing_to_retry", $"Run {standing.Run.Number} has no open incident.", standing.Run.Paused ? $"It is paused: `etcdup runs resume {standing.Run.Number}`." : null),
        InboxMessageKind.Retry when body.Incident is not null && !standing.Incidents.Contains(body.Incident) =>
            Problems.Of(404, "run.incident_unknown", $"Run {standing.Run.Number} has no open incident '{body.Incident}'.", "See `etcdup runs show`."),
        InboxMessageKind.Resume when !standing.Run.Paused && standing.Incidents.Count == 0 && standing.Run.Status == RunStatus.Running =>
            Problems.Of(409, "run.not_paused", $"Run {standing.Run.Number} is not paused and waits for nobody.", null),
        InboxMessageKind.Resume when body.AcceptObserved && !standing.Situation.Allowed.Contains("resume --accept-observed") =>
            Problems.Of(409, "run.nothing_to_accept", $"Run {standing.Run.Number} does not ask about anything that somebody else changed.", "See `etcdup runs show`."),
        InboxMessageKind.Resume when body.AcceptObserved && string.IsNullOrWhiteSpace(body.Reason) =>
            Problems.Of(422, "run.reason_missing", "Why what is observed is accepted is not said.", "Give --reason TEXT: it stands in the journal with your name."),
        InboxMessageKind.Resume when body.Forward && !standing.Situation.Allowed.Contains("resume --forward") =>
            Problems.Of(409, "run.no_rollback_under_way", $"Run {standing.Run.Number} is not rolling back.", null),
        InboxMessageKind.Rollback when body.All =>
            standing.Situation.Allowed.Contains("rollback --all")
                ? null
                : Problems.Of(409, "run.no_rollback", $"Run {standing.Run.Number} cannot roll back all members.", standing.Situation.Allowed.Contains("rollback --member") ? "Roll back each with --member NAME." : standing.Situation.Why),
        InboxMessageKind.Rollback when string.IsNullOrWhiteSpace(body.Member) =>
            Problems.Of(422, "run.member_missing", "Which member is to be rolled back is not said.", "Give --member NAME, or --all."),
        InboxMessageKind.Rollback when standing.Members.Count > 0 && standing.Members.All(name => name != body.Member) =>
            Problems.Of(404, "cluster.member_unknown", $"There is no member '{body.Member}' in '{standing.Run.Subject}'.", $"It has: {string.Join(", ", standing.Members)}."),
        InboxMessageKind.Rollback when !standing.Situation.Allowed.Contains("rollback --member") =>
            Problems.Of(409, "run.no_rollback", $"Run {standing.Run.Number} cannot be rolled back.", standing.Situation.Why),
        _ => null,
    };
}
