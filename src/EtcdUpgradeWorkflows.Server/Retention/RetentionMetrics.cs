using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Server.Retention;

/// <summary>What this server deleted, by itself or because somebody wanted it.</summary>
internal sealed class RetentionMetrics(IMeterFactory meters)
{
    private static readonly string[] Kinds = ["runs", "schedules", "missed_fires", "tokens", "backups", "releases"];

    private readonly Counter<long> _deleted = meters.Create(RunMetrics.MeterName).CreateCounter<long>("etcdup.retention.deleted", "{row}", "What this server deleted, by what it was.");

    /// <summary>Every label at nought: a rise from nothing to one is seen as a rise.</summary>
    public void Begin()
    {
        foreach (var kind in Kinds)
        {
            Deleted(kind, 0);
        }
    }

    public void Deleted(string what, int count) => _deleted.Add(count, new KeyValuePair<string, object?>("what", what));
}
