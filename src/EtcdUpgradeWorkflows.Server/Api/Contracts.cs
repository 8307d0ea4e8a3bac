using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Server.Api;

// The documents of /api/v1, shared with the command. camelCase JSON, nulls left out, instants ISO 8601 UTC.

/// <summary>GET /api/v1/server</summary>
public sealed record ServerInfo(string Version, int Pid, DateTimeOffset StartedAt, string DataDirectory, string Database, string Node, int ActiveRuns);

/// <summary>GET /api/v1/server/drain, and what draining and its end answer.</summary>
/// <param name="By">Who drained it; null: it is not drained.</param>
/// <param name="Working">Runs that this server works on.</param>
/// <param name="HalfDone">Runs of this database, and of this machine where they are bound to one, that wait for no person and are at no safe point, with no other server working on them.</param>
/// <param name="Others">Other servers on this database that were heard of within seconds; whether they are drained is not known.</param>
public sealed record DrainDocument(bool Draining, string? By, DateTimeOffset? Since, int Working, long HalfDone, int Others)
{
    /// <summary>Nothing is in its hands, and nothing that is half done waits for it: it may be stopped.</summary>
    public bool IsDrained => Draining && Working == 0 && HalfDone == 0;
}

/// <summary><c>server.json</c> in the data directory, mode 0600: how a command finds and enters the server.</summary>
public sealed record ServerFile(string Url, int Pid, long StartTime, string Token, string Version);

/// <summary>GET /readyz: 200 when every check passed, otherwise 503.</summary>
public sealed record ReadinessDocument(bool Ready, IReadOnlyList<ReadinessCheck> Checks);

/// <param name="Name">stopping, draining, worker or database.</param>
/// <param name="Code">Why it did not pass; null: it did.</param>
public sealed record ReadinessCheck(string Name, bool Passed, string? Code);

/// <summary>A run as others refer to it.</summary>
public sealed record RunReference(Guid Id, long Number);

/// <summary>One row of GET /api/v1/runs.</summary>
public sealed record RunSummary(
    Guid Id, long Number, string? Name, string? Cluster, string Definition, int Version, string Status, string SubStatus, bool Paused, bool NeedsYou,
    string? CurrentActivity, string StartedBy, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>Until when it waits by itself; null: it does not.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>It has not begun: as many runs of its definition are under way as may be.</summary>
    public bool WaitsForTurn { get; init; }

    /// <summary>Its cluster's members run more than one release; null: not that anybody knew, or the run has ended.</summary>
    public MixedDocument? Mixed { get; init; }

    /// <summary>As evidence: nobody deletes it.</summary>
    public bool Kept { get; init; }
}

/// <summary>A cluster whose members run more than one release, by what runs and live looks have seen.</summary>
/// <param name="Since">When that was first seen.</param>
/// <param name="Releases">As they were seen last, the oldest first.</param>
/// <param name="Days">Whole days since then.</param>
/// <param name="TooLong">As long as `serve --warn-mixed-after` says, or longer: people are told.</param>
public sealed record MixedDocument(DateTimeOffset Since, IReadOnlyList<string> Releases, int Days, bool TooLong);

/// <param name="Total">Of all pages.</param>
public sealed record RunPage(IReadOnlyList<RunSummary> Items, int Total)
{
    /// <summary>Given as <c>before</c> it continues the list; null: there are no more.</summary>
    public long? Next { get; init; }
}

/// <summary>What is true, what is safe and what to do.</summary>
/// <param name="What">One sentence; the first line of `runs show`.</param>
/// <param name="SafePoint">No member is half done or still to be verified.</param>
/// <param name="Allowed">Of pause, pause --at-safe-point, resume, resume --accept-observed, resume --forward, retry, retry --kill, rollback --member, rollback --all, cancel, cancel --now.</param>
/// <param name="Recommended">One of them, or null: nothing to do.</param>
/// <param name="HalfWay">Why this is no safe point, in words; empty when it is one.</param>
public sealed record Situation(string What, bool SafePoint, IReadOnlyList<string> Allowed, string? Recommended, string? Why, string HalfWay = "");

/// <param name="State">serving, stopped, starting, half done, unreachable, unhealthy.</param>
/// <param name="Role">leader, follower, learner, or null when not known.</param>
public sealed record MemberDocument(string Name, string? Id, string? Version, string State, string? Role);

public sealed record ActivityDocument(
    string Id, string ActivityId, string Name, string Type, int Attempt, string Status, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ErrorDocument? Error);

