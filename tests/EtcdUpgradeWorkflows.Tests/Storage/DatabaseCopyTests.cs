using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Copying;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Storage;

/// <summary>A database moved into another one, here from file to file; between file and PostgreSQL in the integration tests.</summary>
public sealed class DatabaseCopyTests : IAsyncDisposable
{
    private readonly SqliteFile source = new();
    private readonly SqliteFile target = new();
    private readonly FakeTimeProvider time = new(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await target.DisposeAsync();
    }

    [Fact]
    public async Task Every_row_is_there_and_every_run_goes_on()
    {
        await KeepAsync();
        var before = await DatabaseRows.ReadAsync(source.Services, Token);

        var report = await CopyAsync();

        Assert.Equal(before, await DatabaseRows.ReadAsync(target.Services, Token));
        Assert.Equal(before.Count, report.Tables.Sum(table => table.Rows));
        Assert.Equal(before.Count(row => row.StartsWith("runs: ", StringComparison.Ordinal)), report.Journals);
        Assert.Empty(report.BrokenJournals);
        Assert.False(report.Ended);
        await target.PrepareAsync(Token);
        await KeptRuns.FinishAsync(target.Services, Token);
    }

    [Fact]
    public async Task Nobody_works_with_what_was_left()
    {
        await KeepAsync();
        var store = source.Services.GetRequiredService<IRunStore>();
        var due = await store.FindDueAsync("s1", "n1", [], 100, DateTimeOffset.MaxValue.AddYears(-1000), Token);
        Assert.NotEmpty(due);
        var claimed = (await store.TryClaimAsync(due[0], "s1", TimeSpan.FromSeconds(15), null, Token))!;
        var controller = await source.Services.GetRequiredService<IControllerIdentity>().ReadAsync("prod-a", Token);
        Execute(source.Path, $"insert into meta values ('{MetaName.Controller}:prod-b', 'of-b')");

        Execute(source.Path, $"insert into notifications (id, kind, message, caused_by, at, addressed) values ('{Guid.NewGuid()}', 'needsYou', 'It needs somebody.', 'anna', 0, 0)");
        var untold = await source.Services.GetRequiredService<INotificationStore>().ListUnaddressedAsync(100, Token);
        Assert.NotEmpty(untold);

        Execute(source.Path, $"insert into deliveries (notification_id, channel, number, status, attempts, delivered_at) select id, 'chat', 0, 'Delivered', 1, 0 from notifications where caused_by = 'anna' and message = 'It needs somebody.'");

        var schedules = source.Services.GetRequiredService<IScheduleStore>();
        var waiting = Schedule(ScheduleStatus.Waiting);
        Assert.True(await schedules.AddAsync(waiting, Token) && await schedules.AddAsync(Schedule(ScheduleStatus.Paused), Token) && await schedules.AddAsync(Schedule(ScheduleStatus.Fired), Token));
        var planned = await schedules.ListAsync(null, Token);

        var report = await CopyAsync();

        // Only the new one fires: here nothing waits, and a fire that was under way changes nothing.
        Assert.DoesNotContain(await schedules.ListAsync(null, Token), schedule => schedule.Status is ScheduleStatus.Waiting or ScheduleStatus.Paused);
        Assert.Contains(target.Path, (await schedules.FindAsync(waiting.Id, Token))!.Outcome, StringComparison.Ordinal);
        Assert.False(await schedules.TryChangeAsync(waiting with { Status = ScheduleStatus.Fired }, null, null, Token));
        Assert.Equal(planned, await target.Services.GetRequiredService<IScheduleStore>().ListAsync(null, Token));

        // Only the new one tells people, and reminds them.
        Assert.Equal(0, await source.Services.GetRequiredService<INotificationStore>().RemindAsync("chat", time.GetUtcNow(), time.GetUtcNow(), Token));
        Assert.Equal(1, await target.Services.GetRequiredService<INotificationStore>().RemindAsync("chat", time.GetUtcNow(), time.GetUtcNow(), Token));
        Assert.Empty(await source.Services.GetRequiredService<INotificationStore>().ListUnaddressedAsync(10, Token));
        Assert.Equal(untold, await target.Services.GetRequiredService<INotificationStore>().ListUnaddressedAsync(100, Token));

        // A server that starts is refused, one of an older version too: it does not know the format.
        Assert.Contains(target.Path, (await RefusedAsync(() => source.PrepareAsync(Token), "db.moved")).Message, StringComparison.Ordinal);
        Assert.NotEqual(MetaName.FormatValue, SqliteFile.Scalar(source.Path, "select value from meta where name = 'format'"));

        // One that was not seen keeps no claim, finds no run, and shows hosts an id that they refuse.
        Assert.Empty(await store.RenewAsync("s1", [claimed.Claim], TimeSpan.FromSeconds(15), null, Token));
        Assert.Empty(await store.FindDueAsync("s1", "n1", [], 100, DateTimeOffset.MaxValue.AddYears(-1000), Token));
        var identity = source.Services.GetRequiredService<IControllerIdentity>();
        Assert.Equal($"moved-{report.Id}", await identity.ReadAsync("prod-a", Token));
        Assert.Equal($"moved-{report.Id}", await identity.ReadAsync("prod-b", Token));
        Assert.Equal("db.moved", (await identity.FindMovedAsync(Token))!.Code);
        Assert.Null(await target.Services.GetRequiredService<IControllerIdentity>().FindMovedAsync(Token));

        // The new one is who hosts know, and its next number is above every one that the old one gave out.
        Assert.Equal(controller, await target.Services.GetRequiredService<IControllerIdentity>().ReadAsync("prod-a", Token));
        Assert.Equal("of-b", await target.Services.GetRequiredService<IControllerIdentity>().ReadAsync("prod-b", Token));
        var next = await target.Services.GetRequiredService<IRunStore>().FindDueAsync("s1", "n1", [], 100, DateTimeOffset.MaxValue.AddYears(-1000), Token);
        var again = (await target.Services.GetRequiredService<IRunStore>().TryClaimAsync(next.First(run => run.RunId == claimed.Claim.RunId), "s1", TimeSpan.FromSeconds(15), null, Token))!;
        Assert.True(again.Claim.Number > claimed.Claim.Number);
    }

