using System.Diagnostics;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// Spans of what a server does with runs: <c>claim</c> (one claim's life), in it <c>activity</c>, in that <c>commit</c> and, from the domain, <c>host call</c>. They cost nothing
/// while nobody listens, and hold numbers and names of a definition only: no inputs, no outputs.
/// </summary>
public static class RunTracing
{
    /// <summary>Called as the meter is.</summary>
    public static readonly ActivitySource Source = new(RunMetrics.MeterName);

    internal static System.Diagnostics.Activity? StartClaim(ClaimedRun run)
    {
        var span = Source.StartActivity("claim", ActivityKind.Internal, parentContext: default);
        span?.SetTag("etcdup.run.number", run.RunNumber).SetTag("etcdup.run.id", run.Claim.RunId.ToString()).SetTag("etcdup.fence", run.Claim.Number);
        return span;
    }

    internal static System.Diagnostics.Activity? StartActivity(ActivityNode node, ScheduledActivity scheduled)
    {
        var span = Source.StartActivity("activity");
        span?.SetTag("etcdup.activity.type", node.Type).SetTag("etcdup.activity.id", node.Id).SetTag("etcdup.execution.id", scheduled.ExecutionId)
            .SetTag("etcdup.attempt", scheduled.Attempt);
        return span;
    }

    internal static System.Diagnostics.Activity? StartCommit() => Source.StartActivity("commit");

    /// <summary>Of the activity under way. One that failed before it had a span is told by the journal only.</summary>
    internal static void ActivityFailed(string code)
    {
        if (System.Diagnostics.Activity.Current is { OperationName: "activity" } span)
        {
            span.Failed(code);
        }
    }

    /// <summary>The span ended badly, by its error's code.</summary>
    public static void Failed(this System.Diagnostics.Activity? span, string code) => span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);
}
