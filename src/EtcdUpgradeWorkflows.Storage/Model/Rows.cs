namespace EtcdUpgradeWorkflows.Storage.Model;

// The tables, column for property. JSON parts are opaque text; statuses and kinds are stable strings.

internal sealed class RunRow
{
    public Guid Id { get; set; }

    public long Number { get; set; }

    public required string DefinitionId { get; set; }

    public int DefinitionVersion { get; set; }

    public required string Pins { get; set; }

    public required string State { get; set; }

    public required string Input { get; set; }

    public string? Outputs { get; set; }

    public string? Progress { get; set; }

    public string? Name { get; set; }

    public string? Subject { get; set; }

    public string? Node { get; set; }

    public required string Grants { get; set; }

    public required string StartedBy { get; set; }

    public string? IdempotencyKey { get; set; }

    public required string Status { get; set; }

    public required string SubStatus { get; set; }

    public bool Paused { get; set; }

    public bool NeedsYou { get; set; }

    public int IncidentCount { get; set; }

    /// <summary>As of its last checkpoint it is at no safe point.</summary>
    public bool HalfDone { get; set; }

    /// <summary>It begins only when fewer runs of its definition are under way that have such a limit, too; null: at once.</summary>
    public int? RunLimit { get; set; }

    /// <summary>It was worked on: from then on nothing holds it back.</summary>
    public bool HasBegun { get; set; }

    public string? CurrentActivity { get; set; }

