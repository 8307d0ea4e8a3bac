namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>The longest time between two acknowledged writes, whoever wrote them.</summary>
internal sealed class WriteGaps
{
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private long? _last;

    public WriteGaps(TimeProvider time) => _time = time;

    public TimeSpan Longest { get; private set; }

    /// <summary>When the longest gap ended.</summary>
    public DateTimeOffset? LongestEndedAt { get; private set; }

    public void Acknowledge()
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            Close(now);
            _last = now;
        }
    }

    /// <summary>A gap that is open when the load ends counts as well.</summary>
    public void End()
    {
        lock (_gate)
        {
            Close(_time.GetTimestamp());
        }
    }

    private void Close(long now)
    {
        if (_last is { } last && _time.GetElapsedTime(last, now) is var gap && gap > Longest)
        {
            Longest = gap;
            LongestEndedAt = _time.GetUtcNow();
        }
    }
}
