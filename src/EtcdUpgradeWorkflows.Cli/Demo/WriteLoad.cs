using System.Globalization;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>
/// Writers at full speed that turn to the next member when one does not answer, and one writer for each member that stays with it, to show
/// what a client without a second address would see. Every write has a key of its own, so one whose answer was lost can be neither
/// mistaken for an acknowledged one nor overwrite it.
/// </summary>
internal sealed class WriteLoad : IAsyncDisposable
{
    private const string Prefix = "etcdup-demo/";
    private const int ValueLength = 48;

    // About 350 bytes a write in etcd's file: full speed to 100 MB, then slowly on, so that gaps are still seen.
    private const long FullSpeedWrites = 250_000;
    private const long MostWrites = 400_000;
    private static readonly TimeSpan TryWithin = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan SlowPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan PinnedPause = TimeSpan.FromMilliseconds(20);

    private readonly IReadOnlyList<DemoMember> _members;
    private readonly TimeProvider _time;
    private readonly bool _isV2;
    private readonly WriteLedger _ledger;
    private readonly WriteGaps _gaps;
    private readonly List<(string Member, WriteGaps Gaps)> _pinned = [];
    private readonly List<Task> _writers = [];
    private readonly CancellationTokenSource _stop = new();
    private TimeSpan _pause;
    private long _written;
    private long _unknown;

    /// <param name="isV2">Over the v2 API, whose store lies in memory: slowly from the beginning.</param>
    public WriteLoad(IReadOnlyList<DemoMember> members, string ledgerFile, TimeProvider time, bool isV2 = false)
    {
        _members = members;
        _time = time;
        _isV2 = isV2;
        _ledger = new(ledgerFile);
        _gaps = new(time);
    }

    public long Acknowledged => _ledger.Count;

    /// <param name="pause">Between two writes of a writer; nothing: full speed.</param>
    public void Start(int writers, TimeSpan pause = default)
    {
        _pause = pause;
        for (var i = 0; i < writers; i++)
        {
            var writer = i;
            _writers.Add(Task.Run(() => WriteAsync(string.Create(CultureInfo.InvariantCulture, $"w{writer:00}"), writer, isPinned: false, _gaps)));
        }

        for (var i = 0; i < _members.Count; i++)
        {
            var (member, gaps) = (i, new WriteGaps(_time));
            _pinned.Add((_members[i].Name, gaps));
            _writers.Add(Task.Run(() => WriteAsync($"pinned-{_members[member].Name}", member, isPinned: true, gaps)));
        }
    }

    /// <summary>Stops the writers, then reads every acknowledged write back.</summary>
    public async Task<WriteReport> FinishAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        _ledger.Dispose();
        var comparison = LedgerComparison.Of(WriteLedger.Read(_ledger.Path), await ReadBackAsync(cancellationToken));
        return new(
            Interlocked.Read(ref _written), Interlocked.Read(ref _unknown), comparison, _gaps.Longest, _gaps.LongestEndedAt,
            [.. _pinned.Select(p => new PinnedGap(p.Member, p.Gaps.Longest))], _ledger.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ledger.Dispose();
        _stop.Dispose();
    }

    private async Task StopAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            await Task.WhenAll(_writers);
            _gaps.End();
            _pinned.ForEach(p => p.Gaps.End());
        }
    }

    private async Task WriteAsync(string writer, int first, bool isPinned, WriteGaps gaps)
    {
        List<IDemoKeys> members = [.. _members.Select(KeysOf)];
        try
        {
            var member = first % members.Count;
            for (long sequence = 0; !_stop.IsCancellationRequested; sequence++)
            {
                var (key, value) = Entry(writer, sequence);
                Interlocked.Increment(ref _written);
                try
                {
                    // Not the stopping token: a write that is under way at the end is waited for, or it would be unknown for no reason.
                    await members[member].PutAsync(key, value, TryWithin, CancellationToken.None);
                    _ledger.Append(key, value);
                    gaps.Acknowledge();
                }
                catch (NoKeysException)
                {
                    Interlocked.Increment(ref _unknown);
                    member = isPinned ? member : (member + 1) % members.Count;
                    if (isPinned)
                    {
                        await PauseAsync(PinnedPause);
                    }
                }

                var acknowledged = _ledger.Count;
                if (acknowledged >= MostWrites)
                {
                    return;
                }

                var pause = isPinned ? PinnedPause : _isV2 || acknowledged >= FullSpeedWrites ? SlowPause : _pause;
                if (pause > TimeSpan.Zero)
                {
                    await PauseAsync(pause);
                }
            }
        }
        finally
        {
            members.ForEach(m => m.Dispose());
        }
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop looks at the token itself.
        }
    }

    private async Task<Dictionary<string, string>> ReadBackAsync(CancellationToken cancellationToken)
    {
        NoKeysException? last = null;
        foreach (var member in _members)
        {
            using var keys = KeysOf(member);
            try
            {
                return await keys.ReadAsync(Prefix, cancellationToken);
            }
            catch (NoKeysException e) when (!cancellationToken.IsCancellationRequested)
            {
                last = e;
            }
        }

        throw new CommandFailure(
            ExitCode.Unexpected, "demo.not_read_back", $"No member answered the reading back of the writes: {last?.Message}", $"The ledger is {_ledger.Path}.", last);
    }

    private IDemoKeys KeysOf(DemoMember member) => _isV2 ? new V2Keys(member.ClientUrl, _time) : new EtcdKeys(member.ClientUrl, _time);

    private static (string Key, string Value) Entry(string writer, long sequence)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{writer}/{sequence:00000000}");
        return (key, Engine.Runs.JournalEntry.HashOf(key)[..ValueLength]);
    }
}

/// <param name="Unknown">Puts whose answer was lost: they may or may not be there.</param>
internal sealed record WriteReport(
    long Written, long Unknown, LedgerComparison Comparison, TimeSpan LongestGap, DateTimeOffset? LongestGapEndedAt, IReadOnlyList<PinnedGap> Pinned, string Ledger);

/// <summary>The longest gap of the writer that stayed with one member.</summary>
internal sealed record PinnedGap(string Member, TimeSpan Longest);
