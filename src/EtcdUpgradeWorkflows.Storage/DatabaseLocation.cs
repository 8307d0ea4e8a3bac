namespace EtcdUpgradeWorkflows.Storage;

/// <summary>Where the rows are.</summary>
public abstract record DatabaseLocation
{
    private DatabaseLocation()
    {
    }

    /// <summary>One file, used by one server.</summary>
    public sealed record Sqlite(string Path) : DatabaseLocation
    {
        public override string ToString() => $"SQLite {Path}";
    }

    /// <summary>One database, shared by any number of servers.</summary>
    public sealed record Postgres(string ConnectionString) : DatabaseLocation
    {
        /// <summary>For a library that opens connections of its own: a server frozen inside a transaction must not block the others.</summary>
        public string LibraryConnectionString => PostgresDatabase.LibraryConnectionString(ConnectionString);

        /// <summary>Without the connection string, for it may hold a password.</summary>
        public override string ToString() => "PostgreSQL";
    }
}