    [Fact]
    public async Task A_moved_database_is_told_and_not_copied_again()
    {
        await KeepAsync();
        var report = await CopyAsync();

        var move = (await source.Services.GetRequiredService<DatabaseSetup>().InspectAsync(Token)).Moved!;
        Assert.Equal((report.Id, time.GetUtcNow()), (move.Copy, move.At));
        await using SqliteFile third = new();
        await RefusedAsync(() => DatabaseCopy.RunAsync(At(source), At(third), Nothing, time, Token), "db.moved");
        Assert.False(File.Exists(third.Path));
    }

    [Fact]
    public async Task Killed_after_the_source_was_marked_it_is_ended_by_the_same_call()
    {
        await KeepAsync();
        var before = await DatabaseRows.ReadAsync(source.Services, Token);
        await Assert.ThrowsAsync<IOException>(() => DatabaseCopy.RunAsync(At(source), At(target), () => throw new IOException("killed"), time, Token));
        await RefusedAsync(() => source.PrepareAsync(Token), "db.moved");
        await RefusedAsync(() => target.PrepareAsync(Token), "db.copy_unfinished");

        Assert.True((await CopyAsync()).Ended);

        await target.PrepareAsync(Token);
        Assert.Equal(before, await DatabaseRows.ReadAsync(target.Services, Token));
        await RefusedAsync(() => source.PrepareAsync(Token), "db.moved");
    }

    /// <summary>Neither database can be used but by that version meanwhile, so the end of a copy waits for no migration.</summary>
    [Fact]
    public async Task Killed_after_the_source_was_marked_it_is_ended_by_a_later_version()
    {
        await KeepAsync();
        await Assert.ThrowsAsync<IOException>(() => DatabaseCopy.RunAsync(At(source), At(target), () => throw new IOException("killed"), time, Token));
        // As a later version sees both: a migration of its own was not applied.
        foreach (var file in new[] { source, target }) Execute(file.Path, "delete from \"__EFMigrationsHistory\" where \"MigrationId\" = (select max(\"MigrationId\") from \"__EFMigrationsHistory\")");

        Assert.True((await CopyAsync()).Ended);

        Assert.False((await target.Services.GetRequiredService<DatabaseSetup>().InspectAsync(Token)).IsCopyUnfinished);
    }

    [Fact]
    public async Task Ctrl_c_does_not_come_between_the_two_marks()
    {
        await KeepAsync();
        using CancellationTokenSource stopped = new();
        await DatabaseCopy.RunAsync(At(source), At(target), () => stopped.Cancel(), time, stopped.Token);
        await target.PrepareAsync(Token);
        await RefusedAsync(() => source.PrepareAsync(Token), "db.moved");
    }

