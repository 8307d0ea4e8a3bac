using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Server.Retention;
using Microsoft.Extensions.Hosting;

namespace EtcdUpgradeWorkflows.Server.Monitoring;

/// <summary>Gauges of this process, and the counters' beginning once something listens to them.</summary>
internal sealed class ServerMetrics : IHostedService
{
    private readonly RunMetrics _runs;
    private readonly SwapMetrics _swaps;
    private readonly RetentionMetrics _retention;

    public ServerMetrics(
        IMeterFactory meters, WorkflowWorker worker, RunOptions options, ServerIdentity identity, RunMetrics runs, SwapMetrics swaps, WorkMetrics work, RetentionMetrics retention, MixedWarning mixed,
        ServerCertificate? certificate = null)
    {
        // Its gauges have to be there before the first scrape.
        ArgumentNullException.ThrowIfNull(work);
        _runs = runs;
        _swaps = swaps;
        _retention = retention;
        var meter = meters.Create(RunMetrics.MeterName);
        meter.CreateObservableGauge("etcdup.build.info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", ServerHost.Version)), description: "Always 1; the version is its label.");
        meter.CreateObservableGauge("etcdup.server.start.timestamp", () => identity.StartedAt.ToUnixTimeMilliseconds() / 1000.0, "s", "When this server was started, in Unix time.");
        meter.CreateObservableGauge("etcdup.worker.runs", () => worker.Working, "{run}", "Runs that this server works on.");
        meter.CreateObservableGauge("etcdup.worker.runs.limit", () => options.MaxRuns, "{run}", "Runs that this server works on at most at a time.");
        meter.CreateObservableGauge("etcdup.worker.draining", () => worker.Draining is null ? 0 : 1, description: "1 while this server is drained: it claims nothing new.");
        meter.CreateObservableGauge(
            "etcdup.worker.look.age", () => worker.SinceLook is { } since ? [new Measurement<double>(since.TotalSeconds)] : Array.Empty<Measurement<double>>(), "s",
            "How long ago the worker last looked for due runs with success; it looks at least every five seconds.");
        meter.CreateObservableGauge("etcdup.cluster.mixed_warning", () => mixed.After.TotalSeconds, "s", "How long a cluster may be mixed before people are told: serve --warn-mixed-after.");
        if (certificate is not null)
        {
            meter.CreateObservableGauge(
                "etcdup.tls.certificate.expiry.timestamp", () => certificate.ExpiresAt.ToUnixTimeSeconds(), "s", "Until when the certificate is valid that https connections are shown, in Unix time.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _runs.Begin();
        _swaps.Begin();
        _retention.Begin();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