    /// <summary>Null: free. A claim that finds an owner here was not given the run, it took it.</summary>
    public string? Owner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public long Fence { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How many messages were ever posted: a commit that wants an empty inbox sees by it that one came after its snapshot.</summary>
    public long Messages { get; set; }

    /// <summary>The keys the run ever took: what a retry takes again.</summary>
    public required string HoldsWanted { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

internal sealed class HoldRow
{
    public required string Key { get; set; }

    public Guid RunId { get; set; }

    public long Fence { get; set; }

    /// <summary>Its run ended with the resource half way; the next run that wants the key settles it first.</summary>
    public bool Unsettled { get; set; }
}

internal sealed class ExecutionRow
{
    public Guid RunId { get; set; }

    public required string Id { get; set; }

    public required string ActivityId { get; set; }

    public required string ActivityNodeId { get; set; }

    public required string ActivityType { get; set; }

    public int ActivityTypeVersion { get; set; }

    public string? ActivityName { get; set; }

    public string? ActivityState { get; set; }

    public string? Outputs { get; set; }

    public string? Properties { get; set; }

    public string? Payload { get; set; }

    public string? Exception { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public bool HasBookmarks { get; set; }

    public required string Status { get; set; }

    public int AggregateFaultCount { get; set; }

    public int Attempt { get; set; }

    public string? SchedulingActivityExecutionId { get; set; }

    public string? SchedulingActivityId { get; set; }

    public int CallStackDepth { get; set; }
}

internal sealed class JournalLineRow
{
    public Guid RunId { get; set; }

    public long Sequence { get; set; }

    public required string Text { get; set; }

    public required string PreviousHash { get; set; }
}

internal sealed class InboxMessageRow
{
    public Guid Id { get; set; }

    public Guid RunId { get; set; }

    /// <summary>Per run, from 1, without gaps.</summary>
    public long Sequence { get; set; }

    public required string Kind { get; set; }

    public required string Payload { get; set; }

    public required string SentBy { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? ConsumedAt { get; set; }
}

internal sealed class DefinitionRow
{
    public required string Id { get; set; }

    public required string DefinitionId { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    public bool IsLatest { get; set; }

    public bool IsPublished { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public required string Json { get; set; }

    public required string Sha256 { get; set; }
}

internal sealed class ClusterRow
{
    public required string Name { get; set; }

    public required string Spec { get; set; }

    public string? Node { get; set; }

    public string? ClusterId { get; set; }

    public required string MemberIds { get; set; }

    public required string AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>What releases a cluster's members ran when they were last seen, all of them or more than one.</summary>
internal sealed class ClusterReleasesRow
{
    public required string Cluster { get; set; }

    public required string Releases { get; set; }

    /// <summary>Null: they ran one.</summary>
    public DateTimeOffset? MixedSince { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The run that saw it; not a reference, for the row outlives it. Null: somebody looked.</summary>
    public Guid? RunId { get; set; }
}

internal sealed class BackupRow
{
    public required string Id { get; set; }

    public required string Cluster { get; set; }

    public Guid RunId { get; set; }

    public required string MemberId { get; set; }

    public required string MemberName { get; set; }

    public required string Version { get; set; }

    public long Revision { get; set; }

    public long Size { get; set; }

    public required string Sha256 { get; set; }

    public required string Path { get; set; }

    public required string Node { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    public required string Proof { get; set; }

    public long? ProvedRevision { get; set; }

    public string? ProofDetail { get; set; }

    public required string Kind { get; set; }

    /// <summary>Null of a backup that an older version took: it is a set of its own.</summary>
    public string? SetId { get; set; }

    public int SetSize { get; set; }

    public string? Target { get; set; }
}

internal sealed class ScheduleRow
{
    public Guid Id { get; set; }

    public required string Target { get; set; }

    public string? Cluster { get; set; }

    public string? DefinitionId { get; set; }

    public int? DefinitionVersion { get; set; }

    public string? ActivityId { get; set; }

    public required string Request { get; set; }

    public required string Kind { get; set; }

    public string? Expression { get; set; }

    public string? Zone { get; set; }

    public DateTimeOffset FireAt { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public required string Status { get; set; }

    public DateTimeOffset? LastFireAt { get; set; }

    public string? LastResult { get; set; }

    public Guid? RunId { get; set; }

    public string? Outcome { get; set; }

    public string? PausedBy { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public string? ResumedBy { get; set; }

    public DateTimeOffset? ResumedAt { get; set; }

    /// <summary>How often it was changed: a change names the row it was made from.</summary>
    public long Revision { get; set; }
}

/// <summary>Fires that nothing was started for, one after another.</summary>
internal sealed class MissedFiresRow
{
    public Guid ScheduleId { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public int Count { get; set; }

    public required string Why { get; set; }

    public DateTimeOffset NoticedAt { get; set; }
}

/// <summary>A rules file, word for word; never changed.</summary>
internal sealed class HopRulesRow
{
    public required string Version { get; set; }

    public required string Document { get; set; }

    public required string Sha256 { get; set; }

    public required string InstalledBy { get; set; }

    public DateTimeOffset InstalledAt { get; set; }
}

/// <summary>Numbers drawn one by one: <c>fence</c> by claims and holds, <c>run</c> by new runs.</summary>
internal sealed class CounterRow
{
    public required string Name { get; set; }

    public long Value { get; set; }
}

/// <summary><c>product</c>, <c>format</c>, <c>controller</c>.</summary>
internal sealed class MetaRow
{
    public required string Name { get; set; }

    public required string Value { get; set; }
}

/// <summary>A maintenance window, as it was added.</summary>
internal sealed class WindowRow
{
    public required string Name { get; set; }

    public required string Document { get; set; }

    public required string AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>A freeze, as it was added.</summary>
internal sealed class FreezeRow
{
    public required string Name { get; set; }

    public required string Document { get; set; }

    public required string AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>What is asked of the clusters that have a label, as it was added.</summary>
internal sealed class PolicyRow
{
    public required string Name { get; set; }

    public required string Document { get; set; }

    public required string AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>What people are told: the outbox.</summary>
internal sealed class NotificationRow
{
    public Guid Id { get; set; }

    public required string Kind { get; set; }

    public Guid? RunId { get; set; }

    /// <summary>The run's journal line that says the same.</summary>
    public long? Line { get; set; }

    public Guid? ScheduleId { get; set; }

    public string? Cluster { get; set; }

    public required string Message { get; set; }

    public string? Advice { get; set; }

    public string? Code { get; set; }

    public required string CausedBy { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Its deliveries were made, if there is a channel for it.</summary>
    public bool Addressed { get; set; }

    public string? AcknowledgedBy { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }
}

/// <summary>A notification on one channel; number 0 is the first time, the others are reminders.</summary>
internal sealed class DeliveryRow
{
    public Guid NotificationId { get; set; }

    public required string Channel { get; set; }

    public int Number { get; set; }

    public required string Status { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public string? Error { get; set; }
}

/// <summary>A channel, as it was added.</summary>
internal sealed class ChannelRow
{
    public required string Name { get; set; }

    public required string Document { get; set; }

    public required string AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>A token of a person; never the token itself.</summary>
internal sealed class AccessTokenRow
{
    public required string Id { get; set; }

    public required string Person { get; set; }

    public required string Role { get; set; }

    public required string Sha256 { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>That a person agrees to one use of broken glass by another one; a few hours, and once.</summary>
internal sealed class ConsentRow
{
    public required string Id { get; set; }

    public required string GivenBy { get; set; }

    /// <summary>The token it was given with; not a reference, for tokens are forgotten when they are dead.</summary>
    public required string TokenId { get; set; }

    public required string GivenTo { get; set; }

    /// <summary>Of what starts on it, and of its runs; null: of one run alone.</summary>
    public string? Cluster { get; set; }

    /// <summary>Not a reference, for runs are deleted.</summary>
    public Guid? RunId { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The key of the request that used it; null: it had none.</summary>
    public string? UsedFor { get; set; }
}

/// <summary>That a run is kept as evidence, or was. While one is not taken back the database lets nobody delete the run.</summary>
internal sealed class RunEvidenceRow
{
    public Guid RunId { get; set; }

    public DateTimeOffset KeptAt { get; set; }

    public required string KeptBy { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    public string? ReleasedBy { get; set; }

    public string? ReleaseReason { get; set; }
}

/// <summary>What is left of a run that was deleted: its key starts no second one, and its journal's last hash tells a copy of the journal from another text.</summary>
internal sealed class DeletedRunRow
{
    public Guid Id { get; set; }

    public long Number { get; set; }

    public required string DefinitionId { get; set; }

    public int DefinitionVersion { get; set; }

    public string? Subject { get; set; }

    public required string SubStatus { get; set; }

    public required string StartedBy { get; set; }

    public string? IdempotencyKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>How many lines its journal had.</summary>
    public long Lines { get; set; }

    /// <summary>sha256 of the last line's text; null: it had none.</summary>
    public string? LastHash { get; set; }

    public required string DeletedBy { get; set; }

    public DateTimeOffset DeletedAt { get; set; }
}

/// <summary>How long rows are kept: one row, of the whole database.</summary>
internal sealed class RetentionRow
{
    public required string Name { get; set; }

    public required string Document { get; set; }

    /// <summary>How often it was set: who sets it names the one that was read.</summary>
    public long Revision { get; set; }

    public string? SetBy { get; set; }

    public DateTimeOffset? SetAt { get; set; }

    /// <summary>When a round was last begun, by whichever server.</summary>
    public DateTimeOffset? RoundAt { get; set; }
}

/// <summary>One round of deletions. Without an end: it is under way, or its server died.</summary>
internal sealed class RetentionRoundRow
{
    public Guid Id { get; set; }

    public required string StartedBy { get; set; }

    public DateTimeOffset BeganAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Counted in the transaction that deletes them.</summary>
    public long Runs { get; set; }

    /// <summary>What else went, and why other runs of the age stayed.</summary>
    public required string Document { get; set; }
}
