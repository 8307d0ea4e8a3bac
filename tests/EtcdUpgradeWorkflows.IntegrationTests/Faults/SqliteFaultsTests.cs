using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>What can befall the database file and its disk in the middle of a real upgrade. Each is said with its code, stops no member, and is over when it is over.</summary>
public sealed class SqliteFaultsTests(ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;

    // So long no further member may be stopped while the database cannot be written.
    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disk_that_is_full_at_the_backup_is_an_incident_and_one_that_is_full_later_stands_the_run_still()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Disk = 700 * Megabyte }, Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        SmallDisk.Fill(upgrade.Data, left: 20 * Megabyte);
        var run = await upgrade.StartUnseenAsync(Token);
        var incident = await upgrade.UntilAsync(run, r => r.NeedsYou, Token);
        Assert.Contains(Assert.Single(incident.Incidents).Error.Code, new[] { "backup.no_space", "preflight.blocked" });
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 0), s));

        SmallDisk.MakeRoom(upgrade.Data);
        await upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/retry", new RunMessageBody("there is room"), Token);
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token, pastIncident: true);

        SmallDisk.Fill(upgrade.Data, left: 0);
        await SaysAndStandsStillAsync(upgrade, "db.readonly");
        SmallDisk.MakeRoom(upgrade.Data);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    [Fact]
    public async Task A_file_that_is_locked_read_only_or_damaged_is_said_and_the_run_goes_on_when_it_is_whole()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var file = Path.Combine(upgrade.Data, "etcdup.db");
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token);

        await using (var locker = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await locker.OpenAsync(Token);
            await using var transaction = locker.BeginTransaction(deferred: false);
            await SaysAndStandsStillAsync(upgrade, "db.unreachable");
        }

        await upgrade.Server.KillAsync(Token);
        using (SmallDisk.MountReadOnly(file)) await IsRefusedAsync(upgrade, "db.readonly");

        var whole = await SettledCopyAsync(file);
        await DamageAsync(file, 0);
        await IsRefusedAsync(upgrade, "db.corrupt");
        await File.WriteAllBytesAsync(file, whole, Token);
        await DamageAsync(file, 8192);
        await IsRefusedAsync(upgrade, "db.corrupt");
        await File.WriteAllBytesAsync(file, whole, Token);

        await upgrade.StartServerAsync(Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    private static async Task SaysAndStandsStillAsync(RealUpgrade upgrade, string code)
    {
        await Until.TrueAsync(() => upgrade.Server.Log.Contains($"{code}: ", StringComparison.Ordinal), Token);
        await MembersStayAsync(upgrade, Meanwhile);
    }

    /// <summary>A swap that was under way may end; no other begins.</summary>
    private static async Task MembersStayAsync(RealUpgrade upgrade, TimeSpan meanwhile)
    {
        await Until.TrueAsync(() => upgrade.ReadRecords().All(r => r.Contains("open=0", StringComparison.Ordinal)), Token);
        var starts = upgrade.Starts();
        var began = RealTime.Clock.GetTimestamp();
        await Until.TrueAsync(
            () =>
            {
                Assert.Equal(starts, upgrade.Starts());
                return Task.FromResult(RealTime.Clock.GetElapsedTime(began) > meanwhile);
            },
            meanwhile * 5, Token);
    }

    private static async Task IsRefusedAsync(RealUpgrade upgrade, string code)
    {
        var (exitCode, said) = await ServerProcess.RefusedAsync(upgrade.Data, Token);
        Assert.Contains($"error {code}: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(5, exitCode);
        await MembersStayAsync(upgrade, TimeSpan.Zero);
    }

    /// <summary>The file with what its log held, and no log beside it.</summary>
    private static async Task<byte[]> SettledCopyAsync(string file)
    {
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await connection.OpenAsync(Token);
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "pragma wal_checkpoint(truncate)";
            await checkpoint.ExecuteNonQueryAsync(Token);
        }

        return await File.ReadAllBytesAsync(file, Token);
    }

    private static async Task DamageAsync(string file, long from)
    {
        await using var stream = File.OpenWrite(file);
        stream.Position = from;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)(stream.Length - from)).ToArray(), Token);
    }
}
