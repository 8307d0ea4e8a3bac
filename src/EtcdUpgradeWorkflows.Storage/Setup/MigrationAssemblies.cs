using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>Where the migrations are; those projects use this one, so they are known here by name only.</summary>
public static class MigrationAssemblies
{
    public const string Sqlite = "EtcdUpgradeWorkflows.Migrations.Sqlite";

    public const string Postgres = "EtcdUpgradeWorkflows.Migrations.Postgres";

    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    /// <summary>In their order. By attribute, for asking EF Core would build its model.</summary>
    public static IReadOnlyList<string> KnownIn(string assembly) => known.GetOrAdd(
        assembly, static name => [.. Assembly.Load(name).GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)]);

    /// <summary>What this version works on: with a later one the database is a newer version's (ADR 49).</summary>
    public static string LatestIn(string assembly) => KnownIn(assembly)[^1];
}
