using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_either_database()
    {
        using var sqlite = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);
        using var postgres = new Migrations.Postgres.DesignTimeFactory().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_databases_have_migrations_of_the_same_names()
    {
        using var sqlite = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);
        using var postgres = new Migrations.Postgres.DesignTimeFactory().CreateDbContext([]);
        Assert.Equal(sqlite.Database.GetMigrations().Select(NameOf), postgres.Database.GetMigrations().Select(NameOf));
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
