using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Storage;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>What a database is called where it is told which one a server works on: host and name, never a user's secret.</summary>
public static class DatabaseNames
{
    /// <exception cref="WorkflowErrorException"><c>db.unreachable</c>: the connection string cannot be read.</exception>
    public static OwnDatabase Describe(DatabaseLocation location)
    {
        if (location is not DatabaseLocation.Postgres postgres)
        {
            return new("SQLite", []);
        }

        try
        {
            var parts = new Npgsql.NpgsqlConnectionStringBuilder(postgres.ConnectionString);
            return new($"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database ?? parts.Username}", HostsOf(parts.Host));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Not as the cause: what could not be read may be the password.
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "db.unreachable", "The PostgreSQL connection string cannot be read.", "Write it as Host=…;Database=…;Username=…, in --db or ETCDUP_DB."));
        }
    }

    // "a,b:5433,[::1]:5432", or the directory of a socket.
    private static IReadOnlyList<string> HostsOf(string? hosts) =>
    [
        .. (hosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(host => host.StartsWith('/') || !Uri.TryCreate($"tcp://{host}", UriKind.Absolute, out var url) ? host : url.DnsSafeHost),
    ];
}
