namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>Where the migrations are; those projects use this one, so they are known here by name only.</summary>
public static class MigrationAssemblies
{
    public const string Sqlite = "EtcdUpgradeWorkflows.Migrations.Sqlite";

    public const string Postgres = "EtcdUpgradeWorkflows.Migrations.Postgres";
}
