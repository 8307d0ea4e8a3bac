namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>What is known of a minor release.</summary>
/// <param name="Newest">The newest patch as of the rules' date.</param>
/// <param name="LeaderStop">What writers notice when a leader of this release is stopped, in a cluster of three or more.</param>
/// <param name="MovesLeader">It can hand leadership to a member that is named.</param>
/// <param name="WaitAdvice">What the guides say about waits between members; null when nothing.</param>
/// <param name="FlagsOf">The patch release whose source the flags were read in.</param>
/// <param name="Flags">Every flag it registers, without dashes.</param>
public sealed record MinorRelease(
    EtcdMinor Minor, EtcdVersion Newest, WriteGap LeaderStop, bool MovesLeader, string? WaitAdvice, EtcdVersion FlagsOf, IReadOnlyList<string> Flags);

/// <summary>The longest pause between two acknowledged writes to expect; for previews only.</summary>
public sealed record WriteGap(double LeastSeconds, double MostSeconds, RuleEvidence Evidence)
{
    /// <summary>Such as "of about 0.3 s" or "of 1–3 s".</summary>
    public override string ToString() => LeastSeconds == MostSeconds
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"of about {MostSeconds:0.#} s")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"of {LeastSeconds:0.#}–{MostSeconds:0.#} s");
}
