using System.Runtime.InteropServices;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>
/// Ctrl-C and the signals that end a command. While a run is followed, the first Ctrl-C asks the run to pause and the second leaves;
/// SIGTERM and a closed terminal leave at once. What leaves is the command only: the run goes on in the server.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Action? _first;

    public CancellationToken Left => _left.Token;

    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            Interrupt();
        }));
        foreach (var ending in new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            _registrations.Add(PosixSignalRegistration.Create(ending, signal =>
            {
                signal.Cancel = true;
                _left.Cancel();
            }));
        }
    }

    /// <summary>Until disposed, the first Ctrl-C does this instead of leaving.</summary>
    public IDisposable OnFirst(Action action)
    {
        _first = action;
        return new Restore(this);
    }

    /// <summary>One Ctrl-C.</summary>
    public void Interrupt()
    {
        if (Interlocked.Exchange(ref _first, null) is { } action)
        {
            action();
        }
        else
        {
            _left.Cancel();
        }
    }

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _left.Dispose();
    }

    private sealed class Restore(Interrupts owner) : IDisposable
    {
        public void Dispose() => owner._first = null;
    }
}
