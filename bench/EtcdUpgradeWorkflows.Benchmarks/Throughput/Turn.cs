namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>What one side did within its time.</summary>
/// <param name="Ended">Commits or workflows.</param>
/// <param name="Processor">Of the side's own process; nought of pgbench.</param>
internal sealed record Work(double Ended, TimeSpan Took, TimeSpan Processor);

/// <summary>One side's turn at one concurrency.</summary>
/// <param name="Database">Processor time of PostgreSQL.</param>
internal sealed record Turn(string Side, int Concurrency, Work Work, TimeSpan Database)
{
    public double PerSecond => Work.Ended / Work.Took.TotalSeconds;

    /// <summary>Milliseconds for each commit or workflow.</summary>
    public double Processor => Work.Processor.TotalMilliseconds / Work.Ended;

    public double DatabaseProcessor => Database.TotalMilliseconds / Work.Ended;
}
