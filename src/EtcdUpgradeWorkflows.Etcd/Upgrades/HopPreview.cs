using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>One hop of a way as it looks from here.</summary>
/// <param name="HasPointOfNoReturn">From the start of its last member on, the release before can only be restored.</param>
/// <param name="Backups">Which backups are taken, and when.</param>
/// <param name="Impact">What clients will notice.</param>
/// <param name="Blockers">What would stop it, as things are now.</param>
/// <param name="Warnings">What preflight warns of, could not check, or the rules remark.</param>
/// <param name="Estimate">About how long, without waits for people.</param>
/// <param name="EstimateSource">What the estimate rests on.</param>
public sealed record HopPreview(
    EtcdVersion From, EtcdVersion To, RuleEvidence Evidence, bool HasPointOfNoReturn, string Backups, string Impact, IReadOnlyList<string> Blockers,
    IReadOnlyList<string> Warnings, string Downgrade, TimeSpan Estimate, string EstimateSource)
{
    /// <summary>About how long after its begin the first member runs the new release and the others do not; null: there is one member, which is never mixed.</summary>
    public TimeSpan? MixedAfter { get; init; }

    /// <summary>How long the first member runs alone before the second one is stopped; no part of the estimate.</summary>
    public TimeSpan Soak { get; init; }

    // A hop of three members with little data took 21 s from preflight to verification, 15 s of it settle time (measured, 3.4.23 to 3.5.16).
    internal static readonly TimeSpan PerMember = TimeSpan.FromSeconds(7);
    internal static readonly TimeSpan PerHop = TimeSpan.FromSeconds(8);
    private const double BackupBytesPerSecond = 50e6;

    /// <param name="facts">Of the first hop.</param>
    /// <param name="report">The first hop's own; null for a later one.</param>
    public static HopPreview Of(PreflightFacts facts, UpgradeHop hop, PreflightReport? report)
    {
        var results = report?.Results ?? PreflightChecks.JudgeLater(facts, hop);
        var release = facts.Rules.FindRelease(hop.From.Minor)!;
        var members = facts.View.Members.Count;
        var size = facts.View.DbSize ?? 0;
        var soak = members > 1 ? facts.Spec.Policy.Soak ?? TimeSpan.Zero : TimeSpan.Zero;

        // What was checked before so long a wait is checked and backed up anew.
        var checksAgain = soak > MaintenanceWait.Stale;
        List<string> waits = [];
        if (release.WaitAdvice is { } wait && Clusters.V2Data.IsIn(facts.View))
        {
            waits.Add(wait);
        }

        return new(
            hop.From, hop.To, hop.Rule.Evidence, !hop.Rule.IsPatch,
            members == 1 ? "one, before its only stop" : "before the first stop, and again before the last old member; both proved by a restore",
            ImpactOf(members, release),
            [.. results.Where(r => r is { Severity: PreflightSeverity.Blocker, Verdict: PreflightVerdict.Failed }).Select(Text)],
            [
                .. results.Where(r => r.Verdict is PreflightVerdict.Warned or PreflightVerdict.NotChecked).Select(Text),
                .. hop.Rule.ChangedDefaults.Select(change => change.Describe(hop.Rule.To)), .. hop.Rule.Remarks, .. waits,
            ],
            hop.Rule.Downgrade,
            (PerHop * (checksAgain ? 2 : 1)) + (PerMember * members) + TimeSpan.FromSeconds((checksAgain ? 3 : 2) * size / BackupBytesPerSecond),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{PerMember.TotalSeconds:0} s a member (measured, 5 s of it settle time), {PerHop.TotalSeconds:0} s for checks and proof{(checksAgain ? ", twice for the soak" : "")}, {(checksAgain ? "three" : "two")} backups of {size / 1e6:0.#} MB at 50 MB/s"))
        {
            Soak = soak,
            MixedAfter = members == 1 ? null : PerHop + PerMember + TimeSpan.FromSeconds(size / BackupBytesPerSecond),
        };
    }

    private static string ImpactOf(int members, MinorRelease release) => members switch
    {
        1 => "The cluster does not answer while its only member is swapped, for a second or more.",
        2 => "No write is accepted while a member is swapped: twice, for a second or more.",
        _ => $"One write gap {release.LeaderStop} at the last member ({(release.LeaderStop.Evidence == RuleEvidence.Measured ? "measured" : "by what other releases do")}).",
    };

    private static string Text(PreflightResult result) => $"{result.Title}: {string.Join(" ", result.Evidence)}{(result.Advice is null ? "" : $" {result.Advice}")}";
}
