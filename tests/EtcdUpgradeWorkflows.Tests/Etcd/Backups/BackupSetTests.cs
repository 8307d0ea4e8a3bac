using EtcdUpgradeWorkflows.Etcd.Backups;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Backups;

public sealed class BackupSetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Files_that_were_taken_together_are_one_backup_and_the_newest_comes_first()
    {
        var sets = BackupSet.Of([File("a-m1", "a", 2, 0), File("b", "b", 1, 5), File("a-m2", "a", 2, 1)], null);
        Assert.Equal(["b", "a"], sets.Select(set => set.Id));
        Assert.Equal(["a-m1", "a-m2"], sets[1].Files.Select(file => file.Id));
        Assert.All(sets, set => Assert.True(set.IsWhole));
    }

    [Fact]
    public void One_that_lacks_a_file_proves_nothing_however_far_the_others_were_proved()
    {
        var set = Assert.Single(BackupSet.Of([File("a-m1", "a", 3, 0, BackupProofLevel.Compared), File("a-m2", "a", 3, 0, BackupProofLevel.Compared)], null));
        Assert.False(set.IsWhole);
        Assert.False(set.IsProved);
    }

    [Theory]
    [InlineData(BackupProofLevel.Compared, BackupProofLevel.Restored, true)]
    [InlineData(BackupProofLevel.Compared, BackupProofLevel.None, false)]
    public void Every_file_has_to_be_proved(BackupProofLevel one, BackupProofLevel other, bool proved) =>
        Assert.Equal(proved, Assert.Single(BackupSet.Of([File("a-m1", "a", 2, 0, one), File("a-m2", "a", 2, 0, other)], null)).IsProved);

    [Fact]
    public void What_was_taken_for_another_hop_does_not_count_and_what_names_none_does()
    {
        var sets = BackupSet.Of([File("a", "a", 1, 0) with { Target = "3.4.23" }, File("b", "b", 1, 1) with { Target = "3.5.16" }, File("old", "old", 1, 2)], "3.5.16");
        Assert.Equal(["old", "b"], sets.Select(set => set.Id));
    }

    private static BackupRecord File(string id, string set, int size, int minute, BackupProofLevel proof = BackupProofLevel.None) =>
        new(id, "prod", Guid.Empty, "1f", "m1", "3.4.23", 1, 1, "abc", $"/vault/{id}", "n1", Start.AddMinutes(minute), proof, null, null) { Set = set, SetSize = size };
}
