using EtcdUpgradeWorkflows.Etcd.Backups;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Backups;

public sealed class BackupRetentionTests
{
    private const string Here = "n1";
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_old_accepted_and_not_among_the_newest_goes()
    {
        var sets = Sets(6);
        Assert.Equal([true, true, true], Goes(sets, new(3, null), [.. sets.Select(RunOf)]).TakeLast(3));
        Assert.Equal([false, false, false], Goes(sets, new(3, null), [.. sets.Select(RunOf)]).Take(3));
    }

    [Fact]
    public void Nothing_younger_than_asked_goes() =>
        Assert.Equal([false, false, false, false, true, true], Goes(Sets(6), new(1, TimeSpan.FromDays(3.5)), null));

    [Fact]
    public void The_newest_that_was_proved_stays_however_many_are_newer()
    {
        var sets = Sets(5);
        sets[0] = With(sets[0], file => file with { Proof = BackupProofLevel.None });
        sets[1] = With(sets[1], file => file with { SetSize = 2 });
        Assert.Equal([false, true, false, true, true], Goes(sets, new(1, null), null));
    }

    [Fact]
    public void Without_any_proof_the_newest_that_is_whole_stays()
    {
        var sets = Sets(3).ConvertAll(set => With(set, file => file with { Proof = BackupProofLevel.None }));
        sets[0] = With(sets[0], file => file with { SetSize = 2 });
        Assert.Equal([false, false, true], Goes(sets, new(1, null), null));
    }

    [Fact]
    public void What_was_taken_for_a_hop_that_is_not_done_stays_and_what_is_older_than_one_that_is_may_go()
    {
        var sets = Sets(5);
        Assert.All(Goes(sets, new(1, null), []), Assert.False);
        Assert.Equal([false, false, true, true, true], Goes(sets, new(1, null), [RunOf(sets[2])]));
    }

    [Fact]
    public void Files_of_another_machine_are_not_ours_to_delete()
    {
        var sets = Sets(4);
        sets[3] = With(sets[3], file => file with { Node = "n2" });
        Assert.Equal([false, true, true, false], Goes(sets, new(1, null), null));
    }

    [Fact]
    public void What_a_run_needs_stays_however_old()
    {
        var sets = Sets(5);
        var verdicts = BackupRetention.Judge(sets, new(1, null), Here, sets.Select(RunOf).ToHashSet(), Now, new Dictionary<string, string> { [sets[4].Id] = "run 7 is kept as evidence and speaks of it" });
        Assert.Equal([false, true, true, true, false], verdicts.Select(verdict => verdict.Goes));
        Assert.Equal("run 7 is kept as evidence and speaks of it", verdicts[4].Why);
    }

    [Fact]
    public void The_only_one_stays()
    {
        var verdict = Assert.Single(BackupRetention.Judge(Sets(1), new(1, null), Here, new HashSet<Guid> { RunOf(Sets(1)[0]) }, Now.AddYears(9)));
        Assert.False(verdict.Goes);
        Assert.Empty(BackupRetention.Judge([], new(1, null), Here, new HashSet<Guid>(), Now));
    }

    /// <summary>Newest first, a day apart, each of a run of its own.</summary>
    private static List<BackupSet> Sets(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new BackupSet($"b{i}",
        [
            new($"b{i}", "c", new Guid(i + 1, 0, 0, new byte[8]), "1f", "m1", "3.4.23", 42, 4096, "abc", $"/vault/b{i}", Here, Now.AddDays(-i), BackupProofLevel.Compared, 42, ""),
        ])),
    ];

    private static Guid RunOf(BackupSet set) => set.Files[0].RunId;

    private static BackupSet With(BackupSet set, Func<BackupRecord, BackupRecord> change) => set with { Files = [.. set.Files.Select(change)] };

    /// <param name="accepted">Null: all.</param>
    private static List<bool> Goes(List<BackupSet> sets, RetentionPolicy policy, Guid[]? accepted) =>
        [.. BackupRetention.Judge(sets, policy, Here, (accepted ?? [.. sets.Select(RunOf)]).ToHashSet(), Now).Select(verdict => verdict.Goes)];
}
