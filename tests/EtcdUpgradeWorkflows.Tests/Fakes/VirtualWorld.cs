namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>
/// Runs an asynchronous scenario on one thread in virtual time: whatever can run runs, in order; when nothing can, time moves to the
/// next timer. Work that comes back from another thread would make it a matter of luck, so it fails the scenario.
/// </summary>
internal sealed class VirtualWorld(DateTimeOffset? start = null) : SynchronizationContext
{
    private readonly Queue<(VirtualProcess? Process, SendOrPostCallback Callback, object? State)> _runnable = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _hop;

    public VirtualTime Time { get; } = new(start);

    public TimeSpan Deadline { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Says where things stand when the scenario does not end.</summary>
    public Func<string> Describe { get; set; } = () => "";

    public int MaxSteps { get; set; } = 50_000;

    public override void Post(SendOrPostCallback d, object? state) => Post(null, d, state);

    /// <summary>What runs next for a process; null: for the world itself.</summary>
    internal void Post(VirtualProcess? process, SendOrPostCallback callback, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _hop = Environment.StackTrace;
            return;
        }

        _runnable.Enqueue((process, callback, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Func<Task> scenario)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var end = Time.GetUtcNow() + Deadline;
            var task = scenario();
            for (var step = 0; !task.IsCompleted; step++)
            {
                if (_hop is { } hop)
                {
                    throw new InvalidOperationException($"Work came back from another thread:{Environment.NewLine}{hop}");
                }

                if (step >= MaxSteps || Time.GetUtcNow() > end)
                {
                    throw new TimeoutException($"The scenario did not end within {step} steps, until {Time.GetUtcNow():u}. {Describe()}");
                }

                if (_runnable.TryDequeue(out var next))
                {
                    if (next.Process is { } process)
                    {
                        process.Run(next.Callback, next.State);
                    }
                    else
                    {
                        next.Callback(next.State);
                    }
                }
                else if (!Time.Step())
                {
                    throw new InvalidOperationException($"The scenario waits for something that never comes: nothing can run and no timer is set. {Describe()}");
                }
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
