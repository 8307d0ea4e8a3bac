using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Databases;

/// <summary>As <see cref="KeptDatabaseTests"/>, on PostgreSQL; and the campaign that keeps both of this version.</summary>
public sealed class KeptPostgresDatabaseTests(PostgresCluster postgres)
{
    public static TheoryData<string> Versions => KeptDatabaseTests.Versions;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_database_of_an_older_version_is_migrated_and_its_runs_are_finished(string version)
    {
        var connectionString = await postgres.NewEmptyDatabaseAsync();
        await PostgresCluster.ExecuteAsync(connectionString, await File.ReadAllTextAsync(Path.Combine(KeptDatabaseTests.DirectoryOf(version), "etcdup.sql"), Token));
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await KeptRuns.FinishAsync(services, Token);
    }

    /// <summary>`eng/campaign.sh kept-databases` writes tests/EtcdUpgradeWorkflows.Tests/Databases/VERSION: once for each released version, as its last act.</summary>
    [Fact]
    [Trait("Campaign", "kept-databases")]
    public async Task The_databases_of_this_version_are_kept()
    {
        var directory = Directory.CreateDirectory(KeptDatabaseTests.DirectoryOf(ServerHost.Version)).FullName;
        var connectionString = await postgres.NewDatabaseAsync();
        await using (var services = PreparedPostgresDatabase.Compose(connectionString))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
            await KeptRuns.MakeAsync(services, Token);
        }

        await File.WriteAllTextAsync(Path.Combine(directory, "etcdup.sql"), await postgres.DumpAsync(connectionString), Token);
        var made = Path.Combine(directory, "made.db");
        await using (var services = new ServiceCollection().AddStorage(new DatabaseLocation.Sqlite(made)).BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
            await KeptRuns.MakeAsync(services, Token);
        }

        var kept = Path.Combine(directory, "etcdup.db");
        File.Delete(kept);
        await using (var connection = new SqliteConnection($"Data Source={made};Pooling=false"))
        {
            await connection.OpenAsync(Token);
            await using var compact = connection.CreateCommand();
            compact.CommandText = "vacuum into $kept";
            compact.Parameters.AddWithValue("$kept", kept);
            await compact.ExecuteNonQueryAsync(Token);
        }

        foreach (var file in Directory.GetFiles(directory, "made.db*")) File.Delete(file);
    }
}
