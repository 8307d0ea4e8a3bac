using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>The stores in memory, with the contract of <see cref="IRunStore"/> and nothing beside it.</summary>
internal sealed class InMemoryRunStore : IRunStore, IDefinitionStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<Guid, StoredRun> _runs = [];
    private readonly Dictionary<string, StoredHold> _holds = new(StringComparer.Ordinal);
    private readonly List<StoredDefinition> _definitions = [];
    private long _fence;

    public InMemoryRunStore(TimeProvider time) => _time = time;

    public StoredRun Run(Guid id)
    {
        lock (_lock)
        {
            return _runs[id];
        }
    }

    public IReadOnlyList<StoredRun> Runs
    {
        get
        {
            lock (_lock)
            {
                return [.. _runs.Values];
            }
        }
    }

    public IReadOnlyDictionary<string, StoredHold> Holds
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, StoredHold>(_holds, StringComparer.Ordinal);
            }
        }
    }

    public Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (run.IdempotencyKey is { } key && _runs.Values.FirstOrDefault(r => r.New.IdempotencyKey == key) is { } first)
            {
                return Task.FromResult<CreateRunResult>(new CreateRunResult.Duplicate(first.New.Id, first.RunNumber));
            }

            if (FindForeignHold(run.Holds, run.Id) is var (held, owner))
            {
                return Task.FromResult<CreateRunResult>(new CreateRunResult.Held(held, owner.New.Id, owner.RunNumber));
            }

            var row = new StoredRun(run, _runs.Count + 1)
            {
                State = run.State, Status = RunStatus.Running, SubStatus = RunSubStatus.Pending, Fence = ++_fence, DueAt = run.DueAt ?? run.CreatedAt,
            };
            row.Append(run.Journal);
            _runs.Add(run.Id, row);
            TakeHolds(run.Holds, row);
            return Task.FromResult<CreateRunResult>(new CreateRunResult.Created(row.RunNumber));
        }
    }

    public Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var at = now ?? _time.GetUtcNow();
            return Task.FromResult<IReadOnlyList<DueRun>>(
                [.. _runs.Values.Where(r => r.Status == RunStatus.Running && r.DueAt <= at && IsOn(r, node) && !inHand.Contains(r.New.Id) && IsFree(r, server, at))
                    .OrderBy(r => r.DueAt).ThenBy(r => r.RunNumber).Take(limit).Select(r => new DueRun(r.New.Id, r.Fence))]);
        }
    }

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult(_runs.Values.Where(r => r.Status == RunStatus.Running && r.DueAt is not null && IsOn(r, node))
                .Select(r => r.Owner is not null && r.LeaseUntil > r.DueAt ? r.LeaseUntil : r.DueAt).Min());
        }
    }

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var at = now ?? _time.GetUtcNow();
            return Task.FromResult(
                _runs.TryGetValue(due.RunId, out var row) && row.Fence == due.Fence && row.Status == RunStatus.Running && IsFree(row, server, at)
                    ? Claim(row, server, at + lease)
                    : null);
        }
    }

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var at = now ?? _time.GetUtcNow();
            return Task.FromResult(
                _runs.TryGetValue(runId, out var row) && row.Status == RunStatus.Running && (row.Owner is null || row.Owner == server)
                    ? Claim(row, server, at + lease)
                    : null);
        }
    }

    public Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_runs.TryGetValue(checkpoint.Claim.RunId, out var row) || row.Fence != checkpoint.Claim.Number)
            {
                return Task.FromResult<CheckpointResult>(new CheckpointResult.ClaimLost());
            }

            var left = row.Inbox.Where(m => !checkpoint.Consumed.Contains(m.Id)).ToList();
            if (checkpoint is { GiveBack: true, OnlyIfInboxEmpty: true } && left.Count > 0)
            {
                return Task.FromResult<CheckpointResult>(new CheckpointResult.InboxNotEmpty(left));
            }

            if (FindForeignHold(checkpoint.TakeHolds, row.New.Id) is var (held, owner))
            {
                return Task.FromResult<CheckpointResult>(new CheckpointResult.Held(held, owner.New.Id, owner.RunNumber));
            }

            Write(row, checkpoint);
            return Task.FromResult<CheckpointResult>(new CheckpointResult.Committed(row.Fence, left));
        }
    }

    public Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            HashSet<Guid> kept = [];
            foreach (var claim in claims)
            {
                if (_runs.TryGetValue(claim.RunId, out var row) && row.Fence == claim.Number && row.Owner == server)
                {
                    row.LeaseUntil = (now ?? _time.GetUtcNow()) + lease;
                    kept.Add(claim.RunId);
                }
            }

            return Task.FromResult<IReadOnlySet<Guid>>(kept);
        }
    }

    public Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_runs.TryGetValue(claim.RunId, out var row) || row.Fence != claim.Number || row.Owner is null)
            {
                return Task.FromResult(false);
            }

            (row.Owner, row.LeaseUntil, row.DueAt) = (null, null, _time.GetUtcNow());
            return Task.FromResult(true);
        }
    }

    public Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_runs.TryGetValue(message.RunId, out var row))
            {
                return Task.FromResult(PostResult.NoSuchRun);
            }

            if (!row.MessageIds.Add(message.Id))
            {
                return Task.FromResult(PostResult.Duplicate);
            }

            if (row.Status == RunStatus.Finished)
            {
                if (message.Kind is not (InboxMessageKind.Retry or InboxMessageKind.Cancel) || row.SubStatus != RunSubStatus.Faulted || !_holds.Values.Any(h => h.RunId == message.RunId))
                {
                    row.MessageIds.Remove(message.Id);
                    return Task.FromResult(PostResult.Ended);
                }

                (row.Status, row.SubStatus) = (RunStatus.Running, RunSubStatus.Pending);
            }

            row.Inbox.Add(message);
            row.DueAt = _time.GetUtcNow();
            return Task.FromResult(PostResult.Posted);
        }
    }

    public Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Guid>>(
                [.. _runs.Values.Where(r => r.Status == RunStatus.Running && RunState.Parse(r.State).Bookmarks.Exists(b => b.EventName == eventName && b.DueAt is null))
                    .OrderBy(r => r.RunNumber).Select(r => r.New.Id)]);
        }
    }

    public Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlySet<Guid>>(messageIds.Where(id => _runs.Values.Any(r => r.MessageIds.Contains(id))).ToHashSet());
        }
    }

    public Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_definitions.Find(d => d.DefinitionId == definitionId && d.IsPublished) is { } found ? new DefinitionVersion(definitionId, found.Version) : null);
        }
    }

    public Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_definitions.Find(d => d.DefinitionId == version.DefinitionId && d.Version == version.Version)?.Json);
        }
    }

    public Task<StoredDefinition?> FindAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_definitions.Find(d => d.DefinitionId == definitionId && (version is null ? d.IsPublished : d.Version == version)));
        }
    }

    public Task<IReadOnlyList<StoredDefinition>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoredDefinition>>([.. _definitions]);
        }
    }

    public Task<bool> PublishAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_definitions.Find(d => d.DefinitionId == definition.DefinitionId && d.Version == definition.Version) is { } same)
            {
                return Task.FromResult(same.Sha256 == definition.Sha256);
            }

            var isHighest = _definitions.All(d => d.DefinitionId != definition.DefinitionId || d.Version < definition.Version);
            for (var i = 0; i < _definitions.Count && isHighest; i++)
            {
                if (_definitions[i].DefinitionId == definition.DefinitionId)
                {
                    _definitions[i] = _definitions[i] with { IsLatest = false, IsPublished = false };
                }
            }

            _definitions.Add(definition with { IsLatest = isHighest, IsPublished = isHighest });
            return Task.FromResult(true);
        }
    }

    private static bool IsOn(StoredRun row, string node) => row.New.Node is null || row.New.Node == node;

    private static bool IsFree(StoredRun row, string server, DateTimeOffset now) => row.Owner is null || row.Owner == server || row.LeaseUntil <= now;

    private (string Key, StoredRun Owner)? FindForeignHold(IReadOnlyList<string> keys, Guid runId)
    {
        foreach (var key in keys)
        {
            if (_holds.TryGetValue(key, out var hold) && hold.RunId != runId && !hold.Unsettled)
            {
                return (key, _runs[hold.RunId]);
            }
        }

        return null;
    }

    private void TakeHolds(IEnumerable<string> keys, StoredRun row)
    {
        foreach (var key in keys)
        {
            _holds[key] = new(key, row.New.Id, row.Fence, Unsettled: false);
        }
    }

    private void SetFence(StoredRun row)
    {
        row.Fence = ++_fence;
        TakeHolds([.. _holds.Values.Where(h => h.RunId == row.New.Id && !h.Unsettled).Select(h => h.Key)], row);
    }

    private ClaimedRun Claim(StoredRun row, string server, DateTimeOffset leaseUntil)
    {
        var interrupted = row.Owner is not null;
        SetFence(row);
        (row.Owner, row.LeaseUntil) = (server, leaseUntil);
        return new ClaimedRun
        {
            Claim = new(row.New.Id, row.Fence), RunNumber = row.RunNumber, Definition = row.New.Definition, Pins = row.New.Pins, State = row.State,
            Input = row.New.Input, Subject = row.New.Subject, Grants = row.New.Grants, Holds = [.. _holds.Values.Where(h => h.RunId == row.New.Id).Select(h => h.Key)],
            Status = row.Status, SubStatus = row.SubStatus, UpdatedAt = row.UpdatedAt, DueAt = row.DueAt, Interrupted = interrupted, Inbox = [.. row.Inbox],
        };
    }

    private void Write(StoredRun row, Checkpoint checkpoint)
    {
        row.Append(checkpoint.Journal);
        row.State = checkpoint.State;
        (row.Status, row.SubStatus, row.DueAt, row.UpdatedAt) = (checkpoint.Status, checkpoint.SubStatus, checkpoint.DueAt, checkpoint.At);
        (row.Paused, row.NeedsYou, row.IncidentCount, row.CurrentActivity) =
            (checkpoint.Paused, checkpoint.NeedsYou, checkpoint.IncidentCount, checkpoint.CurrentActivity);
        row.Progress = checkpoint.Progress ?? row.Progress;
        row.Outputs = checkpoint.Outputs ?? row.Outputs;
        foreach (var execution in checkpoint.Executions)
        {
            row.Executions[execution.Id] = execution;
        }

        row.Inbox.RemoveAll(m => checkpoint.Consumed.Contains(m.Id));
        if (checkpoint.TakeHolds.Count > 0)
        {
            TakeHolds(checkpoint.TakeHolds, row);
            SetFence(row);
        }

        foreach (var hold in _holds.Values.Where(h => h.RunId == row.New.Id && checkpoint.Holds != HoldChange.Keep).ToList())
        {
            if (checkpoint.Holds == HoldChange.Release)
            {
                _holds.Remove(hold.Key);
            }
            else
            {
                _holds[hold.Key] = hold with { Unsettled = true };
            }
        }

        if (checkpoint.GiveBack)
        {
            (row.Owner, row.LeaseUntil) = (null, null);
        }
    }
}

