using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EtcdUpgradeWorkflows.Server.Monitoring;

/// <summary>Metrics for Prometheus, always; traces by OTLP, only when somebody says where to.</summary>
internal static class MonitoringServices
{
    public const string Path = "/metrics";

    /// <summary>The variable that OpenTelemetry has for it.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // ASP.NET's own, and the runtime's: requests, connections, memory, garbage collection, threads, processor time.
    private static readonly string[] PlatformMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    // How traces are sent and sampled; nothing else of the environment is read.
    private static readonly string[] OtlpVariables = ["OTEL_EXPORTER_OTLP_", "OTEL_TRACES_SAMPLER", "OTEL_BSP_"];

    public static IServiceCollection AddMonitoring(this IServiceCollection services, string serverId, bool hasTraces)
    {
        services.AddSingleton<WorkMetrics>().AddHostedService<ServerMetrics>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("etcdup", serviceVersion: ServerHost.Version, serviceInstanceId: serverId))
            .WithMetrics(metrics => metrics.AddMeter([RunMetrics.MeterName, .. PlatformMeters]).AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false));
        if (hasTraces)
        {
            telemetry.WithTracing(traces => traces.AddSource(RunMetrics.MeterName).AddOtlpExporter());
        }

        return services;
    }

    /// <summary>Where traces go, and OpenTelemetry's variables that say how; nothing when nobody says where.</summary>
    /// <exception cref="WorkflowErrorException"><c>server.otlp_invalid</c></exception>
    public static void AddOtlpVariables(this IConfigurationBuilder configuration, string? endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
        {
            return;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.UserInfo.Length > 0)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "server.otlp_invalid", "The address for traces is no http or https URL, or holds a user.", $"Give one such as http://127.0.0.1:4317 in --otlp-endpoint or {OtlpEndpoint}."));
        }

        configuration.AddInMemoryCollection(Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(variable => OtlpVariables.Any(prefix => variable.Key.StartsWith(prefix, StringComparison.Ordinal))));
        configuration.AddInMemoryCollection([KeyValuePair.Create(OtlpEndpoint, (string?)endpoint)]);
    }

    /// <summary>For a viewer: what is counted tells when a cluster is worked on.</summary>
    public static void MapMetrics(this WebApplication app) => app.MapPrometheusScrapingEndpoint(
            Path, meterProvider: null, branch => branch.Use(RefreshAsync), optionsName: null)
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).For(Role.Viewer).Unattended();

    private static async Task RefreshAsync(HttpContext context, RequestDelegate next)
    {
        await context.RequestServices.GetRequiredService<WorkMetrics>().RefreshAsync(context.RequestAborted);
        await next(context);
    }
}
