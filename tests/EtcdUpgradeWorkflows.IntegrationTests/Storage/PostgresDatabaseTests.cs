using System.Reflection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

public sealed class PostgresDatabaseTests(PostgresCluster cluster)
{
    private const string Secret = "s3cr3t-word";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Servers_that_start_together_on_an_absent_database_make_it_once()
    {
        var connectionString = await cluster.NewDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PrepareAsync(connectionString), Token)));

        Assert.Equal(
            Assembly.Load(MigrationAssemblies.Postgres).GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>(inherit: false)?.Id).OfType<string>().Order(StringComparer.Ordinal),
            (await ReadAsync(connectionString, "select \"MigrationId\"::text from \"__EFMigrationsHistory\"")).Order(StringComparer.Ordinal));
        Assert.Single(await ReadAsync(connectionString, "select value from meta where name = 'controller'"));
        var quartz = await ReadAsync(connectionString, "select table_name::text from information_schema.tables where table_schema = 'quartz'");
        Assert.Contains("qrtz_triggers", quartz);
        Assert.Equal(15, quartz.Count);
    }

    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        var connectionString = await cluster.NewDatabaseAsync();
        await PrepareAsync(connectionString);
        var directory = Directory.CreateTempSubdirectory("etcdup-");
        await using var sqlite = new ServiceCollection()
            .AddStorage(new DatabaseLocation.Sqlite(Path.Combine(directory.FullName, "etcdup.db"))).BuildServiceProvider();
        await sqlite.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await using var connection = await sqlite.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            select t.name || '.' || c.name || case when c."notnull" or c.pk then '' else '?' end
            from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '\_\_%' escape '\'
            """;

        var here = await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetString(0), Token);
        var there = await ReadAsync(
            connectionString,
            """
            select table_name || '.' || column_name || case when is_nullable = 'YES' then '?' else '' end
            from information_schema.columns where table_schema = 'public' and table_name not like '\_\_%'
            """);
        Assert.Equal(there.Order(StringComparer.Ordinal), here.Order(StringComparer.Ordinal));
        Assert.True(here.Count > 80);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Once_it_was_away_no_call_fails_on_a_connection_of_before()
    {
        var connectionString = await cluster.NewEmptyDatabaseAsync();
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        var database = services.GetRequiredService<PostgresDatabase>();
        NpgsqlDataSource[] pools = [database.DataSource, database.Runs];
        foreach (var pool in pools) await UseAsync(pool);
        await PostgresCluster.ExecuteAsync(
            cluster.ConnectionString("postgres"), $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}'");

        // Found out in one of them.
        var found = await Assert.ThrowsAsync<WorkflowErrorException>(() => services.GetRequiredService<IRunStore>().NextDueAsync("n1", null, Token));
        Assert.Equal("db.unreachable", found.Error.Code);

        foreach (var pool in pools) await UseAsync(pool);

        static async Task UseAsync(NpgsqlDataSource pool)
        {
            var connections = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => pool.OpenConnectionAsync(Token).AsTask()));
            foreach (var connection in connections)
            {
                await using var command = new NpgsqlCommand("select 1", connection);
                Assert.Equal(1, await command.ExecuteScalarAsync(Token));
            }

            foreach (var connection in connections) await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_wrong_password_is_denied_and_never_repeated()
    {
        await cluster.NewDatabaseAsync();
        await PostgresCluster.ExecuteAsync(cluster.ConnectionString("postgres"), $"create role walter login password 'right-{Secret}'");
        var settings = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")) { Username = "walter", Password = Secret };

        var exception = await RefusedAsync(settings.ConnectionString, "db.denied");

        Assert.Contains("walter", exception.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_not_repeated()
    {
        var exception = Assert.Throws<WorkflowErrorException>(() => PreparedPostgresDatabase.Compose($"Host=h;Password=;{Secret}=x").GetRequiredService<DatabaseSetup>());
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new DatabaseLocation.Postgres($"Host=h;Password={Secret}").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table songs (title text)")]
    [InlineData("create table meta (title text); create table \"__EFMigrationsHistory\" (\"MigrationId\" text)")]
    [InlineData("create table \"__EFMigrationsHistory\" (\"MigrationId\" text); insert into \"__EFMigrationsHistory\" values ('1_Songs')")]
    public async Task A_database_of_somebody_else_is_refused_and_left_alone(string theirs)
    {
        var connectionString = await cluster.NewEmptyDatabaseAsync();
        await PostgresCluster.ExecuteAsync(connectionString, theirs);
        await RefusedAsync(connectionString, "db.not_ours");
        Assert.Empty(await ReadAsync(connectionString, "select 'x' from pg_class where relname = 'runs'"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        var connectionString = await cluster.NewDatabaseAsync();
        await PrepareAsync(connectionString);
        await PostgresCluster.ExecuteAsync(connectionString, "insert into \"__EFMigrationsHistory\" values ('20991231000000_Future', '12.0.0')");
        await RefusedAsync(connectionString, "db.newer");
    }

    [Fact]
    public async Task A_read_only_database_is_refused()
    {
        var connectionString = await cluster.NewEmptyDatabaseAsync();
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await PostgresCluster.ExecuteAsync(connectionString, $"alter database {database} set default_transaction_read_only = on");
        await RefusedAsync(connectionString, "db.readonly");
    }

    [Theory]
    [InlineData("Host=/nonexistent;Username=u;Database=d")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Database=d;Timeout=2")]
    public async Task A_server_that_is_not_there_is_unreachable(string connectionString) => await RefusedAsync(connectionString, "db.unreachable");

    [Fact]
    public async Task A_host_that_no_name_server_knows_is_unreachable() => await RefusedAsync("Host=no-such-host.invalid;Username=u;Database=d;Timeout=5", "db.unreachable");

    [Fact]
    public async Task A_database_that_is_not_there_and_may_not_be_made_is_denied()
    {
        var connectionString = await cluster.NewDatabaseAsync();
        await PostgresCluster.ExecuteAsync(cluster.ConnectionString("postgres"), $"create role nora login password '{Secret}'");
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Username = "nora", Password = Secret };

        var exception = await RefusedAsync(settings.ConnectionString, "db.denied");

        Assert.Contains("nora", exception.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_make_no_table_is_denied()
    {
        var connectionString = await cluster.NewEmptyDatabaseAsync();
        await PostgresCluster.ExecuteAsync(cluster.ConnectionString("postgres"), $"create role otto login password '{Secret}'");
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Username = "otto", Password = Secret };
        await RefusedAsync(settings.ConnectionString, "db.denied");
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("access_tokens")]
    [InlineData("consents")]
    public async Task A_table_that_somebody_removed_is_named_at_the_start(string table)
    {
        var connectionString = await cluster.NewDatabaseAsync();
        await PrepareAsync(connectionString);
        await PostgresCluster.ExecuteAsync(connectionString, $"drop table {table} cascade");
        Assert.Contains(table, (await RefusedAsync(connectionString, "db.incomplete")).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_goes_while_a_server_runs_has_its_code()
    {
        var connectionString = await cluster.NewDatabaseAsync();
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await PostgresCluster.ExecuteAsync(connectionString, "drop table inbox_messages cascade");
        var exception = await Assert.ThrowsAsync<WorkflowErrorException>(
            () => services.GetRequiredService<EtcdUpgradeWorkflows.Engine.Runs.IRunStore>().FindDueAsync("s1", "n1", [], 1, null, Token));
        Assert.Equal("db.incomplete", exception.Error.Code);
    }

    [Fact]
    public async Task A_postgresql_that_is_too_old_is_refused_before_anything_is_made()
    {
        var connectionString = await cluster.NewEmptyDatabaseAsync();
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        var setup = new PostgresDatabaseSetup(services.GetRequiredService<PostgresDatabase>(), NullLogger<DatabaseSetup>.Instance, least: 999);

        var exception = await Assert.ThrowsAsync<WorkflowErrorException>(() => setup.PrepareAsync(Token));

        Assert.Equal("db.too_old", exception.Error.Code);
        Assert.Empty(await ReadAsync(connectionString, "select 'x' from pg_class where relname = 'runs'"));
    }

    /// <summary>A setting that only newer versions know ends the connection, before anybody can ask for the version.</summary>
    [Fact]
    public async Task A_postgresql_that_does_not_know_our_settings_is_too_old()
    {
        var connectionString = await cluster.NewEmptyDatabaseAsync();
        var exception = await RefusedAsync($"{connectionString};Options=-c no_such_setting=1", "db.too_old");
        Assert.Equal(PostgresErrorCodes.UndefinedObject, Assert.IsType<PostgresException>(exception.InnerException).SqlState);
    }

    private static async Task PrepareAsync(string connectionString)
    {
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
    }

    private static async Task<WorkflowErrorException> RefusedAsync(string connectionString, string code)
    {
        var exception = await Assert.ThrowsAsync<WorkflowErrorException>(() => PrepareAsync(connectionString));
        Assert.Equal(code, exception.Error.Code);
        return exception;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetString(0), Token);
    }
}