    [Fact]
    public async Task What_fails_after_the_target_is_whole_says_what_to_do_then()
    {
        await KeepAsync();
        Execute(source.Path, "create trigger wrong before update on meta begin select raise(abort, 'a full disk'); end");
        var failed = await RefusedAsync(CopyAsync, "db.copy_failed");
        Assert.Contains("has all rows", failed.Message, StringComparison.Ordinal);
        Assert.Contains("empty the target and copy anew", failed.Advice, StringComparison.Ordinal);
        await source.PrepareAsync(Token);
        await RefusedAsync(CopyAsync, "db.copy_unfinished");
    }

    /// <summary>It holds the hashes of tokens.</summary>
    [Fact]
    public async Task A_file_that_is_made_is_for_its_owner_alone()
    {
        await KeepAsync();
        var file = Path.Combine(Path.GetDirectoryName(target.Path)!, "new", "other.db");
        await DatabaseCopy.RunAsync(At(source), new DatabaseLocation.Sqlite(file), Nothing, time, Token);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task Killed_before_the_source_was_marked_the_source_goes_on_and_the_copy_is_nobodys()
    {
        await KeepAsync();
        var kept = await File.ReadAllBytesAsync(source.Path, Token);
        await Assert.ThrowsAsync<IOException>(() => DatabaseCopy.RunAsync(At(source), At(target), () => throw new IOException("killed"), time, Token));
        await using SqliteFile unmarked = new();
        await File.WriteAllBytesAsync(unmarked.Path, kept, Token);

        await unmarked.PrepareAsync(Token);
        await RefusedAsync(() => target.PrepareAsync(Token), "db.copy_unfinished");
        await RefusedAsync(() => DatabaseCopy.RunAsync(At(unmarked), At(target), Nothing, time, Token), "db.copy_unfinished");
        Assert.True((await target.Services.GetRequiredService<DatabaseSetup>().InspectAsync(Token)).IsCopyUnfinished);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_begins_anew_in_the_same_target()
    {
        await KeepAsync();
        await target.PrepareAsync(Token);
        Execute(target.Path, $"insert into meta values ('{MetaName.Copying}', '{MetaName.CopyBegun}0001')");
        await RefusedAsync(() => target.PrepareAsync(Token), "db.copy_unfinished");
        var before = await DatabaseRows.ReadAsync(source.Services, Token);

        await CopyAsync();

        Assert.Equal(before, await DatabaseRows.ReadAsync(target.Services, Token));
        await target.PrepareAsync(Token);
    }

    [Theory]
    [InlineData("create trigger wrong after insert on journal_lines when new.sequence = 2 begin update journal_lines set text = text || ' ' where run_id = new.run_id and sequence = 2; end", "journal_lines")]
    [InlineData("create trigger wrong after insert on executions when new.attempt >= 0 begin update executions set attempt = attempt + 1 where run_id = new.run_id and id = new.id; end", "executions")]
    [InlineData("create trigger wrong after insert on holds begin delete from holds where key = new.key; end", "holds")]
    public async Task A_target_that_does_not_keep_what_it_is_given_is_found_out(string trigger, string table)
    {
        await KeepAsync();
        await target.PrepareAsync(Token);
        Execute(target.Path, trigger);
        var before = await DatabaseRows.ReadAsync(source.Services, Token);

        Assert.Contains(table, (await RefusedAsync(CopyAsync, "db.copy_differs")).Message, StringComparison.Ordinal);

        Assert.Equal(before, await DatabaseRows.ReadAsync(source.Services, Token));
        await source.PrepareAsync(Token);
        Assert.Equal(0L, SqliteFile.Scalar(target.Path, "select count(*) from runs"));
    }

    [Fact]
    public async Task A_journal_that_was_broken_before_is_copied_as_it_is_and_named()
    {
        await KeepAsync();
        var run = (await source.Services.GetRequiredService<RunQueries>().ListAsync(new RunFilter(), Token)).Runs.Single(r => r.Name == "waits for an instant");
        Execute(source.Path, $"update journal_lines set text = replace(text, 'begun', 'never begun') where run_id = '{run.Id}'");

        Assert.Equal([run.Number], (await CopyAsync()).BrokenJournals);
    }

    [Fact]
    public async Task A_target_with_rows_is_refused_and_left_alone()
    {
        await KeepAsync();
        await target.PrepareAsync(Token);
        Execute(target.Path, "insert into hop_rules values ('1.0', '{}', 'x', 'build', 0)");
        var there = await DatabaseRows.ReadAsync(target.Services, Token);

        Assert.Contains("hop_rules: 1", (await RefusedAsync(CopyAsync, "db.not_empty")).Message, StringComparison.Ordinal);

        Assert.Equal(there, await DatabaseRows.ReadAsync(target.Services, Token));
        await source.PrepareAsync(Token);
    }

    [Fact]
    public async Task A_counter_that_was_drawn_from_is_a_row()
    {
        await KeepAsync();
        await target.PrepareAsync(Token);
        Execute(target.Path, "update counters set value = 7 where name = 'fence'");
        await RefusedAsync(CopyAsync, "db.not_empty");
    }

    [Fact]
    public async Task The_same_database_under_another_name_is_refused()
    {
        await KeepAsync();
        var link = Path.Combine(Path.GetDirectoryName(target.Path)!, "link.db");
        File.CreateSymbolicLink(link, source.Path);
        await RefusedAsync(() => DatabaseCopy.RunAsync(At(source), new DatabaseLocation.Sqlite(link), Nothing, time, Token), "db.same");
        await source.PrepareAsync(Token);
    }

    /// <summary>As a server has it that named the file otherwise: no owner lock is beside the name that is given here.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_file_that_is_open_elsewhere_under_whatever_name_is_refused(bool isSource, bool byLink)
    {
        await KeepAsync();
        await target.PrepareAsync(Token);
        var inUse = isSource ? source.Path : target.Path;
        var link = Path.Combine(Path.GetDirectoryName(inUse)!, "link.db");
        File.CreateSymbolicLink(link, inUse);
        await using (var connection = new SqliteConnection($"Data Source={(byLink ? link : inUse)};Pooling=false"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from runs";
            await command.ExecuteScalarAsync(Token);
            Assert.Contains(inUse, (await RefusedAsync(CopyAsync, "db.in_use")).Message, StringComparison.Ordinal);
        }

        await CopyAsync();
    }

    [Fact]
    public async Task A_source_of_another_version_or_none_makes_no_target()
    {
        await RefusedAsync(CopyAsync, "db.missing");
        File.Copy(Path.Combine(KeptDatabaseTests.DirectoryOf("0.1.0"), "etcdup.db"), source.Path);
        await RefusedAsync(CopyAsync, "db.older");
        await source.PrepareAsync(Token);
        Execute(source.Path, "insert into \"__EFMigrationsHistory\" values ('20991231000000_Future', '12.0.0')");
        await RefusedAsync(CopyAsync, "db.newer");
        Assert.False(File.Exists(target.Path));
    }

    [Fact]
    public async Task The_list_of_tables_is_the_models_and_no_row_comes_before_what_it_refers_to()
    {
        await using var context = await source.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync(Token);
        var copied = CopiedTables.Of(context.Model).Select(table => table.Name).ToList();
        Assert.Equal(copied.Order(StringComparer.Ordinal), TableNames.All.Order(StringComparer.Ordinal));
        foreach (var key in context.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
        {
            Assert.True(copied.IndexOf(key.PrincipalEntityType.GetTableName()!) < copied.IndexOf(key.DeclaringEntityType.GetTableName()!));
        }
    }

    private static void Nothing()
    {
    }

    private ScheduleRecord Schedule(ScheduleStatus status) => new()
    {
        Id = Guid.NewGuid(), Target = ScheduleTarget.Upgrade, Cluster = "prod-a", Request = "{}", Kind = FireKind.StartAt, FireAt = time.GetUtcNow() + TimeSpan.FromHours(1), CreatedBy = "anna",
        CreatedAt = time.GetUtcNow(), Status = status,
    };

    private static DatabaseLocation.Sqlite At(SqliteFile file) => new(file.Path);

    private Task<DatabaseCopyReport> CopyAsync() => DatabaseCopy.RunAsync(At(source), At(target), Nothing, time, Token);

    /// <summary>A run at each kind of checkpoint.</summary>
    private async Task KeepAsync()
    {
        File.Copy(Path.Combine(KeptDatabaseTests.DirectoryOf("0.2.0"), "etcdup.db"), source.Path);
        await source.PrepareAsync(Token);
    }

    private static async Task<WorkflowError> RefusedAsync(Func<Task> act, string code)
    {
        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(act);
        Assert.True(code == refused.Error.Code, refused.ToString());
        return refused.Error;
    }

    private static void Execute(string path, string sql) => SqliteFile.Scalar(path, sql);
}
