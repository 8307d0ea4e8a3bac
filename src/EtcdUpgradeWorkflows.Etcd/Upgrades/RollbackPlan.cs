using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>One way back to the release that a hop came from.</summary>
/// <param name="Kind">old_binary, formal_downgrade or restore.</param>
/// <param name="IsLegal">As things are now; null when nobody can tell.</param>
/// <param name="Why">What that rests on.</param>
/// <param name="Loses">What would be lost by going it.</param>
/// <param name="How">What to do; null when it is not legal.</param>
public sealed record RollbackWay(string Kind, bool? IsLegal, string Why, string Loses, string? How);

/// <summary>Which ways back there are now. A preview: a run that goes one asks the whole rule again before each start of an old binary.</summary>
public sealed record RollbackPlan(EtcdVersion From, EtcdVersion Target, IReadOnlyList<RollbackWay> Ways)
{
    public const string OldBinary = "old_binary";

    public const string FormalDowngrade = "formal_downgrade";

    public const string Restore = "restore";

    /// <param name="sets">Backups that were taken for this hop.</param>
    /// <param name="run">The number of the run that may still be asked to go back; null when it has ended.</param>
    public static RollbackPlan Of(ClusterView view, UpgradeHop hop, HopRules rules, IReadOnlyList<BackupSet> sets, long? run, DateTimeOffset now) =>
        new(hop.From, hop.To, [ByOldBinary(view, hop, run), ByDowngrade(view, hop, rules), ByRestore(view, sets, now)]);

    private static RollbackWay ByOldBinary(ClusterView view, UpgradeHop hop, long? run)
    {
        const string loses = "No write: the members keep their data.";
        if (MemberOrder.Back(view, hop.From) is not [var next, ..])
        {
            return new(OldBinary, false, $"Every member runs {hop.From}: there is nothing to put back.", loses, null);
        }

        var stoppedAt = view.FindMember(next.Name)!.IsStopped ? view.ProbedAt : (DateTimeOffset?)null;
        return RollbackRule.Decide(RollbackObservations.Of(hop, next.Name, stoppedAt, view)) switch
        {
            RollbackVerdict.Legal legal when run is { } number => new(
                OldBinary, true, legal.Why, loses, string.Create(CultureInfo.InvariantCulture, $"etcdup runs rollback {number} --all (or --member {next.Name})")),
            RollbackVerdict.Legal legal => new(OldBinary, true, $"{legal.Why} The run has ended: none puts members back any more.", loses, "Put the old binary back by hand, one member at a time."),
            RollbackVerdict.NotLegal no => new(OldBinary, false, no.Error.Message, loses, null),
            RollbackVerdict.Offer offer => new(OldBinary, null, offer.Error.Message, loses, offer.Error.Advice),
            var other => throw new InvalidOperationException($"unknown verdict {other}"),
        };
    }

    private static RollbackWay ByDowngrade(ClusterView view, UpgradeHop hop, HopRules rules)
    {
        const string loses = "No write, when its conditions hold.";
        if (hop.Rule.IsPatch)
        {
            return new(FormalDowngrade, false, $"{hop} stays within {hop.From.Minor}: there is nothing to announce.", loses, null);
        }

        if (rules.FindDowngrade(hop.To.Minor, hop.From.Minor) is not { } rule)
        {
            return new(FormalDowngrade, false, $"etcd supports no downgrade from {hop.To.Minor} to {hop.From.Minor}.", loses, null);
        }

        if (view.Members.Any(member => !member.Serves || member.ServerVersion?.Minor != hop.To.Minor || member.ClusterVersion?.Minor != hop.To.Minor))
        {
            return new(FormalDowngrade, false, $"It begins when every member serves on {hop.To.Minor} and the cluster version has risen; while members are mixed the old binary is put back.", loses, null);
        }

        if (hop.From < rule.TargetFloor)
        {
            return new(FormalDowngrade, false, $"{hop.From} is below {rule.TargetFloor}, the least release to go down to.", loses, null);
        }

        return new(
            FormalDowngrade, null, $"etcd supports it from {rule.From} to {rule.To}, when this holds: {string.Join(" ", rule.Conditions)} {string.Join(" ", rule.Remarks)}".TrimEnd(), loses,
            rule.Way == DowngradeWay.Formal
                ? $"etcdup clusters downgrade {view.Name} --to {hop.From} --experimental; it was never run on real members by its makers. By hand: {string.Join(" → ", rule.Steps)} To give it up half way: {rule.Cancel}"
                : $"By hand in this version: {string.Join(" → ", rule.Steps)} To give it up half way: {rule.Cancel}");
    }

    private static RollbackWay ByRestore(ClusterView view, IReadOnlyList<BackupSet> sets, DateTimeOffset now)
    {
        if (sets.Where(set => set.IsProved).MaxBy(set => set.TakenAt) is not { } newest)
        {
            return new(Restore, false, "There is no backup of this hop that was proved.", "Everything since a backup from elsewhere.", null);
        }

        var snapshot = newest.Files.FirstOrDefault(file => file.Kind == BackupKind.Snapshot);
        var present = view.Members.Max(member => member.Revision);
        var revisions = (snapshot?.Revision, present) switch
        {
            ({ } taken, { } reached) when reached > taken => string.Create(CultureInfo.InvariantCulture, $" ({reached - taken} revisions: {taken} to {reached})"),
            ({ } taken, { } reached) when reached == taken => " (no revision since)",
            _ => "",
        };
        var minutes = Math.Max(0, (now - newest.TakenAt).TotalMinutes);
        return new(
            Restore, true, string.Create(CultureInfo.InvariantCulture, $"Backup {newest.Id} of {newest.TakenAt:u} was proved ({newest.Files.Min(file => file.Proof)}), from {newest.Files[0].Version}."),
            string.Create(CultureInfo.InvariantCulture, $"Every write since {newest.TakenAt:u}, {minutes:0.#} minutes ago{revisions}. The cluster stands still meanwhile, gets a new id, and clients begin their watches anew."),
            newest.HoldsV2AndV3
                ? $"By etcd's own tools in this version, for it holds v2 and v3 data: stop every member, restore with the tools of {newest.Files[0].Version}, start them. `etcdup backups show {newest.Id}` names every file."
                : $"etcdup clusters restore {view.Name} --backup {newest.Id}");
    }
}
