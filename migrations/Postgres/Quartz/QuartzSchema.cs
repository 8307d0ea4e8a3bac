namespace EtcdUpgradeWorkflows.Migrations.Postgres.Quartz;

/// <summary>The vendor's script, piece by piece, for tables <c>quartz.qrtz_…</c>.</summary>
internal static class QuartzSchema
{
    private const string Prefix = "qrtz_";

    public static IEnumerable<string> CreateStatements()
    {
        using var stream = typeof(QuartzSchema).Assembly.GetManifestResourceStream("create_postgres.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("{0}", $"quartz.{Prefix}", StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal)
            .Split("\n--;;\n")
            .Skip(1)
            .Prepend("CREATE SCHEMA IF NOT EXISTS quartz")
            .ToArray();
    }
}
