using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server;

/// <summary>How `etcdup serve` is started.</summary>
/// <param name="Urls">Several with ';' between them; null: a free port on loopback.</param>
/// <param name="Data">The data directory.</param>
/// <param name="Db">A PostgreSQL connection string; null: SQLite in the data directory.</param>
/// <param name="StartedByCommand">It ends by itself after ten idle minutes.</param>
public sealed record ServeOptions(string? Urls, string Data, string? Db, bool StartedByCommand)
{
    /// <summary>Another server takes this one's runs over when it was silent for so long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>At most so many runs are worked on at a time.</summary>
    public int MaxRuns { get; init; } = RunOptions.DefaultMaxRuns;

    /// <summary>A run that nobody worked on for longer finishes what is half done and then waits for a yes.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>People are told of a cluster that has been on two releases for longer, and again each time as long has passed.</summary>
    public TimeSpan WarnMixedAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Where the passphrase lies that backups are encrypted with: env:NAME or file:/PATH. Null: they are not.</summary>
    public string? VaultKey { get; init; }

    /// <summary>The directory of commands that steps around a member may start. Null: none is started.</summary>
    public string? StepCommands { get; init; }

    /// <summary>What is kept of each cluster's backups; the rest is deleted by itself. Null: nothing is.</summary>
    public RetentionPolicy? Retention { get; init; }

    /// <summary>Releases in this server's store that nobody needs are deleted by themselves when they are older. Null: none is.</summary>
    public TimeSpan? KeepReleases { get; init; }

    /// <summary>PEM: the certificate for https, first, and what leads to its authority.</summary>
    public string? TlsCert { get; init; }

    /// <summary>PEM: its key, which nobody but its owner may read.</summary>
    public string? TlsKey { get; init; }

    /// <summary>Plain http off loopback is refused without it.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Where traces are sent by OTLP, an http or https URL; null: nowhere, and none are made.</summary>
    public string? OtlpEndpoint { get; init; }

    public LogFormat LogFormat { get; init; }
}

/// <summary>How the server's log is written.</summary>
public enum LogFormat
{
    /// <summary>One line each, for people.</summary>
    Text,

    /// <summary>One JSON object a line, for programs.</summary>
    Json,
}

/// <summary>One server process, from the owner lock to the last lease given back.</summary>
public static class ServerProgram
{
    /// <returns>An exit code: 0 ended as told, 3 refused (somebody else owns the data directory), 1 otherwise.</returns>
    public static async Task<int> RunAsync(ServeOptions options, TextWriter errors, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var data = DataDirectory.Open(options.Data);
            if (options.Db is { Length: > 0 } db) await data.FollowAsync(new DatabaseLocation.Postgres(db), cancellationToken);
            await using var app = ServerHost.Build(options, data, time);
            await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(cancellationToken);
            await PublishAsync(app.Services, cancellationToken);
            await ServerHost.StartAsync(app, cancellationToken);
            var file = ServerHost.Describe(app);
            data.WriteServerFile(file);
            await SayAsync(LogLevel.Information, $"etcdup {file.Version} serves {options.Data} at {string.Join(", ", ServerHost.AddressesOf(app))}");
            foreach (var url in app.Services.GetRequiredService<ListenAddresses>().PlainElsewhere)
            {
                await SayAsync(LogLevel.Warning, $"warning server.plain_http: {url} is plain http: whoever sees the network reads every token.");
            }

            try
            {
                using var stop = cancellationToken.Register(() => app.Lifetime.StopApplication());
                await app.WaitForShutdownAsync(CancellationToken.None);
                return 0;
            }
            finally
            {
                data.RemoveServerFile();
            }
        }
        catch (WorkflowErrorException e)
        {
            await SayAsync(LogLevel.Error, $"error {e.Error.Code}: {e.Error.Message}{(e.Error.Advice is null ? "" : $"{Environment.NewLine}what to do: {e.Error.Advice}")}");
            return ExitCodeOf(e.Error.Code);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await SayAsync(LogLevel.Error, $"error server.port_in_use: {options.Urls} is in use.{Environment.NewLine}what to do: give another --urls, or end what listens there.");
            return 2;
        }
        catch (Exception e) when (FindSocketError(e) is { } refused)
        {
            await SayAsync(LogLevel.Error, $"error server.cannot_listen: the server cannot listen on {options.Urls}: {refused.Message}.{Environment.NewLine}what to do: give an address of this machine and a port that the server's user may open.");
            return 2;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }

        // Whoever collects the log collects this too: where that is JSON, so is this, with its fields.
        Task SayAsync(LogLevel level, string text) => errors.WriteLineAsync(options.LogFormat == LogFormat.Text ? text : JsonSerializer.Serialize(new
        {
            Timestamp = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), EventId = 0, LogLevel = level.ToString(), Category = typeof(ServerProgram).FullName, Message = text,
        }));
    }

    /// <summary>Of what opens a database or a data directory, with a server or without: 5 it cannot be used as it is, 3 what was asked is refused, 2 what was given is wrong.</summary>
    public static int ExitCodeOf(string code) => code switch
    {
        "server.owned" or "db.same" or "db.not_empty" or "db.in_use" or "db.older" or "db.copy_failed" or "db.copy_differs" => 3,
        "server.other_database" => 5,
        _ when code.StartsWith("db.", StringComparison.Ordinal) => 5,
        _ => 2,
    };

    // Of listening only: what fails on the network later is a request's or a run's, and does not come here.
    private static System.Net.Sockets.SocketException? FindSocketError(Exception e) => e as System.Net.Sockets.SocketException ?? (e as IOException)?.InnerException as System.Net.Sockets.SocketException;

    private static async Task PublishAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<ShippedDefinitions>().PublishAsync(cancellationToken);
            await services.GetRequiredService<HopRulebook>().InstallShippedAsync(cancellationToken);
        }
        catch (Exception e) when (e is not WorkflowErrorException && services.GetRequiredService<WorkflowDatabase>().Explain(e) is { } error)
        {
            throw new WorkflowErrorException(error, e);
        }
    }
}
