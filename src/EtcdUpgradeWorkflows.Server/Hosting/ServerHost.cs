using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Monitoring;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Server.Retention;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Composes a server: stores, engine, domain, Quartz, API.</summary>
internal static class ServerHost
{
    public static string Version { get; } = typeof(ServerHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static WebApplication Build(ServeOptions options, DataDirectory data, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        ServerStart start = new();

        // appsettings.json of the working directory, or Kestrel__* of the environment, could open another address.
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        var listen = ListenAddresses.Parse(options.Urls, options.AllowPlainHttp);
        builder.WebHost.UseUrls([.. listen.Urls]).UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = UnreadableRequest.LargestBody;
        });
        builder.Services.AddSingleton(listen);
        AddTls(builder, options, listen, time);
        builder.Configuration.AddOtlpVariables(options.OtlpEndpoint);
        AddConsole(builder.Logging.ClearProviders(), options.LogFormat).SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            // What fails there is thrown too, and said once with its code.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None).AddFilter("Quartz", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning).AddFilter("Grpc", LogLevel.Error)
            // While it starts, what stops it is thrown too: said once, with its code and without a stack trace.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level >= LogLevel.Warning && start.IsOver)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= (start.IsOver ? LogLevel.Warning : LogLevel.Critical));
        builder.Services.AddSingleton(start).AddSingleton(TroubleSaidOnce.Create);

        var vaultKey = ReadableKey(options.VaultKey);
        RequireStepCommands(options.StepCommands);
        var database = options.Db is { Length: > 0 } db ? (DatabaseLocation)new DatabaseLocation.Postgres(db) : new DatabaseLocation.Sqlite(data.DatabaseFile);
        var node = Environment.MachineName;
        var own = DatabaseNames.Describe(database);
        data.RequireDatabase(own.Name);
        builder.Services
            .AddSingleton(time)
            .AddSingleton(data)
            .AddSingleton(new ServerIdentity(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), node, options.StartedByCommand, database.ToString(), time.GetUtcNow()))
            .AddSingleton(new RunOptions
            {
                Server = data.ServerId, Node = node, Lease = options.Lease, RenewEvery = options.Lease / 3, ResumeWithin = options.ResumeWithin, MaxRuns = options.MaxRuns,
            })
            .AddSingleton(new RunNode(node))
            .AddSingleton(own)
            .AddStorage(database)
            .AddEngine()
            .AddEtcd(data.Domain, vaultKey, options.StepCommands)
            .AddSingleton<ShippedDefinitions>()
            .AddSingleton<ClientActivity>()
            .AddSingleton<Readiness>()
            .AddSingleton<ServerDrain>()
            .AddHostedService<WorkerHost>()
            .AddHostedService<IdleStop>()
            .AddSingleton<BackupPruner>()
            .AddScheduling(database, data.ServerId)
            .AddNotifications(options.WarnMixedAfter)
            .AddRetention(new(options.Retention, options.KeepReleases))
            .AddMonitoring(data.ServerId, hasTraces: !string.IsNullOrWhiteSpace(options.OtlpEndpoint))
            .AddApi();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Encoder = EngineJson.Options.Encoder;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
        });

        var app = builder.Build();
        app.UseApi();
        app.MapMetrics();
        return app;
    }

    /// <summary>A start that fails leaves nothing behind that works on: what had begun ends as at any stop.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<ServerStart>().IsOver = true;
        }
        catch (Exception)
        {
            try
            {
                await app.StopAsync(CancellationToken.None);
            }
            catch (Exception)
            {
                // Why it did not start is what is told; the process ends.
            }

            throw;
        }
    }

    /// <summary>After the start: every address, with its port.</summary>
    public static IReadOnlyList<string> AddressesOf(WebApplication app) => [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>After the start: what server.json says.</summary>
    public static ServerFile Describe(WebApplication app)
    {
        var url = AddressesOf(app).First(ListenAddresses.IsForThisMachine);
        var self = ProcessIdentity.Find(Environment.ProcessId)!;
        return new(url, self.Pid, self.StartTime, app.Services.GetRequiredService<ServerIdentity>().Token, Version);
    }

    // Read anew for each backup; that it is there at all is known before an upgrade waits for it.
    private static SecretReference? ReadableKey(string? reference)
    {
        if (reference is not { Length: > 0 }) return null;
        try
        {
            var key = SecretReference.Parse(reference);
            key.Read();
            return key;
        }
        catch (WorkflowErrorException e)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(e.Error.Code, $"--vault-key (ETCDUP_VAULT_KEY): {e.Error.Message}", e.Error.Advice), e);
        }
    }

    private static void RequireStepCommands(string? directory)
    {
        if (directory is null) return;
        try
        {
            _ = Directory.GetFileSystemEntries(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(
                WorkflowError.NeedsOperator(
                    "server.step_commands_unusable", $"The directory of step commands, {directory}, cannot be used: {(File.Exists(directory) ? "it is a file" : e is DirectoryNotFoundException ? "there is none" : FileFault.Of(e))}.",
                    "Give the directory that holds them with --step-commands or ETCDUP_STEP_COMMANDS, or leave it away."),
                e);
        }
    }

    private static ILoggingBuilder AddConsole(ILoggingBuilder logging, LogFormat format) => format == LogFormat.Json
        ? logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        })
        : logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });

    private static void AddTls(WebApplicationBuilder builder, ServeOptions options, ListenAddresses listen, TimeProvider time)
    {
        if (!listen.HasTls)
        {
            if (options.TlsCert is not null || options.TlsKey is not null)
            {
                throw new WorkflowErrorException(WorkflowError.Permanent(
                    "server.tls_unused", "A certificate or a key is given, and no address is https: nothing would be encrypted.", "Give --urls https://… too, or leave --tls-cert and --tls-key away."));
            }

            return;
        }

        var certificate = ServerCertificate.Open(options.TlsCert, options.TlsKey, time);
        builder.Services.AddSingleton(certificate).AddHostedService<CertificateReload>();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            // Kestrel wants to be told of a certificate; what is shown is asked for anew for each connection, its chain included.
            https.ServerCertificateSelector = (_, _) => certificate.Context.TargetCertificate;
            https.OnAuthenticate = (_, tls) =>
            {
                tls.ServerCertificateSelectionCallback = null;
                tls.ServerCertificateContext = certificate.Context;
            };
        }));
    }
}

/// <summary>Until a server listens.</summary>
internal sealed class ServerStart
{
    public bool IsOver { get; set; }
}

/// <summary>This server as others see it.</summary>
internal sealed record ServerIdentity(string Token, string Node, bool StartedByCommand, string Database, DateTimeOffset StartedAt);