internal sealed record StoredHold(string Key, Guid RunId, long Fence, bool Unsettled);

/// <summary>A run's row and what belongs to it, for tests to look at.</summary>
internal sealed class StoredRun(NewRun run, long number)
{
    private readonly List<JournalLine> _journal = [];

    public NewRun New { get; } = run;

    public long RunNumber { get; } = number;

    public required string State { get; set; }

    public required RunStatus Status { get; set; }

    public required RunSubStatus SubStatus { get; set; }

    public required long Fence { get; set; }

    public string? Owner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public bool Paused { get; set; }

    public bool NeedsYou { get; set; }

    public int IncidentCount { get; set; }

    public string? CurrentActivity { get; set; }

    public string? Progress { get; set; }

    public string? Outputs { get; set; }

    public Dictionary<string, ExecutionRecord> Executions { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<JournalLine> Journal => _journal;

    public List<InboxMessage> Inbox { get; } = [];

    public HashSet<Guid> MessageIds { get; } = [];

    /// <summary>Refuses lines that do not follow: a database would by its primary key.</summary>
    public void Append(IEnumerable<JournalLine> lines)
    {
        foreach (var line in lines)
        {
            var previous = _journal.Count == 0 ? JournalEntry.NoHash : JournalEntry.HashOf(_journal[^1].Text);
            if (line.Sequence != _journal.Count || line.PreviousHash != previous)
            {
                throw new JsonException($"journal line {line.Sequence} does not follow the {_journal.Count} lines before it");
            }

            _journal.Add(line);
        }
    }
}
