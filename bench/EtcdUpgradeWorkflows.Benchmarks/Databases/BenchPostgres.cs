using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EtcdUpgradeWorkflows.Benchmarks.Databases;

/// <summary>
/// A PostgreSQL of the benchmark's own on the disk, with the settings it comes with (fsync and synchronous_commit on), on a port of this machine: the same way for all sides. Root may not run PostgreSQL, so then the user
/// postgres does.
/// </summary>
internal sealed class BenchPostgres : IAsyncDisposable
{
    private static readonly bool IsRoot = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private readonly string _directory;
    private readonly string _programs;
    private readonly int _port;
    private int _databases;

    private BenchPostgres(string directory, string programs, int port) => (_directory, _programs, _port) = (directory, programs, port);

    public string PgBench => Path.Combine(_programs, "pgbench");

    public string Port => _port.ToString(CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_directory, "data");

    public static async Task<BenchPostgres> StartAsync()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin")).First(bin => File.Exists(Path.Combine(bin, "initdb")));
        // On the disk, not where the temporary directory may be in memory.
        var directory = $"/var/tmp/etcdup-bench-pg-{Environment.ProcessId}";
        Directory.CreateDirectory(directory);
        BenchPostgres server = new(directory, programs, FreePort());
        if (IsRoot) await RunProgramAsync("/", "chown", "postgres:postgres", directory);
        await server.RunAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions");
        await File.AppendAllTextAsync(
            Path.Combine(server.Data, "postgresql.conf"), $"listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nport = {server.Port}\nmax_connections = 200\n");
        await server.RunAsync("pg_ctl", "-D", server.Data, "-l", Path.Combine(directory, "pg.log"), "-w", "-t", "60", "start");
        return server;
    }

    /// <summary>An empty database of its own.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench_{Interlocked.Increment(ref _databases)}");
        await ReadAsync("postgres", $"create database {name}");
        return name;
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    public string Url(string database) => $"postgresql://postgres@127.0.0.1:{Port}/{database}";

    /// <summary>The first value.</summary>
    public async Task<object?> ReadAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = new($"{ConnectionString(database)};Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 300 };
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Processor time that all its processes have used, those that have ended too.</summary>
    public TimeSpan ProcessorTime()
    {
        var postmaster = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        var ticks = 0L;
        foreach (var directory in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            try
            {
                // Behind the name: state, parent, …; utime, stime, and those of children that were waited for.
                var fields = File.ReadAllText(Path.Combine(directory, "stat")).Split(") ")[^1].Split(' ');
                var isPostmaster = Path.GetFileName(directory) == postmaster;
                if (isPostmaster || fields[1] == postmaster)
                {
                    ticks += fields[11..(isPostmaster ? 15 : 13)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                }
            }
            catch (IOException)
            {
                // It has ended meanwhile, and the postmaster counts it.
            }
        }

        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    /// <summary>What others left to be written or swept does not fall into the next turn.</summary>
    public Task SettleAsync() => ReadAsync("postgres", "checkpoint");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_directory, recursive: true);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return IsRoot ? RunProgramAsync(_directory, "setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments]) : RunProgramAsync(_directory, path, arguments);
    }

    private static async Task RunProgramAsync(string directory, string program, params string[] arguments)
    {
        // Output goes nowhere: a started server would keep a pipe open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = directory })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
