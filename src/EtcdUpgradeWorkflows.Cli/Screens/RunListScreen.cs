using System.Globalization;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>Runs, one a line. A run that waits for a person never looks like one that waits for Saturday.</summary>
internal static class RunListScreen
{
    public static TextTable Table(IReadOnlyList<RunSummary> runs, TimeProvider time)
    {
        TextTable table = new("RUN", "STATE", "CLUSTER", "STARTED", "WHAT");
        foreach (var run in runs)
        {
            var what = run.Name ?? string.Create(CultureInfo.InvariantCulture, $"{run.Definition}@{run.Version}");
            var evidence = run.Kept ? ", kept as evidence" : "";
            table.Add(
                run.Number.ToString(CultureInfo.InvariantCulture), State(run, time), run.Cluster, Spans.Instant(run.CreatedAt, time)[..16],
                $"{what}{(run.CurrentActivity is { } current && run.Status != "Finished" ? $", at {current}" : "")}{(run.Mixed is { } mixed ? $"; mixed since {mixed.Since.UtcDateTime:yyyy-MM-dd HH:mm}Z" : "")}{evidence}");
        }

        return table;
    }

    private static string State(RunSummary run, TimeProvider time) => run switch
    {
        { NeedsYou: true } => "needs you",
        { Paused: true } => "paused",
        { Status: "Finished", SubStatus: "Finished" } => "done",
        { Status: "Finished" } => run.SubStatus.ToLowerInvariant(),
        { WaitsUntil: { } until } => $"waits until {Spans.Instant(until, time)[..16]}",
        { WaitsForTurn: true } => "waits for its turn",
        { SubStatus: "Suspended" } => "waits",
        _ => "running",
    };
}
