using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Tests.Databases;
using Microsoft.Data.Sqlite;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary><c>etcdup db …</c> without a server, on SQLite.</summary>
public sealed class DbCommandTests : IDisposable
{
    private readonly CommandRig rig = new();

    private string Data => Path.Combine(rig.Directory, "data");

    private string DatabaseFile => Path.Combine(Data, "etcdup.db");

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_database_that_is_not_there_is_said_and_not_made()
    {
        Assert.Equal(ExitCode.ServerNotReachable, await RunAsync("db", "status"));
        Assert.Contains("error db.missing", rig.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task An_older_database_is_told_migrated_once_and_told_again()
    {
        KeepOld();
        var before = await StatusAsync();
        Assert.Equal("20261124233930_Initial", before.GetProperty("schema").GetString());
        Assert.True(before.GetProperty("pending").GetArrayLength() >= 4);
        Assert.Equal("EtcdUpgradeWorkflows", before.GetProperty("product").GetString());
        Assert.Equal(64 / 2, before.GetProperty("controller").GetString()!.Length);
        Assert.True(before.GetProperty("runs").GetProperty("running").GetInt64() > 5);
        Assert.True(before.GetProperty("runs").GetProperty("needYou").GetInt64() > 0);
        Assert.True(before.GetProperty("bytes").GetInt64() > 4096);

        var migrated = await JsonAsync(ExitCode.Done, "db", "migrate");
        Assert.Equal(before.GetProperty("pending").EnumerateArray().Select(m => m.GetString()), migrated.GetProperty("applied").EnumerateArray().Select(m => m.GetString()));
        Assert.True(File.Exists(migrated.GetProperty("copy").GetString()));

        Assert.Empty((await JsonAsync(ExitCode.Done, "db", "migrate")).GetProperty("applied").EnumerateArray());
        var after = await StatusAsync();
        Assert.Empty(after.GetProperty("pending").EnumerateArray());
        Assert.Equal(before.GetProperty("runs").ToString(), after.GetProperty("runs").ToString());
    }

    [Fact]
    public async Task In_words_it_says_the_same()
    {
        KeepOld();
        Assert.Equal(ExitCode.Done, await RunAsync("db", "status"));
        Assert.Contains("of an older version", rig.Output, StringComparison.Ordinal);
        Assert.Contains("nobody", rig.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await RunAsync("db", "migrate"));
        Assert.Contains("applied 20261125171240_HopRules", rig.Output, StringComparison.Ordinal);
        Assert.Contains(".copy", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_server_owns_the_directory_status_is_told_and_nothing_else_is_done()
    {
        KeepOld();
        using (DataDirectory.Open(Data))
        {
            _ = await StatusAsync();
            Assert.Equal(ExitCode.Refused, await RunAsync("db", "migrate"));
            Assert.Equal(ExitCode.Refused, await RunAsync("db", "copy", "--from", $"sqlite:{DatabaseFile}", "--to", $"sqlite:{rig.Directory}/other/etcdup.db"));
        }

        Assert.Equal(2, rig.Error.Split("error server.owned").Length - 1);
        Assert.False(Directory.Exists(Path.Combine(rig.Directory, "other")));
    }

    [Fact]
    public async Task A_newer_database_is_refused_by_each_command()
    {
        KeepOld();
        Execute("insert into \"__EFMigrationsHistory\" values ('20991231000000_Future', '12.0.0')");
        Assert.Equal(ExitCode.ServerNotReachable, await RunAsync("db", "migrate"));
        Assert.Equal(ExitCode.ServerNotReachable, await RunAsync("db", "status"));
        Assert.Equal(2, rig.Error.Split("error db.newer").Length - 1);
    }

    [Fact]
    public async Task A_directory_of_a_server_on_postgresql_asks_for_its_connection()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "database"), "PostgreSQL db1:5432/etcdup", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.ServerNotReachable, await RunAsync("db", "status"));
        Assert.Contains("error server.other_database", rig.Error, StringComparison.Ordinal);
        Assert.Contains("db1:5432", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_leaves_the_old_directory_shut_and_makes_a_new_one_that_a_server_can_use()
    {
        KeepOld();
        Assert.Equal(ExitCode.Done, await RunAsync("db", "migrate"));
        var other = Path.Combine(rig.Directory, "other");

        var report = await JsonAsync(ExitCode.Done, "db", "copy", "--from", $"sqlite:{Data}", "--to", $"sqlite:{other}/etcdup.db");

        Assert.Contains(report.GetProperty("tables").EnumerateArray(), t => t.GetProperty("name").GetString() == "runs" && t.GetProperty("rows").GetInt64() > 5);
        var left = await StatusAsync(ExitCode.NeedsPerson);
        Assert.Equal(report.GetProperty("id").GetString(), left.GetProperty("moved").GetProperty("copy").GetString());
        Assert.Equal(ExitCode.ServerNotReachable, await RunAsync("db", "migrate"));
        Assert.Contains("error db.moved", rig.Error, StringComparison.Ordinal);
        using var data = DataDirectory.Open(other);
        data.RequireDatabase("SQLite");
        Assert.True(File.Exists(data.DatabaseFile));
    }

    /// <summary>What names a third database, production perhaps, is not turned to another one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_directory_of_a_server_on_something_else_is_neither_left_nor_taken(bool isSource)
    {
        KeepOld();
        Assert.Equal(ExitCode.Done, await RunAsync("db", "migrate"));
        var other = Path.Combine(rig.Directory, "other");
        DataDirectory.Open(other).Dispose();
        var known = Path.Combine(isSource ? Data : other, "database");
        await File.WriteAllTextAsync(known, "PostgreSQL db1:5432/production", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.ServerNotReachable, await RunAsync("db", "copy", "--from", $"sqlite:{Data}", "--to", $"sqlite:{other}/etcdup.db"));

        Assert.Contains("error server.other_database: ", rig.Error, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL db1:5432/production", rig.Error, StringComparison.Ordinal);
        Assert.Equal("PostgreSQL db1:5432/production", await File.ReadAllTextAsync(known, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(other, "etcdup.db")));
        Assert.Equal("20261124233930_Initial", SqliteScalar("select min(\"MigrationId\") from \"__EFMigrationsHistory\""));
        Assert.Equal(0L, SqliteScalar("select count(*) from meta where name = 'moved'"));
    }

    [Fact]
    public async Task Where_the_backups_are_is_said_of_the_directory_that_is_left()
    {
        KeepOld();
        Assert.Equal(ExitCode.Done, await RunAsync("db", "migrate"));
        Assert.Equal(ExitCode.Done, await RunAsync("db", "copy", "--from", $"sqlite:{Data}", "--to", $"sqlite:{rig.Directory}/other/etcdup.db"));
        var said = rig.Output.ReplaceLineEndings(" ");
        Assert.Contains($"Start the server with --data {rig.Directory}/other.", said, StringComparison.Ordinal);
        Assert.Contains($"Backups and releases stay in {Data}: keep that", said, StringComparison.Ordinal);
    }

    /// <summary>A server holds its owner lock from its start, before it opens the file.</summary>
    [Theory]
    [InlineData("moved.db")]
    [InlineData("etcdup.db")]
    public async Task A_server_is_found_beside_what_a_link_leads_to(string name)
    {
        KeepOld();
        Assert.Equal(ExitCode.Done, await RunAsync("db", "migrate"));
        var elsewhere = Directory.CreateDirectory(Path.Combine(rig.Directory, "elsewhere")).FullName;
        File.CreateSymbolicLink(Path.Combine(elsewhere, "first.db"), DatabaseFile);
        File.CreateSymbolicLink(Path.Combine(elsewhere, name), "first.db");
        string[] copy = ["db", "copy", "--from", $"sqlite:{elsewhere}/{name}", "--to", $"sqlite:{rig.Directory}/other.db"];
        using (DataDirectory.Open(Data))
        {
            Assert.Equal(ExitCode.Refused, await RunAsync(copy));
            Assert.Contains("error server.owned", rig.Error, StringComparison.Ordinal);
            Assert.False(File.Exists($"{rig.Directory}/other.db"));
        }

        Assert.Equal(ExitCode.Done, await RunAsync(copy));
    }

    [Theory]
    [InlineData("Password=hunter2", ExitCode.Usage, "command.usage")]
    [InlineData("sqlite:", ExitCode.Usage, "command.usage")]
    [InlineData("postgres:", ExitCode.Usage, "command.usage")]
    [InlineData("postgres:Host=h;Password=;hunter2=x", ExitCode.ServerNotReachable, "db.unreachable")]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Password=hunter2;Database=d;Username=u", ExitCode.ServerNotReachable, "db.unreachable")]
    public async Task What_names_no_database_is_said_and_not_repeated(string name, int exitCode, string code)
    {
        Assert.Equal(exitCode, await RunAsync("db", "copy", "--from", name, "--to", $"sqlite:{rig.Directory}/x.db"));
        Assert.Contains($"error {code}: ", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_is_refused()
    {
        KeepOld();
        Assert.Equal(ExitCode.Refused, await RunAsync("db", "copy", "--from", $"sqlite:{Data}", "--to", $"sqlite:{Data}/./etcdup.db"));
        Assert.Contains("error db.same", rig.Error, StringComparison.Ordinal);
    }

    private void KeepOld()
    {
        DataDirectory.Open(Data).Dispose();
        File.Copy(Path.Combine(KeptDatabaseTests.DirectoryOf("0.1.0"), "etcdup.db"), DatabaseFile);
    }

    private object? SqliteScalar(string sql) => Storage.SqliteFile.Scalar(DatabaseFile, sql);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<int> RunAsync(params string[] arguments) => rig.RunAsync([.. arguments, "--data", Data]);

    private async Task<JsonElement> StatusAsync(int exitCode = ExitCode.Done) => (await JsonAsync(exitCode, "db", "status")).GetProperty("database");

    private async Task<JsonElement> JsonAsync(int exitCode, params string[] arguments)
    {
        var before = rig.Output.Length;
        Assert.Equal(exitCode, await RunAsync([.. arguments, "--json"]));
        return JsonDocument.Parse(rig.Output[before..]).RootElement;
    }
}
