using Quartz;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>A job only wakes: it carries the id of a schedule row, which says what is to be done.</summary>
internal sealed class WakeJob(ScheduleFiring firing) : IJob
{
    public const string Id = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Guid.TryParse(context.MergedJobDataMap.GetString(Id), out var id))
        {
            await firing.FireAsync(id, cancellationToken);
        }
    }
}
