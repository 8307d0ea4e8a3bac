using System.Data.Common;
using System.Net.Sockets;
using EtcdUpgradeWorkflows.Engine;
using Npgsql;

namespace EtcdUpgradeWorkflows.Storage;

internal sealed class PostgresDatabase : WorkflowDatabase
{
    /// <summary>
    /// A server frozen inside a transaction must not block the next owner of its run: PostgreSQL ends such a transaction, and whoever waits
    /// for a row gives up and claims again. Nothing is compiled: our statements read few rows, and a compilation takes a hundred times longer than any of them.
    /// </summary>
    private const string SessionOptions = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=3s -c jit=off";

    /// <summary>
    /// A commit that was answered and is lost with the machine is a database older than its hosts: what a role or a database has otherwise is not taken. An operator's own
    /// options stand behind it and may ask for more.
    /// </summary>
    private const string Durable = "-c synchronous_commit=on";

    /// <summary>
    /// Planned once and by their indexes: left to itself PostgreSQL plans such a statement anew each time, which costs more than carrying it out, or keeps a plan that it made while the table was empty. And in
    /// the order of the index: a bitmap reads every row that has been due since the last vacuum, where an index scan leaves out what it once found dead.
    /// </summary>
    private const string PlannedOnce = "-c plan_cache_mode=force_generic_plan -c enable_bitmapscan=off -c enable_seqscan=off";

    // SQLSTATE idle_in_transaction_session_timeout, which Npgsql has no name for.
    private const string IdleInTransaction = "25P03";

    private readonly NpgsqlConnectionStringBuilder settings;

    public PostgresDatabase(string connectionString, string name = ServerName)
    {
        settings = Named(Parse(connectionString), name);
        DataSource = NpgsqlDataSource.Create(With(SessionOptions, AsItCame));
        Runs = NpgsqlDataSource.Create(With($"{SessionOptions} {PlannedOnce}", AsItCame));

        // A connection goes back to the pool as it came: nothing of ours sets anything for a session, and to undo that costs more than a small statement.
        static NpgsqlConnectionStringBuilder AsItCame(NpgsqlConnectionStringBuilder s)
        {
            s.NoResetOnClose = true;

            // Small statements that come again and again cost more to plan than to carry out.
            s.MaxAutoPrepare = 64;
            return s;
        }
    }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>For the run store, whose few statements come again and again.</summary>
    public NpgsqlDataSource Runs { get; }

    /// <summary>
    /// For migrations, which may have to wait for another server's. A server frozen in the middle of one loses its session, and with it the lock
    /// the others wait for.
    /// </summary>
    public string AdministrativeConnectionString => With("-c idle_session_timeout=60s -c idle_in_transaction_session_timeout=60s", s =>
    {
        s.Pooling = false;
        s.CommandTimeout = 300;
        return s;
    }).ConnectionString;

    /// <summary>For a connection that only listens: it asks now and then whether the other side is still there (seconds).</summary>
    public string ListeningConnectionString => With("", s =>
    {
        s.Pooling = false;
        s.KeepAlive = 10;
        return s;
    }).ConnectionString;

    /// <summary>For a library that opens transactions of its own, Quartz: frozen inside one, a server must not block the others.</summary>
    public static string LibraryConnectionString(string connectionString) =>
        With(Named(Parse(connectionString), ServerName), "-c idle_in_transaction_session_timeout=5s", s => s).ConnectionString;

    internal override string Name => $"The PostgreSQL database {settings.Database ?? settings.Username} on {settings.Host}";

    /// <summary>For a copy: as <see cref="AdministrativeConnectionString"/>, and nobody ends its session while the other database works.</summary>
    public string CopyConnectionString => With("-c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0", s =>
    {
        s.Pooling = false;
        s.CommandTimeout = 0;
        s.ApplicationName = CopyName;
        return s;
    }).ConnectionString;

    /// <summary>How a command that looks or copies calls itself, so that it is not taken for a server.</summary>
    public const string CopyName = "etcdup-db";

    /// <summary>How a server calls itself; what the operator calls it stands behind that, for PostgreSQL cuts a long name off at its end. A copy knows a live server by it.</summary>
    public const string ServerName = "etcdup";

    private static NpgsqlConnectionStringBuilder Named(NpgsqlConnectionStringBuilder given, string name)
    {
        given.ApplicationName = given.ApplicationName is null or "" or ServerName ? name : $"{name} {given.ApplicationName}";
        return given;
    }

