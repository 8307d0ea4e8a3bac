using System.Diagnostics;
using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>
/// A PostgreSQL of this test process's own: started when the first test asks, reachable by a socket in its directory only unless it is given addresses,
/// stopped and removed at the end. Root may not run PostgreSQL, so then the user postgres does.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Configuration =
        """
        unix_socket_directories = '{0}'
        listen_addresses = '{1}'
        port = {2}
        max_connections = 200
        """;

    private static readonly bool IsRoot = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private readonly Lazy<Task> start;
    private readonly string directory;
    private readonly IReadOnlyList<string> addresses;
    private int databases;
    private int? standbyPort;

    public PostgresCluster()
        : this("")
    {
    }

    /// <summary>One beside the others, which a test may kill.</summary>
    /// <param name="addresses">On loopback, where it listens too.</param>
    internal PostgresCluster(string suffix, params IReadOnlyList<string> addresses)
    {
        directory = $"/tmp/etcdup-pg-{Environment.ProcessId}{suffix}";
        this.addresses = addresses;
        Port = addresses.Count == 0 ? 5432 : LoopbackPorts.Take(1)[0];
        start = new Lazy<Task>(StartAsync);
    }

    /// <summary>Of the one that is written to.</summary>
    internal int Port { get; private set; }

    /// <summary>What the server itself says.</summary>
    internal string LogFile => Path.Combine(directory, "pg.log");

    private string DataDirectory => Path.Combine(directory, "data");

    private string StandbyDirectory => Path.Combine(directory, "standby");

    /// <summary>A connection string to a database that is not there yet.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        await start.Value;
        return ConnectionString($"test_{Interlocked.Increment(ref databases)}");
    }

    /// <summary>As <see cref="NewDatabaseAsync"/>, but there and empty.</summary>
    public async Task<string> NewEmptyDatabaseAsync()
    {
        var connectionString = await NewDatabaseAsync();
        await ExecuteAsync(ConnectionString("postgres"), $"create database {new NpgsqlConnectionStringBuilder(connectionString).Database}");
        return connectionString;
    }

    public string ConnectionString(string database) => $"Host={directory};Port={Port};Username=postgres;Database={database}";

    /// <summary>The same database by one of the addresses; with a standby, wherever it is written to.</summary>
    internal string By(string address, string connectionString) => standbyPort is { } port
        ? $"{new NpgsqlConnectionStringBuilder(connectionString) { Host = $"{address}:{Port},{address}:{port}" }.ConnectionString};Target Session Attributes=primary;Host Recheck Seconds=2"
        : new NpgsqlConnectionStringBuilder(connectionString) { Host = address }.ConnectionString;

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGKILL to one backend: PostgreSQL ends all others too, and recovers.</summary>
    internal static async Task KillBackendOfAsync(string connectionString)
    {
        var pid = await ReadAsync(connectionString, "select pid::bigint from pg_stat_activity where datname = current_database() and application_name = 'etcdup' limit 1");
        Process.GetProcessById((int)pid).Kill();
    }

    /// <summary>SIGKILL to the whole server; returns when nothing of it is left.</summary>
    internal async Task KillAsync()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(DataDirectory, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var all = Process.GetProcesses().Where(process => process.Id == postmaster || ParentOf(process.Id) == postmaster).ToList();
        foreach (var process in all.OrderByDescending(process => process.Id == postmaster)) process.Kill();
        foreach (var process in all) await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    internal Task StartAgainAsync() => RunAsync("pg_ctl", "-D", DataDirectory, "-l", LogFile, "-w", "-t", "60", "start");

    /// <summary>A standby on the same addresses that has each commit before it is answered.</summary>
    internal async Task AddStandbyAsync()
    {
        await start.Value;
        var main = ConnectionString("postgres");
        standbyPort = LoopbackPorts.Take(1)[0];
        await RunAsync("pg_basebackup", "-h", directory, "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "-D", StandbyDirectory, "-R", "-c", "fast", "--no-sync");
        await File.AppendAllTextAsync(Path.Combine(StandbyDirectory, "postgresql.conf"), string.Create(CultureInfo.InvariantCulture, $"\nport = {standbyPort}\n"), TestContext.Current.CancellationToken);
        await RunAsync("pg_ctl", "-D", StandbyDirectory, "-l", $"{LogFile}.standby", "-w", "-t", "30", "start");
        await ExecuteAsync(main, "alter system set synchronous_standby_names = '*'");
        await ExecuteAsync(main, "select pg_reload_conf()");
        await Until.TrueAsync(
            async () => await ReadAsync(main, "select count(*) from pg_stat_replication where sync_state = 'sync'") == 1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>The standby is the one that is written to from now on.</summary>
    internal async Task PromoteStandbyAsync()
    {
        await RunAsync("pg_ctl", "-D", StandbyDirectory, "-w", "-t", "60", "promote");
        Port = standbyPort!.Value;
    }

    /// <summary>All of a database as SQL that a plain connection can run.</summary>
    internal async Task<string> DumpAsync(string connectionString)
    {
        var file = Path.Combine(directory, "dump.sql");
        await RunAsync(
            "pg_dump", "-h", directory, "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "--inserts", "--no-owner", "--no-privileges", "-f", file,
            new NpgsqlConnectionStringBuilder(connectionString).Database!);
        var dump = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);

        // Lines for psql, such as \restrict, are no SQL.
        return string.Join('\n', dump.Where(line => !line.StartsWith('\\') && !line.StartsWith("--", StringComparison.Ordinal) && line.Length > 0)) + "\n";
    }

    internal static async Task<long> ReadAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    // The file of one that was killed stays.
    private static bool IsRunning(string data) =>
        Path.Combine(data, "postmaster.pid") is var file && File.Exists(file) && Directory.Exists($"/proc/{File.ReadLines(file).First()}");

    private static int ParentOf(int pid)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!start.IsValueCreated) return;
        foreach (var data in new[] { DataDirectory, StandbyDirectory }.Where(IsRunning)) await RunAsync("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
        Directory.Delete(directory, recursive: true);
    }

    private async Task StartAsync()
    {
        Directory.CreateDirectory(directory);
        if (IsRoot) await RunProgramAsync("chown", "postgres:postgres", directory);
        await RunAsync("initdb", "-D", DataDirectory, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        await File.AppendAllTextAsync(
            Path.Combine(DataDirectory, "postgresql.conf"),
            Configuration.Replace("{0}", directory, StringComparison.Ordinal).Replace("{1}", string.Join(',', addresses), StringComparison.Ordinal)
                .Replace("{2}", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        // The user who has a password, for the test of a wrong one.
        await File.WriteAllTextAsync(
            Path.Combine(DataDirectory, "pg_hba.conf"), "local all postgres trust\nlocal all all scram-sha-256\nlocal replication postgres trust\nhost all postgres 127.0.0.0/8 trust\n", TestContext.Current.CancellationToken);
        await RunAsync("pg_ctl", "-D", DataDirectory, "-l", LogFile, "-w", "-t", "30", "start");
    }

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin", program))
                .FirstOrDefault(File.Exists)
            : null;
        Assert.True(path is not null, $"PostgreSQL's {program} is not in /usr/lib/postgresql/*/bin: install the package postgresql.");
        return IsRoot
            ? RunProgramAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : RunProgramAsync(path, arguments);
    }

    private async Task RunProgramAsync(string path, params string[] arguments)
    {
        // The caller's directory may be closed to postgres. Output goes nowhere: a started server would keep a pipe open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", $"{directory}.log", path, .. arguments])
        {
            WorkingDirectory = directory,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var output = await File.ReadAllTextAsync($"{directory}.log");
        File.Delete($"{directory}.log");
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(path)} ended with {process.ExitCode}: {output}");
    }
}
