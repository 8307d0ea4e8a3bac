namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>
/// One process of a <see cref="VirtualWorld"/>. Paused (SIGSTOP), all it has to do waits until it is woken; killed (SIGKILL), it is gone. What it
/// started outside goes on either way.
/// </summary>
internal sealed class VirtualProcess(VirtualWorld world, string name) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _held = [];
    private TaskCompletionSource? _woken;

    public string Name => name;

    public bool IsDead { get; private set; }

    public bool IsPaused => _woken is not null;

    public override void Post(SendOrPostCallback d, object? state) => world.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    public void Start(Action work) => Post(static w => ((Action)w!)(), work);

    public void Kill()
    {
        IsDead = true;
        _held.Clear();
    }

    public void Pause() => _woken ??= new();

    public void Wake()
    {
        var woken = _woken;
        _woken = null;
        while (_held.TryDequeue(out var next))
        {
            Post(next.Callback, next.State);
        }

        woken?.TrySetResult();
    }

    /// <summary>Where every call of this process to the outside passes: while it is paused, not before it is woken; never once it is dead.</summary>
    public Task PassAsync() => IsDead ? FakeWorld.Forever : _woken?.Task ?? Task.CompletedTask;

    /// <summary>Begins something outside of this process: it goes on by itself.</summary>
    public Task<T> Outside<T>(Func<Task<T>> call)
    {
        var inside = Current;
        SetSynchronizationContext(world);
        try
        {
            return call();
        }
        finally
        {
            SetSynchronizationContext(inside);
        }
    }

    internal void Run(SendOrPostCallback callback, object? state)
    {
        if (IsDead)
        {
            return;
        }

        if (IsPaused)
        {
            _held.Enqueue((callback, state));
            return;
        }

        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(world);
        }
    }
}
