namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>A clock that moves only when told. Timers fire in the order of their due times, then of their making.</summary>
/// <param name="start">Null: a morning in March.</param>
internal sealed class VirtualTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Version), (DateTimeOffset Due, long Order)> _timers = new();
    private DateTimeOffset _now = start ?? new(2026, 3, 7, 8, 0, 0, TimeSpan.Zero);
    private TimeSpan _set;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now + _set;

    /// <summary>Somebody sets the clock: what it shows jumps, and timers last as long as they do.</summary>
    public void Jump(TimeSpan by) => _set += by;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (_lock)
            {
                while (_timers.TryPeek(out var next, out var at))
                {
                    if (next.Version == next.Timer.Version)
                    {
                        return at.Due;
                    }

                    _timers.Dequeue();
                }

                return null;
            }
        }
    }

    /// <summary>Moves to the next timer and fires it. False when there is none.</summary>
    public bool Step()
    {
        if (NextTimer is not { } due)
        {
            return false;
        }

        VirtualTimer timer;
        lock (_lock)
        {
            timer = _timers.Dequeue().Timer;
            _now = due > _now ? due : _now;
        }

        timer.Fire();
        return true;
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Version++;
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    time._timers.Enqueue((this, Version), (time._now + dueTime, time._order++));
                }
            }

            return true;
        }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