    internal WorkflowError TooOld(string version) => WorkflowError.Permanent(
        "db.too_old", $"{Name} is on {version}; this version of etcdup needs PostgreSQL {LeastVersion} or newer.", "Upgrade PostgreSQL, or name another server.");

    /// <summary>What the migrations and statements were written for.</summary>
    public const int LeastVersion = 15;

    /// <summary>Connection string as settings; what is wrong with it is said without repeating it, for it may hold a password.</summary>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "db.unreachable", "The PostgreSQL connection string cannot be read.", "Write it as Host=…;Database=…;Username=…;Password=…"));
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await DataSource.OpenConnectionAsync(cancellationToken);

    // A lock that was waited for in vain, or too many connections, is no reason to make all anew.
    internal override void ForgetDeadConnections(Exception failure)
    {
        if (!HasGone(failure)) return;
        DataSource.Clear();
        Runs.Clear();
    }

    private static bool HasGone(Exception? failure) => failure switch
    {
        null => false,
        SocketException or IOException => true,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        _ => HasGone(failure.InnerException),
    };

    public override async ValueTask DisposeAsync()
    {
        await Runs.DisposeAsync();
        await DataSource.DisposeAsync();
    }

    internal override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);

    /// <summary>By SQLSTATE. The server's own text is left out where it could name what it was given.</summary>
    private protected override WorkflowError? ExplainCause(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => WorkflowError.NeedsOperator(
            "db.denied", $"{Name} refuses the user {settings.Username}.", "Check the user, the password and pg_hba.conf."),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied => WorkflowError.NeedsOperator(
            "db.denied", $"{Name} does not let the user {settings.Username} do this: {denied.MessageText}.", "Create the database for this user, or make the user its owner."),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => Missing(Name),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } gone => Incomplete(Name, gone.MessageText),
        // A setting of ours that an old server does not know ends the connection before its version can be asked.
        PostgresException { SqlState: PostgresErrorCodes.UndefinedObject, InvariantSeverity: "FATAL" } => TooOld("a version before 14"),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => WorkflowError.NeedsOperator(
            "db.readonly", $"{Name} is read-only.", "Name the primary server, not a standby."),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => WorkflowError.NeedsOperator("db.readonly", $"The disk of {Name} is full."),
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } damaged => WorkflowError.NeedsOperator(
            "db.corrupt", $"{Name} is damaged: {damaged.MessageText}."),
        PostgresException
        {
            SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown
                or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.LockNotAvailable or IdleInTransaction
        } away => WorkflowError.Transient("db.unreachable", $"{Name} does not answer now: {away.MessageText}."),
        PostgresException => null,
        // Npgsql's own texts (a missing password, TLS) name nothing secret; those of the socket say no more than "does not answer".
        NpgsqlException npgsql when npgsql.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => WorkflowError.NeedsOperator(
            "db.denied", $"{Name} wants a password and none was given.", "Give it in ETCDUP_DB, or by a passfile."),
        NpgsqlException { InnerException: not PostgresException } npgsql => WorkflowError.Transient(
            "db.unreachable", $"{Name} does not answer{(npgsql.InnerException is SocketException or TimeoutException or IOException or null ? "" : $": {npgsql.Message}")}.",
            "Check that it runs, its address and its port."),
        SocketException or TimeoutException => WorkflowError.Transient(
            "db.unreachable", $"{Name} does not answer.", "Check that it runs, its address and its port."),
        _ => null,
    };

    private NpgsqlConnectionStringBuilder With(string options, Func<NpgsqlConnectionStringBuilder, NpgsqlConnectionStringBuilder> change) => With(settings, options, change);

    private static NpgsqlConnectionStringBuilder With(
        NpgsqlConnectionStringBuilder given, string options, Func<NpgsqlConnectionStringBuilder, NpgsqlConnectionStringBuilder> change)
    {
        var copy = new NpgsqlConnectionStringBuilder(given.ConnectionString);
        copy.Options = string.Join(' ', new[] { Durable, copy.Options?.Trim(), options }.Where(o => !string.IsNullOrEmpty(o)));
        return change(copy);
    }

    private protected override object Stored(DateTimeOffset instant) => instant.CutToMicroseconds();

    private protected override object Stored(Guid id) => id;
}
