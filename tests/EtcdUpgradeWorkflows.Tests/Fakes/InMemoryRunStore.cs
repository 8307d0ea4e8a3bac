using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>The stores in memory, with the contract of <see cref="IRunStore"/> and nothing beside it.</summary>
internal sealed class InMemoryRunStore : IRunStore, IDefinitionStore, IRunReader
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
            if (_runs.Values.FirstOrDefault(r => r.New.Id == run.Id || (run.IdempotencyKey is { } key && r.New.IdempotencyKey == key)) is { } first)
            {
                return Task.FromResult<CreateRunResult>(new CreateRunResult.Duplicate(first.New.Id, first.RunNumber));
            }

            if (FindForeignHold(run.Holds, run.Id) is var (held, owner))
            {
                return Task.FromResult<CreateRunResult>(new CreateRunResult.Held(held, owner.New.Id, owner.RunNumber));
            }

            var unsettled = FindUnsettled(run.Holds, run.Id);
            var row = new StoredRun(run, _runs.Count + 1)
            {
                HalfDone = unsettled.Count > 0, RunLimit = unsettled.Count > 0 ? null : run.RunLimit,
                State = TakingOver(run.State, unsettled, run.CreatedAt), Status = RunStatus.Running, SubStatus = RunSubStatus.Pending, Fence = ++_fence,
                DueAt = (run.DueAt ?? run.CreatedAt).CutToMicroseconds(), WantedHolds = RunRows.InOrder(run.Holds),
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
                [.. _runs.Values.Where(r => r.Status == RunStatus.Running && (r.DueAt <= at || r.Inbox.Count > 0) && IsOn(r, node) && !inHand.Contains(r.New.Id) && IsFree(r, server, at) && (HasTurn(r) || r.Inbox.Count > 0))
                    .OrderBy(r => r.DueAt).ThenBy(r => r.RunNumber).Take(limit)
                    .Select(r => new DueRun(r.New.Id, r.Fence) { HalfDone = r.HalfDone, TurnOf = NeedsNoTurn(r) ? null : r.New.Definition.DefinitionId })]);
        }
    }

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var at = now ?? _time.GetUtcNow();
            return Task.FromResult(_runs.Values.Where(r => r.Status == RunStatus.Running && IsOn(r, node) && (HasTurn(r) || r.Inbox.Count > 0))
                .Select(r => (WorkAt: r.Inbox.Count == 0 || r.DueAt < at ? r.DueAt : at, r.LeaseUntil))
                .Where(r => r.WorkAt is not null)
                .Select(r => r.LeaseUntil > r.WorkAt ? r.LeaseUntil : r.WorkAt).Min());
        }
    }

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var at = now ?? _time.GetUtcNow();
            return Task.FromResult(
                _runs.TryGetValue(due.RunId, out var row) && row.Fence == due.Fence && row.Status == RunStatus.Running && IsFree(row, server, at) && (HasTurn(row) || row.Inbox.Count > 0)
                    ? Claim(row, server, at + lease, HasTurn(row))
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
                    ? Claim(row, server, at + lease, NeedsNoTurn(row))
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
            if (checkpoint.OnlyIfInboxEmpty && left.Count > 0)
            {
                return Task.FromResult<CheckpointResult>(new CheckpointResult.InboxNotEmpty(left));
            }

            if (FindForeignHold(checkpoint.TakeHolds, row.New.Id) is var (held, owner))
            {
                return Task.FromResult<CheckpointResult>(new CheckpointResult.Held(held, owner.New.Id, owner.RunNumber));
            }

            var takenOver = FindUnsettled(checkpoint.TakeHolds, row.New.Id);
            Write(row, checkpoint with { State = TakingOver(checkpoint.State, takenOver, checkpoint.At), HalfDone = checkpoint.HalfDone || takenOver.Count > 0 });
            return Task.FromResult<CheckpointResult>(new CheckpointResult.Committed(row.Fence, left) { TakenOver = takenOver });
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

            (row.Owner, row.LeaseUntil, row.DueAt) = (null, null, row.SubStatus == RunSubStatus.Executing ? row.UpdatedAt : row.DueAt);
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

            if (row.MessageIds.Contains(message.Id))
            {
                return Task.FromResult(PostResult.Duplicate);
            }

            if (row.Status == RunStatus.Finished)
            {
                if (message.Kind is not (InboxMessageKind.Retry or InboxMessageKind.Cancel) || row.SubStatus != RunSubStatus.Faulted)
                {
                    return Task.FromResult(PostResult.Ended);
                }

                if (FindForeignHold(row.WantedHolds, message.RunId) is not null)
                {
                    return Task.FromResult(PostResult.Held);
                }

                (row.Status, row.SubStatus, row.FinishedAt, row.Owner, row.LeaseUntil) = (RunStatus.Running, RunSubStatus.Pending, null, null, null);
                var unsettled = FindUnsettled(row.WantedHolds, message.RunId);
                row.State = TakingOver(row.State, unsettled, message.SentAt);
                row.HalfDone |= unsettled.Count > 0;
                TakeHolds(row.WantedHolds, row);
                SetFence(row);
            }

            row.MessageIds.Add(message.Id);
            row.Inbox.Add(message);
            row.DueAt = row.DueAt < message.SentAt ? row.DueAt : message.SentAt;
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
            if (_definitions.FindIndex(d => d.DefinitionId == definition.DefinitionId && d.Version == definition.Version) is var index and >= 0)
            {
                var same = _definitions[index].Sha256 == definition.Sha256;
                if (same && _definitions[index].IsLatest && !_definitions.Any(d => d.DefinitionId == definition.DefinitionId && d.IsPublished))
                {
                    _definitions[index] = _definitions[index] with { IsPublished = true };
                }

                return Task.FromResult(same);
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

    public Task<IReadOnlyList<DefinitionVersion>> ListPublishedAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<DefinitionVersion>>(
                [.. _definitions.Where(d => d.IsPublished).OrderBy(d => d.DefinitionId, StringComparer.Ordinal).Select(d => new DefinitionVersion(d.DefinitionId, d.Version))]);
        }
    }

    public Task<bool> RetractAsync(string definitionId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var index = _definitions.FindIndex(d => d.DefinitionId == definitionId && d.IsPublished);
            if (index >= 0)
            {
                _definitions[index] = _definitions[index] with { IsPublished = false };
            }

            return Task.FromResult(index >= 0);
        }
    }

    public Task<RunDetails?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_runs.TryGetValue(id, out var row) ? DetailsOf(row) : null);
        }
    }

    public Task<IReadOnlyList<JournalLine>> ReadJournalAsync(Guid id, long from, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<JournalLine>>([.. _runs[id].Journal.Skip((int)from).Take(limit)]);
        }
    }

    public Task<IReadOnlyList<ExecutionRecord>> ReadExecutionsAsync(Guid id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ExecutionRecord>>([.. _runs[id].Executions.Values.OrderBy(e => e.StartedAt).ThenBy(e => e.Id, StringComparer.Ordinal)]);
        }
    }

    public Task<IReadOnlyList<RunNotification>> ReadNotificationsAsync(Guid id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<RunNotification>>([.. _runs[id].Notifications.OrderBy(n => n.At).Select(n => n with { Line = 0 })]);
        }
    }

    public Task<IReadOnlyList<RunHold>> ReadHoldsAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(HoldsWhere(_ => true));
        }
    }

    private RunDetails DetailsOf(StoredRun row) => new()
    {
        Overview = new()
        {
            Id = row.New.Id, Number = row.RunNumber, Definition = row.New.Definition, Name = row.New.Name, Subject = row.New.Subject, Node = row.New.Node,
            StartedBy = row.New.StartedBy, Status = row.Status, SubStatus = row.SubStatus, Paused = row.Paused, NeedsYou = row.NeedsYou, IncidentCount = row.IncidentCount,
            CurrentActivity = row.CurrentActivity, Owner = row.Owner, LeaseUntil = row.LeaseUntil, Fence = row.Fence, DueAt = row.DueAt,
            HalfDone = row.HalfDone, RunLimit = row.RunLimit, HasBegun = row.HasBegun, CreatedAt = row.New.CreatedAt.CutToMicroseconds(), UpdatedAt = row.UpdatedAt, FinishedAt = row.FinishedAt,
        },
        Pins = row.New.Pins, State = row.State, Input = row.New.Input, Outputs = row.Outputs, Progress = row.Progress, Grants = row.New.Grants,
        IdempotencyKey = row.New.IdempotencyKey, Holds = HoldsWhere(h => h.RunId == row.New.Id), Inbox = [.. row.Inbox],
    };

    private IReadOnlyList<RunHold> HoldsWhere(Func<StoredHold, bool> condition) =>
        [.. _holds.Values.Where(condition).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => new RunHold(h.Key, h.RunId, _runs[h.RunId].RunNumber, h.Fence, h.Unsettled))];

    private static bool IsOn(StoredRun row, string node) => row.New.Node is null || row.New.Node == node;

    private static bool NeedsNoTurn(StoredRun row) => row.RunLimit is null || row.HasBegun;

    private bool HasTurn(StoredRun row) => NeedsNoTurn(row) || _runs.Values.Count(r => IsLimited(r, row) && r.HasBegun && r.FinishedAt is null) < row.RunLimit;

    private static bool IsLimited(StoredRun other, StoredRun row) => other.RunLimit is not null && other.New.Definition.DefinitionId == row.New.Definition.DefinitionId;

    private DateTimeOffset? DueSince(StoredRun row) => NeedsNoTurn(row) ? row.DueAt
        : _runs.Values.Where(r => IsLimited(r, row) && r.FinishedAt > row.DueAt).Select(r => r.FinishedAt).Max() ?? row.DueAt;

    private static bool IsFree(StoredRun row, string server, DateTimeOffset now) => row.Owner is null || row.Owner == server || row.LeaseUntil <= now;

    private (string Key, StoredRun Owner)? FindForeignHold(IReadOnlyList<string> keys, Guid runId)
    {
        foreach (var key in RunRows.InOrder(keys))
        {
            if (_holds.TryGetValue(key, out var hold) && hold.RunId != runId && !(hold.Unsettled && _runs[hold.RunId].Status == RunStatus.Finished))
            {
                return (key, _runs[hold.RunId]);
            }
        }

        return null;
    }

    private List<string> FindUnsettled(IEnumerable<string> keys, Guid runId) =>
        [.. keys.Distinct().Where(k => _holds.TryGetValue(k, out var hold) && hold.Unsettled && hold.RunId != runId).Order(StringComparer.Ordinal)];

    private static string TakingOver(string state, List<string> unsettled, DateTimeOffset at) =>
        unsettled.Count == 0 ? state : RunState.Parse(state).TakingOver(unsettled, at).ToJson();

    private void TakeHolds(IEnumerable<string> keys, StoredRun row)
    {
        foreach (var key in keys)
        {
            _holds[key] = new(key, row.New.Id, row.Fence, Unsettled: false);
        }
    }

    /// <summary>Numbers to come are above it.</summary>
    /// <summary>A backup of the database as it is now. Returns how it is restored: rows, holds and counter are as they were.</summary>
    public Action BackUp()
    {
        lock (_lock)
        {
            var (runs, holds, fence) = (_runs.ToDictionary(r => r.Key, r => r.Value.Copy()), new Dictionary<string, StoredHold>(_holds, StringComparer.Ordinal), _fence);
            return () =>
            {
                lock (_lock)
                {
                    _runs.Clear();
                    _holds.Clear();
                    foreach (var (id, run) in runs)
                    {
                        _runs.Add(id, run.Copy());
                    }

                    foreach (var (key, hold) in holds)
                    {
                        _holds.Add(key, hold);
                    }

                    _fence = fence;
                }
            };
        }
    }

    public void RaiseFence(long highest) => _fence = Math.Max(_fence, highest);

    private void SetFence(StoredRun row)
    {
        row.Fence = ++_fence;
        foreach (var hold in _holds.Values.Where(h => h.RunId == row.New.Id).ToList())
        {
            _holds[hold.Key] = hold with { Fence = row.Fence };
        }
    }

    private ClaimedRun Claim(StoredRun row, string server, DateTimeOffset leaseUntil, bool hasTurn)
    {
        var (interrupted, dueSince) = (row.Owner is not null, DueSince(row));
        row.HasBegun = hasTurn;
        SetFence(row);
        (row.Owner, row.LeaseUntil) = (server, leaseUntil);
        return new ClaimedRun
        {
            Claim = new(row.New.Id, row.Fence), RunNumber = row.RunNumber, Definition = row.New.Definition, Pins = row.New.Pins, State = row.State,
            Input = row.New.Input, Subject = row.New.Subject, StartedBy = row.New.StartedBy, Grants = row.New.Grants, Holds = RunRows.InOrder(_holds.Values.Where(h => h.RunId == row.New.Id).Select(h => h.Key)),
            Status = row.Status, SubStatus = row.SubStatus, UpdatedAt = row.UpdatedAt, DueAt = dueSince, HasTurn = hasTurn, Interrupted = interrupted, Inbox = [.. row.Inbox],
        };
    }

    private void Write(StoredRun row, Checkpoint checkpoint)
    {
        row.Append(checkpoint.Journal);
        row.Notifications.AddRange(checkpoint.Notifications.Where(n => row.Notifications.TrueForAll(known => known.Id != n.Id)));
        row.State = checkpoint.State;
        (row.Status, row.SubStatus, row.DueAt, row.UpdatedAt) = (checkpoint.Status, checkpoint.SubStatus, checkpoint.DueAt?.CutToMicroseconds(), checkpoint.At.CutToMicroseconds());
        row.FinishedAt = checkpoint.Status == RunStatus.Finished ? row.UpdatedAt : null;
        (row.Paused, row.NeedsYou, row.IncidentCount, row.CurrentActivity) =
            (checkpoint.Paused, checkpoint.NeedsYou, checkpoint.IncidentCount, checkpoint.CurrentActivity);
        row.HalfDone = checkpoint.HalfDone;
        row.Progress = checkpoint.Progress ?? row.Progress;
        row.Outputs = checkpoint.Outputs ?? row.Outputs;
        foreach (var execution in RunRows.ToStore(checkpoint.Executions))
        {
            row.Executions[execution.Id] = execution;
        }

        row.Inbox.RemoveAll(m => checkpoint.Consumed.Contains(m.Id));
        if (checkpoint.TakeHolds.Count > 0)
        {
            TakeHolds(checkpoint.TakeHolds, row);
            SetFence(row);
            row.WantedHolds = RunRows.InOrder(row.WantedHolds.Concat(checkpoint.TakeHolds));
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

        if (checkpoint.GiveBack || checkpoint.Status == RunStatus.Finished)
        {
            (row.Owner, row.LeaseUntil) = (null, null);
        }
    }
}

