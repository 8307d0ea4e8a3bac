using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>A member that was started and has ended by itself: whoever waits for it waits in vain, and its log says why.</summary>
internal static class EndedProcess
{
    private const int LogLines = 5;

    /// <summary>Null: its process runs, or its host gives no answer.</summary>
    /// <param name="release">What it was started with; null: what its link names.</param>
    /// <param name="advice">What to do about it.</param>
    public static async Task<WorkflowError?> FindAsync(FencedCluster cluster, string member, string? release, string advice, CancellationToken cancellationToken)
    {
        try
        {
            var host = await cluster.LookAtHostAsync(member, cancellationToken);
            return host.Process is not null ? null : WorkflowError.NeedsOperator(
                "etcd.process_ended", $"The process of {member} ended after it was started with {release ?? host.LinkVersion ?? "its release"}.{await TellLogAsync(cluster, member, cancellationToken)}", advice);
        }
        catch (WorkflowErrorException)
        {
            return null;
        }
    }

    /// <summary>A start that failed, with the end of the member's log; another error as it is.</summary>
    public static async Task<WorkflowError> ExplainAsync(FencedCluster cluster, string member, WorkflowError error, CancellationToken cancellationToken) =>
        error.Code == "host.start_failed" ? error with { Message = error.Message + await TellLogAsync(cluster, member, cancellationToken) } : error;

    // As what follows a sentence; empty where it cannot be read.
    private static async Task<string> TellLogAsync(FencedCluster cluster, string member, CancellationToken cancellationToken)
    {
        try
        {
            var log = await cluster.ReadLogTailAsync(member, LogLines, cancellationToken);
            return log.Count == 0 ? "" : $" Its log ends: {string.Join(" | ", log)}";
        }
        catch (WorkflowErrorException)
        {
            return "";
        }
    }
}