public sealed record ErrorDocument(string Code, string Kind, string Message, string? Advice);

public sealed record IncidentDocument(string Id, string ActivityId, string ActivityName, ErrorDocument Error, DateTimeOffset OpenedAt);

public sealed record DefinitionReference(string Id, int Version);

/// <summary>GET /api/v1/runs/{id}; {id} is the number or the GUID.</summary>
public sealed record RunDocument
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required string Status { get; init; }

    public required string SubStatus { get; init; }

    public required bool Paused { get; init; }

    public required bool NeedsYou { get; init; }

    public required Situation Situation { get; init; }

    public string? Cluster { get; init; }

    public string? ClusterVersion { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Members that can fail before quorum is lost: healthy voters − quorum.</summary>
    public int? CanLose { get; init; }

    public string? CurrentActivity { get; init; }

    /// <summary>What the present activity waits for, in words.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Of an upgrade under way: when its hop is done, and whether that is before its window closes; null: nothing is left to be swapped, or it stands still.</summary>
    public string? Forecast { get; init; }

    public IReadOnlyList<MemberDocument> Members { get; init; } = [];

    /// <summary>The members run more than one release, or this run was the last to leave them so; null: not that anybody knew.</summary>
    public MixedDocument? Mixed { get; init; }

    public IReadOnlyList<ActivityDocument> Activities { get; init; } = [];

    public IReadOnlyList<IncidentDocument> Incidents { get; init; } = [];

    /// <summary>What a person is to do outside; the run goes on by itself once it is seen. Null: nothing.</summary>
    public ErrorDocument? Asked { get; init; }

    public required DefinitionReference Definition { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = new Dictionary<string, JsonElement>();

    public IReadOnlyDictionary<string, JsonElement> Outputs { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The texts written by WriteLine, in order.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public IReadOnlyList<string> Holds { get; init; } = [];

    public required string StartedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>As evidence: nobody deletes it.</summary>
    public bool Kept { get; init; }

    /// <summary>By whom and why, the oldest first; also what was released.</summary>
    public IReadOnlyList<EvidenceDocument> Evidence { get; init; } = [];
}

/// <summary>One journal line as it is told: its number, and the entry.</summary>
public sealed record JournalDocument(long Sequence, Engine.Runs.JournalEntry Entry);

/// <summary>GET /api/v1/runs/{id}/journal?from=&amp;take=</summary>
public sealed record JournalPage(IReadOnlyList<JournalDocument> Items, long Next);

// GET /api/v1/runs/{id}/events, server-sent events:
//   event: line, id: sequence, data: JournalDocument      (from Last-Event-ID or ?from=)
//   event: run,  data: RunDocument                        (first, whenever it changed, and every ten seconds as a heart-beat)
//   event: end,  data: RunDocument                        (the run has ended; the stream closes)

/// <summary>POST /api/v1/runs</summary>
public sealed record StartRunBody(
    string Definition, int? Version, IReadOnlyDictionary<string, JsonElement>? Inputs, bool AllowDowntime = false, BreakGlassBody? BreakGlass = null);

/// <summary>POST /api/v1/runs/{id}/break-glass, and part of what starts a run: windows and freezes do not hold it.</summary>
/// <param name="With">The second person who agreed; not the one who asks. Where persons have tokens it has given a consent before (POST /api/v1/consents), which is used up.</param>
public sealed record BreakGlassBody(string Reason, string With);

/// <summary>POST /api/v1/runs/{id}/extend: the window that is open now closes later for this run.</summary>
/// <param name="By">Such as 00:30:00; at most a day.</param>
public sealed record ExtendBody(TimeSpan By, string Reason);

/// <summary>POST /api/v1/runs/{id}/pause | resume | retry | cancel | rollback</summary>
/// <param name="All">rollback: every member, after which the run ends.</param>
/// <param name="AcceptObserved">resume: go on from what is true now, though somebody else has changed it; needs a reason.</param>
/// <param name="Forward">resume: leave a rollback that is under way.</param>
public sealed record RunMessageBody(
    string? Reason = null, bool AtSafePoint = false, string? Incident = null, bool Kill = false, bool Now = false, string? Member = null, bool All = false,
    bool AcceptObserved = false, bool Forward = false);

/// <summary>The message was taken; the run's owner obeys it at its next step.</summary>
public sealed record RunMessageAnswer(string Result, RunReference Run)
{
    /// <summary>Of an extension: when the window closes for this run now, or a freeze begins. Null of all else.</summary>
    public DateTimeOffset? ClosesAt { get; init; }
}

public sealed record ClusterSummary(string Name, int Members, string? ClusterId, string? Node, RunReference? ActiveRun)
{
    /// <summary>Null: not that anybody knew.</summary>
    public MixedDocument? Mixed { get; init; }
}

/// <summary>GET /api/v1/clusters/{name}: a live look.</summary>
public sealed record ClusterDocument(
    string Name, string? ClusterId, string? ClusterVersion, int Voters, int Quorum, int CanLose, string? Node, RunReference? ActiveRun,
    IReadOnlyList<MemberDocument> Members, JsonNode Spec)
{
    /// <summary>The members run more than one release, as far as they were seen; null: they run one, or it is not known.</summary>
    public MixedDocument? Mixed { get; init; }

    /// <summary>What is asked of every upgrade of it, by its own file (which <c>spec</c> shows) and by policies for its labels.</summary>
    public IReadOnlyList<PolicyRuleDocument> Policy { get; init; } = [];

    /// <summary>Why nobody can say what is asked: nothing that serves is stopped. Null: it can be said.</summary>
    public ErrorDocument? PolicyProblem { get; init; }
}

/// <summary>One thing that is asked, and who asks it.</summary>
/// <param name="Rule">rehearsal, window, mayStart, soak, gate, beforeStop, afterServing or silence.</param>
/// <param name="What">The name of a gate or step, the persons, the duration; of others in a word.</param>
/// <param name="From">Policies by name, or <c>its own file</c>.</param>
public sealed record PolicyRuleDocument(string Rule, string What, IReadOnlyList<string> From);

/// <summary>One row of GET /api/v1/policies.</summary>
/// <param name="Labels">The clusters that have one of them; empty: every one.</param>
/// <param name="Policy">As it was added; null of one that cannot be read at all.</param>
/// <param name="Clusters">Those that it is for now.</param>
/// <param name="Problem">This version cannot read it: its clusters are not stopped. Null: it can.</param>
public sealed record PolicyListItem(string Name, IReadOnlyList<string> Labels, JsonElement? Policy, IReadOnlyList<string> Clusters, string AddedBy, DateTimeOffset AddedAt, ErrorDocument? Problem);

/// <summary>POST /api/v1/clusters/{name}/up and /down (process hosts): a run of the definition cluster-up or cluster-down.</summary>
/// <param name="Version">For up: the release laid down where a member has none yet.</param>
public sealed record ClusterPowerBody(string? Version = null, BreakGlassBody? BreakGlass = null);

/// <summary>POST /api/v1/clusters/{name}/restore: a run of the definition restore-cluster. It stops every member.</summary>
/// <param name="Backup">The id of a backup, or of its snapshot.</param>
public sealed record RestoreBody(string Backup, BreakGlassBody? BreakGlass = null);

/// <summary>POST /api/v1/clusters/{name}/downgrade: a run of the definition formal-downgrade. Experimental: by etcd's documented API, never run on real members by its makers.</summary>
/// <param name="To">A release one minor below, from 3.6 on.</param>
public sealed record DowngradeBody(string To, BreakGlassBody? BreakGlass = null);

/// <summary>GET /api/v1/clusters/{name}/hosts: whose the members' hosts are. A live look; it changes nothing.</summary>
/// <param name="Controller">Who we are on the hosts of this cluster.</param>
public sealed record ClusterHosts(string Cluster, string Controller, IReadOnlyList<HostOwnerDocument> Hosts);

/// <param name="Controller">Null: nobody's yet, or not known when there is an error.</param>
/// <param name="Number">The highest number the host has seen.</param>
/// <param name="Open">The member is half done towards <paramref name="To"/>.</param>
/// <param name="Ours">Of this controller and this cluster.</param>
public sealed record HostOwnerDocument(string Member, string? Controller, string? Cluster, long? Number, bool Open, string? To, bool Ours, ErrorDocument? Error);

/// <summary>POST /api/v1/clusters/{name}/adopt: a run of the definition adopt-cluster.</summary>
/// <param name="From">The controllers whose hosts are taken over, each by its id.</param>
public sealed record AdoptBody(IReadOnlyList<string>? From = null, string? Reason = null);

/// <summary>POST /api/v1/plan: as for a registered cluster, of a cluster file; nothing is registered.</summary>
public sealed record PlanFileBody(JsonNode? Cluster, string To, bool AllowDowntime = false, IReadOnlyList<string>? Via = null, string? Rehearsal = null);

/// <summary>POST /api/v1/plan/endpoints: of a cluster that nothing describes, as far as it can be seen over the network; nothing is registered.</summary>
/// <param name="Endpoints">Client URLs of one or more members.</param>
/// <param name="CaFile">A path on the server's machine, as the two after it.</param>
/// <param name="Password">A reference: env:NAME or file:PATH, read by the server.</param>
public sealed record PlanEndpointsBody(
    IReadOnlyList<string>? Endpoints, string To, bool AllowDowntime = false, IReadOnlyList<string>? Via = null, string? Rehearsal = null, string? CaFile = null,
    string? CertFile = null, string? KeyFile = null, string? Username = null, string? Password = null);

/// <summary>POST /api/v1/clusters/{name}/plan</summary>
/// <param name="Rehearsal">Who rehearsed it in staging, and in which run.</param>
public sealed record PlanBody(string To, bool AllowDowntime = false, IReadOnlyList<string>? Via = null, string? Rehearsal = null);

/// <param name="Verdict">upgrade, nothing_to_do or refused.</param>
public sealed record PlanDocument(
    string Cluster, string? From, string To, string Verdict, IReadOnlyList<CheckDocument> Checks, IReadOnlyList<PlanStep> Order, string? ClientImpact,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Whether it may be done now by the cluster's maintenance windows, and whether it fits; null: nothing holds it.</summary>
    public string? Forecast { get; init; }

    /// <summary>Why it may not be begun now by the cluster's maintenance windows and freezes; null: it may.</summary>
    public ErrorDocument? Closed { get; init; }

    /// <summary>The members run more than one release already; null: they do not, or it is not known.</summary>
    public MixedDocument? Mixed { get; init; }

    /// <summary>What the owners of the cluster ask beside it, and what their gates say now; null: nothing.</summary>
    public PlanPolicy? Policy { get; init; }

    /// <summary>Every hop of the way; checks, order and impact above are the first one's.</summary>
    public IReadOnlyList<PlanHop> Hops { get; init; } = [];

    /// <summary>What the members would have to be started with on that way; null when they need nothing else.</summary>
    public ConfigurationDocument? Configuration { get; init; }
}

/// <param name="MayStart">Nobody else; null: whoever may start anything.</param>
/// <param name="SoakSeconds">So long the first member runs the new release before the second one is stopped; null: no longer than it takes.</param>
/// <param name="Silenced">Alerts are silent while a member is swapped.</param>
public sealed record PlanPolicy(
    IReadOnlyList<string>? MayStart, double? SoakSeconds, IReadOnlyList<PlanGate> Gates, IReadOnlyList<PlanMemberStep> BeforeStop, IReadOnlyList<PlanMemberStep> AfterServing, bool Silenced)
{
    /// <summary>All that is asked, and who asks it.</summary>
    public IReadOnlyList<PolicyRuleDocument> Rules { get; init; } = [];
}

/// <summary>A gate as it answers now. It counts for nothing but the plan: before each stop it is asked again.</summary>
/// <param name="Kind">http or prometheus.</param>
/// <param name="Answer">open, closed or no_answer.</param>
/// <param name="Why">Null: it agrees.</param>
public sealed record PlanGate(string Name, string Kind, string Answer, string? Why, DateTimeOffset AskedAt);

/// <param name="Kind">call or command.</param>
/// <param name="Required">When it fails a person is asked.</param>
public sealed record PlanMemberStep(string Name, string Kind, bool Required, double TimeoutSeconds);

/// <summary>GET /api/v1/clusters/{name}/configuration?to=: what the members would be started with; nothing is changed by looking.</summary>
/// <param name="Proposal">What is given back to accept exactly this; null when nothing needs to change.</param>
/// <param name="Acceptable">False: something is left that a person has to change in the cluster file.</param>
public sealed record ConfigurationDocument(string Cluster, string To, string? Proposal, bool Acceptable, IReadOnlyList<MemberConfigurationDocument> Members);

/// <param name="From">The minor release that is started with it, and those after; the releases before keep theirs.</param>
/// <param name="Unresolved">What the release does not take and no rule has an answer to.</param>
public sealed record MemberConfigurationDocument(string Member, string From, IReadOnlyList<ConfigurationChangeDocument> Changes, IReadOnlyList<string> Unresolved);

/// <param name="Before">Null: it comes new.</param>
/// <param name="After">Null: it goes.</param>
public sealed record ConfigurationChangeDocument(string? Before, string? After, string Why);

/// <summary>POST /api/v1/clusters/{name}/configuration</summary>
/// <param name="Via">As it was given when the proposal was made.</param>
public sealed record AcceptConfigurationBody(string To, string Proposal, IReadOnlyList<string>? Via = null);

/// <param name="Evidence">How well the rules of the hop are known: measured, source, guide or inferred.</param>
/// <param name="Blockers">What would stop it, as things are now.</param>
/// <param name="EstimatedSeconds">Without waits for people, and without the soak.</param>
public sealed record PlanHop(
    string From, string To, string Evidence, bool PointOfNoReturn, string Backups, string ClientImpact, IReadOnlyList<string> Blockers,
    IReadOnlyList<string> Warnings, string WayBack, double EstimatedSeconds, string EstimateSource)
{
    /// <summary>How long the first member runs alone before the second one is stopped.</summary>
    public double SoakSeconds { get; init; }
}

/// <param name="Severity">blocker or warning.</param>
/// <param name="Verdict">passed, failed, warned or not_checked.</param>
public sealed record CheckDocument(string Code, string Title, string Severity, string Verdict, string Evidence, string? Advice);

public sealed record PlanStep(string Member, string? Version, string Role, string Reason);

/// <summary>POST /api/v1/clusters/{name}/upgrades</summary>
/// <param name="Definition">Null: rolling-upgrade, or multi-hop-upgrade when the way has several hops.</param>
/// <param name="At">Null: now. Else a schedule row; run and hold are created when it fires.</param>
/// <param name="Via">Releases to land on in between.</param>
public sealed record UpgradeBody(string To, string? Definition = null, int? DefinitionVersion = null, DateTimeOffset? At = null, bool Attended = false, bool AllowDowntime = false,
    IReadOnlyList<string>? Via = null, string? Rehearsal = null, string? Window = null, BreakGlassBody? BreakGlass = null);

/// <param name="Result">started, existing (a run to the same target is there), nothing_to_do or scheduled.</param>
public sealed record UpgradeAnswer(string Result, RunReference? Run, ScheduleDocument? Schedule);

/// <summary>GET /api/v1/schedules and /schedules/{id}; POST …/pause, …/resume.</summary>
/// <param name="Cluster">The cluster it is about, where one is known before.</param>
/// <param name="To">The release of an upgrade.</param>
/// <param name="FireAt">The next fire, in UTC; of one that does not wait any more, its last.</param>
/// <param name="Status">Waiting, Paused, Fired, Missed, Refused or Cancelled.</param>
/// <param name="Run">The run that was started last.</param>
/// <param name="Outcome">Why it was refused, missed, put off or taken away.</param>
public sealed record ScheduleDocument(Guid Id, string? Cluster, string? To, DateTimeOffset FireAt, string Status, RunReference? Run, string? Outcome, string CreatedBy)
{
    /// <summary>upgrade, definition, or trigger: an activity of a published definition.</summary>
    public string Target { get; init; } = "upgrade";

    /// <summary>An upgrade waits for this window of its cluster to open; empty: for any. Null: for an instant.</summary>
    public string? Window { get; init; }

    /// <summary>That window is gone, or is not for the cluster any more: unless one is added before, nothing is started. Told where schedules are read.</summary>
    public bool WindowGone { get; init; }

    public string? Definition { get; init; }

    /// <summary>Null: the one that is published when it fires.</summary>
    public int? DefinitionVersion { get; init; }

    /// <summary>The trigger's activity.</summary>
    public string? Activity { get; init; }

    /// <summary>startAt, timer or cron.</summary>
    public string Kind { get; init; } = "startAt";

    public string? Expression { get; init; }

    /// <summary>Of a cron expression; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The fire that was last dealt with, and what came of it: Fired, Missed or Refused.</summary>
    public DateTimeOffset? LastFireAt { get; init; }

    public string? LastResult { get; init; }

    /// <summary>Null where it is not paused.</summary>
    public string? PausedBy { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who resumed it last.</summary>
    public string? ResumedBy { get; init; }

    public DateTimeOffset? ResumedAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Fires that nothing was started for, the latest first.</summary>
    public IReadOnlyList<MissedFiresDocument> Missed { get; init; } = [];
}

/// <param name="Count">100,000 means that many or more.</param>
public sealed record MissedFiresDocument(DateTimeOffset First, DateTimeOffset Last, int Count, string Why, DateTimeOffset NoticedAt);

/// <summary>POST /api/v1/schedules: an upgrade of a cluster at an instant or in a window, or a run of a definition at an instant or by a cron expression.</summary>
/// <param name="Cluster">Of the upgrade.</param>
/// <param name="Upgrade">As POST /clusters/{name}/upgrades takes it, with <c>at</c> or <c>window</c>.</param>
/// <param name="Definition">Of the run.</param>
/// <param name="Version">Null: the one that is published when it fires.</param>
/// <param name="Cron">Six fields: second, minute, hour, day of month, month, day of week.</param>
/// <param name="Zone">The IANA time zone of the cron expression; null: UTC.</param>
public sealed record ScheduleBody(
    string? Cluster = null, UpgradeBody? Upgrade = null, string? Definition = null, int? Version = null, IReadOnlyDictionary<string, JsonElement>? Inputs = null, DateTimeOffset? At = null,
    string? Cron = null, string? Zone = null);

/// <summary>POST /api/v1/definitions (the definition's JSON) and /definitions/{id}/retract.</summary>
/// <param name="Result">published, unchanged (it was that already) or retracted.</param>
/// <param name="Schedules">What its triggers will start, and when.</param>
public sealed record PublishAnswer(string Result, string Definition, int? Version, IReadOnlyList<ScheduleDocument> Schedules);

/// <summary>GET /api/v1/runs/{id}/rollback-plan: a live look.</summary>
public sealed record RollbackPlanDocument(RunReference Run, string Cluster, string From, string To, IReadOnlyList<RollbackWayDocument> Ways);

/// <param name="Kind">old_binary, formal_downgrade or restore.</param>
/// <param name="Legal">Null: nobody can tell.</param>
public sealed record RollbackWayDocument(string Kind, bool? Legal, string Why, string Loses, string? How);

/// <summary>GET /api/v1/backups?cluster= and /backups/{id}: what was taken together.</summary>
/// <param name="Version">The release it was taken from.</param>
/// <param name="Target">The release of the hop it was taken for.</param>
/// <param name="Proof">none, restored or compared: of all its files the least.</param>
public sealed record BackupDocument(
    string Id, string Cluster, RunReference? Run, string Version, string? Target, DateTimeOffset TakenAt, bool Whole, string Proof, IReadOnlyList<BackupFileDocument> Files);

/// <param name="Kind">snapshot or v2_data.</param>
/// <param name="Revision">Of v2 data the index; the file holds at least that.</param>
/// <param name="Path">On <paramref name="Node"/>. The content is not served.</param>
public sealed record BackupFileDocument(
    string Id, string Member, string Kind, long Revision, long Size, string Sha256, string Path, string Node, string Proof, long? ProvedRevision, string? ProofDetail);

// GET, POST /api/v1/windows (WindowDocument, AddedWindow), PUT, DELETE /api/v1/windows/{name}; the same of freezes (FreezeDocument, AddedFreeze)

/// <summary>A window as it was added.</summary>
/// <param name="ClustersNow">The registered clusters that it is for now; empty: it opens for none.</param>
public sealed record AddedWindow(
    string Name, string? Rule, string FirstDate, string Opens, string Zone, string Duration, IReadOnlyList<string> Clusters, string? Overrun, string? Mixed, IReadOnlyList<string>? Labels, string? Missed,
    IReadOnlyList<string> ClustersNow);

/// <param name="Next">Its next opening, or the present one; null: it never opens again, or nobody knows.</param>
public sealed record WindowListItem(WindowDocument Window, OpeningDocument? Next, string AddedBy, DateTimeOffset AddedAt)
{
    /// <summary>It cannot be read by this version, or a freeze cannot: nobody knows when it opens. Null: both can.</summary>
    public ErrorDocument? Problem { get; init; }
}

/// <summary>GET /api/v1/windows/openings?window=&amp;cluster=&amp;count=</summary>
/// <param name="OpensAt">UTC.</param>
/// <param name="LocalOpens">With the zone's offset.</param>
/// <param name="Frozen">Freezes that shorten it.</param>
public sealed record OpeningDocument(
    string Window, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset LocalOpens, DateTimeOffset LocalCloses, string Zone, ClockChange ClockChange,
    IReadOnlyList<string> Frozen);

/// <summary>POST /api/v1/clusters/{name}/lock: a short freeze of one cluster, for other tools and people.</summary>
/// <param name="For">At most a week.</param>
public sealed record LockBody(TimeSpan For, string Reason);

/// <param name="By">A run, or who froze it, and by what.</param>
/// <param name="Until">Null: as long as the run lasts.</param>
public sealed record ClusterLock(string Cluster, bool Locked, string? By, DateTimeOffset? Until, string? Reason)
{
    /// <summary>Of one that was made: windows that had an opening to come and have none now; null: there is none.</summary>
    public IReadOnlyList<string>? Swallowed { get; init; }
}

/// <summary>POST /api/v1/tokens</summary>
/// <param name="Lasts">Null: until it is revoked.</param>
public sealed record AddTokenBody(string Person, Role Role, TimeSpan? Lasts = null);

/// <param name="State">live, expired or revoked.</param>
public sealed record TokenDocument(
    string Id, string Person, Role Role, string State, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

/// <param name="Token">The only time that it is shown.</param>
public sealed record NewTokenDocument(TokenDocument Kept, string Token);

/// <summary>POST /api/v1/consents: whoever asks agrees that somebody else breaks glass, once.</summary>
/// <param name="To">Who may, by the name that stands in journals.</param>
/// <param name="Cluster">Of what is started on it, or of a run of it.</param>
/// <param name="Run">Number or id, instead of a cluster: of this run alone.</param>
/// <param name="Lasts">At most four hours; null: one.</param>
public sealed record ConsentBody(string To, string Reason, string? Cluster = null, string? Run = null, TimeSpan? Lasts = null);

/// <param name="State">open, used, expired, or void: the token that it was given with counts no more.</param>
/// <param name="Run">Null: of a cluster, or the run was deleted.</param>
public sealed record ConsentDocument(
    string Id, string By, string To, string? Cluster, RunReference? Run, string Reason, string State, DateTimeOffset GivenAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

/// <param name="Cluster">Null of a run that has none.</param>
/// <param name="By">Who caused it.</param>
public sealed record NotificationDocument(
    Guid Id, string Kind, string Title, string Message, string? Advice, string? Code, string? Cluster, RunReference? Run, Guid? Schedule, string By, DateTimeOffset At,
    string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt, IReadOnlyList<DeliveryDocument> Deliveries);

/// <param name="Id">What the receiver sees: the same in every attempt.</param>
/// <param name="Status">Waiting, Delivered, or Failed: given up.</param>
/// <param name="DueAt">When it is tried next.</param>
/// <param name="Error">Of the last attempt.</param>
public sealed record DeliveryDocument(string Id, string Channel, string Status, int Attempts, DateTimeOffset? DueAt, DateTimeOffset? DeliveredAt, string? Error);

/// <param name="Count">How many notifications.</param>
public sealed record Acknowledged(int Count);

/// <summary>The channel has taken a test.</summary>
public sealed record ChannelTested(string Channel);

public sealed record ChannelListItem(ChannelDocument Channel, string AddedBy, DateTimeOffset AddedAt);

/// <param name="InForce">Of one that cannot be read too: what it may be for is not begun.</param>
public sealed record FreezeListItem(FreezeDocument Freeze, bool InForce, bool Over, string AddedBy, DateTimeOffset AddedAt)
{
    /// <summary>It cannot be read by this version. Null: it can.</summary>
    public ErrorDocument? Problem { get; init; }
}

/// <summary>A freeze as it was added, and what it takes with it.</summary>
/// <param name="Swallowed">Windows that had an opening to come and have none now.</param>
/// <param name="ClustersNow">The registered clusters that it is for now; empty: it protects none.</param>
public sealed record AddedFreeze(
    string Name, string From, string To, string Reason, IReadOnlyList<string> Clusters, IReadOnlyList<string>? Labels, IReadOnlyList<string> Swallowed, IReadOnlyList<string> ClustersNow);

/// <summary>POST /api/v1/backups/{id}/verify</summary>
/// <param name="Restore">Start a scratch member from each file too.</param>
public sealed record BackupVerifyBody(bool Restore = true);

/// <param name="Verdict">restored, intact, elsewhere, missing or damaged: of all files the worst.</param>
public sealed record BackupVerification(string Verdict, BackupDocument Backup, IReadOnlyList<BackupFindingDocument> Findings);

public sealed record BackupFindingDocument(string File, string Member, string Verdict, string Detail);

/// <summary>POST /api/v1/backups/prune</summary>
/// <param name="Keep">At least so many of the newest, from 1.</param>
/// <param name="OlderThan">Nothing younger goes.</param>
/// <param name="DryRun">Only say it.</param>
public sealed record BackupPruneBody(string? Cluster, int Keep, TimeSpan? OlderThan = null, bool DryRun = false);

/// <param name="Goes">Deleted, or would be.</param>
public sealed record BackupPruned(BackupDocument Backup, bool Goes, string Why);

/// <summary>A file of the vault that no row tells of.</summary>
/// <param name="Member">From the manifest beside it, as the rest; null: there is none that can be read.</param>
public sealed record OrphanDocument(string Path, string Cluster, long Size, DateTimeOffset WrittenAt, string? Member, string? Version, DateTimeOffset? TakenAt, Guid? Run, string? Sha256);

/// <summary>POST /api/v1/runs/{id}/keep and release</summary>
public sealed record KeepBody(string? Reason);

/// <summary>That a run is kept as evidence, or was.</summary>
public sealed record EvidenceDocument(string Reason, string KeptBy, DateTimeOffset KeptAt, string? ReleaseReason, string? ReleasedBy, DateTimeOffset? ReleasedAt);

/// <summary>How long what is kept; null: for ever.</summary>
/// <param name="Revision">Given back with a change: it is of what was read.</param>
/// <param name="SetBy">Null: nobody has set it.</param>
/// <param name="Rounds">The last ones, the newest first.</param>
public sealed record RetentionDocument(
    TimeSpan? Runs, TimeSpan? Schedules, TimeSpan? Tokens, long Revision, string? SetBy, DateTimeOffset? SetAt, IReadOnlyList<RetentionRoundDocument> Rounds);

/// <summary>PUT /api/v1/retention</summary>
public sealed record RetentionBody(TimeSpan? Runs, TimeSpan? Schedules, TimeSpan? Tokens, long Revision);

/// <param name="EndedAt">Null: it is under way, or its server died in it.</param>
/// <param name="Stayed">Runs of the age that were not deleted, by the code of why.</param>
/// <param name="More">Its time was over; the next round goes on.</param>
public sealed record RetentionRoundDocument(
    string StartedBy, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, long Runs, IReadOnlyDictionary<string, long> Stayed, int Schedules, int Missed, int Tokens, bool More);

/// <param name="Stay">Runs of the age that are not deleted.</param>
public sealed record RetentionPreviewDocument(long Runs, IReadOnlyList<StayingRuns> Stay, int Schedules, int Missed, int Tokens);

/// <param name="Code">Why.</param>
/// <param name="Examples">The numbers of a few.</param>
public sealed record StayingRuns(string Code, long Count, IReadOnlyList<long> Examples);

/// <summary>POST /api/v1/binaries/prune</summary>
/// <param name="OlderThan">Nothing younger goes.</param>
/// <param name="DryRun">Only say it.</param>
public sealed record BinaryPruneBody(TimeSpan OlderThan, bool DryRun = false);

/// <param name="Goes">Deleted, or would be.</param>
public sealed record BinaryPruned(string Version, bool Goes, string Why);

/// <param name="Newest">These judge the next hop.</param>
public sealed record RulesDocument(string Version, string Sha256, string InstalledBy, DateTimeOffset InstalledAt, bool Newest);

public sealed record BinaryDocument(string Version, string Directory, IReadOnlyDictionary<string, string> Sha256);

/// <summary>POST /api/v1/binaries: a directory on the server's machine.</summary>
public sealed record AddBinaryBody(string Version, string Directory, string? Sha256 = null);

/// <summary>POST /api/v1/binaries/get: a published archive, fetched by the server.</summary>
/// <param name="Url">http or https; {version}, {arch} (amd64) and {os} (linux) are replaced.</param>
/// <param name="Sha256Sums">The URL, or the absolute path on the server's machine, of a file in the format of sha256sum; with the same replacements.</param>
public sealed record GetBinaryBody(string Version, string Url, string Sha256Sums);

public sealed record DefinitionSummary(string Id, int Version, string Name, bool IsLatest, bool IsPublished, DateTimeOffset CreatedAt, string Sha256);

/// <summary>application/problem+json: every refusal.</summary>
/// <param name="Code">The public error code; the command maps it back to the same error and exit code.</param>
/// <param name="Problems">When several things are wrong at once, each with its JSON path.</param>
public sealed record ProblemDocument(
    int Status, string Title, string? Detail, string Code, string? Kind, string? Advice, IReadOnlyList<ProblemItem>? Problems, RunReference? Run, PlanDocument? Plan);

public sealed record ProblemItem(string Code, string? Path, string Message, string? Advice);
