using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Activities;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// What this process did with runs, counted since its start. Label values come from closed lists: no run, no text of a definition, no message. Durations
/// are seconds.
/// </summary>
public sealed class RunMetrics
{
    /// <summary>Of every instrument of the product, and of its spans.</summary>
    public const string MeterName = "EtcdUpgradeWorkflows";

    // A commit is a few milliseconds; an activity may be a wait of days.
    private static readonly double[] CommitBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
    private static readonly double[] ActivityBuckets = [0.005, 0.05, 0.25, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 28800, 86400];

    private readonly Counter<long> _claims;
    private readonly Counter<long> _claimsLost;
    private readonly Counter<long> _inDoubt;
    private readonly Counter<long> _renewalsFailed;
    private readonly Counter<long> _runsEnded;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _deferrals;
    private readonly Counter<long> _incidents;
    private readonly Histogram<double> _commits;
    private readonly Histogram<double> _activities;

    /// <param name="meter">Called <see cref="MeterName"/> in a server.</param>
    public RunMetrics(Meter meter)
    {
        _claims = meter.CreateCounter<long>("etcdup.claims", "{claim}", "Claims of a run that were tried: claimed, or another server was faster.");
        _claimsLost = meter.CreateCounter<long>("etcdup.claims.lost", "{claim}", "Claims that were lost while this server worked on the run.");
        _inDoubt = meter.CreateCounter<long>("etcdup.claims.in_doubt", "{claim}", "Claims that were drawn anew because the answer of a commit or a host call was lost.");
        _renewalsFailed = meter.CreateCounter<long>("etcdup.lease.renewals.failed", "{renewal}", "Renewals of this server's leases that failed.");
        _runsEnded = meter.CreateCounter<long>("etcdup.runs.ended", "{run}", "Runs that this server ended, by how.");
        _retries = meter.CreateCounter<long>("etcdup.activity.retries", "{try}", "Tries of activities that were put again by their retry policy.");
        _deferrals = meter.CreateCounter<long>("etcdup.activity.deferrals", "{deferral}", "Activities that were put off because they may not be done now.");
        _incidents = meter.CreateCounter<long>("etcdup.incidents", "{incident}", "Incidents that were opened, by error code.");
        _commits = meter.CreateHistogram("etcdup.commit.duration", "s", "Checkpoints by their answer, and how long it took.", advice: Buckets(CommitBuckets));
        _activities = meter.CreateHistogram(
            "etcdup.activity.duration", "s", "Executions of activities that ended (containers are not counted), from their start to their end, waits and retries included.", advice: Buckets(ActivityBuckets));
    }

    /// <summary>Every counter with its known labels at nought: a rise from nothing to one is seen as a rise. Called once something listens.</summary>
    public void Begin()
    {
        Claimed(claims: 0, "claimed");
        Claimed(claims: 0, "taken");
        _claimsLost.Add(0);
        _inDoubt.Add(0);
        _renewalsFailed.Add(0);
        foreach (var end in new[] { RunSubStatus.Finished, RunSubStatus.Cancelled, RunSubStatus.Faulted })
        {
            _runsEnded.Add(0, new KeyValuePair<string, object?>("sub_status", LabelOf(end)));
        }
    }

    /// <summary>As it stands in a label: lower case.</summary>
    public static string LabelOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    internal void Claimed(int ours, int taken)
    {
        Claimed(claims: ours, "claimed");
        Claimed(claims: taken, "taken");
    }

    internal void ClaimLost() => _claimsLost.Add(1);

    internal void InDoubt() => _inDoubt.Add(1);

    internal void RenewalFailed() => _renewalsFailed.Add(1);

    internal void Ended(RunSubStatus subStatus) => _runsEnded.Add(1, new KeyValuePair<string, object?>("sub_status", LabelOf(subStatus)));

    internal void Committed(TimeSpan took, string answer) => _commits.Record(took.TotalSeconds, new KeyValuePair<string, object?>("answer", answer));

    internal void ActivityEnded(Activity? activity, TimeSpan took, bool completed) => _activities.Record(
        took.TotalSeconds, new("type", TypeOf(activity)), new("result", completed ? "completed" : "faulted"));

    internal void Retried(Activity? activity) => _retries.Add(1, new KeyValuePair<string, object?>("type", TypeOf(activity)));

    internal void Deferred(WorkflowError why) => _deferrals.Add(1, new KeyValuePair<string, object?>("code", why.Code));

    // A definition's own Fault names any code it likes.
    internal void IncidentOpened(Activity? activity, WorkflowError error) =>
        _incidents.Add(1, new KeyValuePair<string, object?>("code", activity is Fault ? "other" : error.Code));

    private void Claimed(long claims, string result) => _claims.Add(claims, new KeyValuePair<string, object?>("result", result));

    // A definition may name any type; only those that there are make a label.
    private static string TypeOf(Activity? activity) => activity?.Descriptor.TypeName ?? "unknown";

    private static InstrumentAdvice<double> Buckets(double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