internal sealed record StoredHold(string Key, Guid RunId, long Fence, bool Unsettled);

/// <summary>A run's row and what belongs to it, for tests to look at.</summary>
internal sealed class StoredRun(NewRun run, long number)
{
    private List<JournalLine> _journal = [];

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

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Every key it ever took: what a retry takes again.</summary>
    public required string[] WantedHolds { get; set; }

    public bool HalfDone { get; set; }

    public int? RunLimit { get; set; }

    public bool HasBegun { get; set; }

    public bool Paused { get; set; }

    public bool NeedsYou { get; set; }

    public int IncidentCount { get; set; }

    public string? CurrentActivity { get; set; }

    public string? Progress { get; set; }

    public string? Outputs { get; set; }

    public Dictionary<string, ExecutionRecord> Executions { get; private set; } = new(StringComparer.Ordinal);

    public IReadOnlyList<JournalLine> Journal => _journal;

    public List<RunNotification> Notifications { get; private set; } = [];

    public List<InboxMessage> Inbox { get; private set; } = [];

    public HashSet<Guid> MessageIds { get; private set; } = [];

    public StoredRun Copy()
    {
        var copy = (StoredRun)MemberwiseClone();
        (copy._journal, copy.Executions, copy.Inbox, copy.MessageIds, copy.Notifications) = ([.. _journal], new(Executions, StringComparer.Ordinal), [.. Inbox], [.. MessageIds], [.. Notifications]);
        return copy;
    }

    /// <summary>Refuses lines that do not follow: a database would by its primary key.</summary>
    public void Append(IReadOnlyList<JournalLine> lines)
    {
        var (count, previous) = (_journal.Count, _journal.Count == 0 ? JournalEntry.NoHash : JournalEntry.HashOf(_journal[^1].Text));
        foreach (var line in lines)
        {
            if (line.Sequence != count || line.PreviousHash != previous)
            {
                throw new JsonException($"journal line {line.Sequence} does not follow the {count} lines before it");
            }

            (count, previous) = (count + 1, JournalEntry.HashOf(line.Text));
        }

        _journal.AddRange(lines);
    }
}
