namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// Says to the other servers of a database that a run may be due. An optimisation: one that is lost costs at most the five seconds until
/// everybody looks anyway.
/// </summary>
public abstract class RunSignal
{
    private protected RunSignal()
    {
    }

    /// <summary>On SQLite there is nobody to tell.</summary>
    internal static RunSignal ToNobody { get; } = new Nobody();

    /// <summary>Call it after the commit. Returns at once; several close together become one.</summary>
    public abstract void Raise();

    /// <summary>Sends what is raised here and calls <paramref name="heard"/> for what others raise, until cancelled, and what was raised right before that; never throws.</summary>
    public abstract Task RunAsync(Action heard, TimeProvider time, CancellationToken cancellationToken);

    private sealed class Nobody : RunSignal
    {
        public override void Raise()
        {
        }

        public override Task RunAsync(Action heard, TimeProvider time, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
