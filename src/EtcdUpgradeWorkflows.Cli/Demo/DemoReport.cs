using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>What the demo shows in the end.</summary>
internal sealed record DemoReport
{
    public required string Target { get; init; }

    public required IReadOnlyList<DemoVersion> Versions { get; init; }

    public required IReadOnlyList<SwappedMember> Swapped { get; init; }

    public required WriteReport Writes { get; init; }

    public required IReadOnlyList<string> Backups { get; init; }

    public required IReadOnlyList<DemoStep> Steps { get; init; }

    public required TimeSpan Upgrade { get; init; }

    public required TimeSpan Total { get; init; }

    public ServerKillReport? Kill { get; init; }

    /// <summary>Of a run by etcd's guide; null otherwise.</summary>
    public GuideTranscript? Guide { get; init; }

    public bool Holds => Writes.Comparison is { Lost.Count: 0, Acknowledged: > 0 } && Versions.All(v => v.After == Target);

    public void Show(Screen screen)
    {
        screen.Line();
        TextTable versions = new("MEMBER", "BEFORE", "AFTER", "SWAPPED");
        foreach (var version in Versions.OrderBy(v => Order(v.Member)))
        {
            var swap = Swapped.FirstOrDefault(s => s.Name == version.Member);
            versions.Add(version.Member, version.Before, version.After, swap is null ? null : string.Create(
                CultureInfo.InvariantCulture, $"{Order(version.Member) + 1}. at {swap.At:HH:mm:ss}Z, {Spans.Seconds(swap.After)} after the start"));
        }

        screen.Table(versions);
        screen.Line();
        var gapAt = Writes.LongestGapEndedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $" (until {at:HH:mm:ss.fff}Z)") : "";
        screen.Line($"longest write gap    {Spans.Milliseconds(Writes.LongestGap)}{gapAt}");
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"writes               {Writes.Written} sent, {Writes.Comparison.Acknowledged} acknowledged, {Writes.Comparison.Lost.Count} lost, {Writes.Unknown} without an answer"));
        screen.Line($"clients of one       {string.Join(", ", Writes.Pinned.Select(p => $"{p.Member} {Spans.Milliseconds(p.Longest)}"))} (longest gap without a second address)");
        foreach (var lost in Writes.Comparison.Lost.Take(10))
        {
            screen.Line($"  LOST {lost}");
        }

        foreach (var backup in Backups)
        {
            screen.Paragraph("backup               ", backup);
        }

        if (Kill is { } kill)
        {
            var wentOn = kill.WentOnAfter is { } after ? $"the run went on after {Spans.Seconds(after)}" : "the run was not seen to go on";
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"server killed        at {kill.At:HH:mm:ss}Z (pid {kill.Pid}); {wentOn}"));
        }

        screen.Line();
        TextTable steps = new("STEP", "TIMES", "TOOK");
        foreach (var step in Steps)
        {
            steps.Add(step.Name, step.Times.ToString(CultureInfo.InvariantCulture), Spans.Seconds(step.Took));
        }

        screen.Table(steps);
        screen.Line();
        Guide?.Show(screen);
        screen.Line($"upgrade {Spans.Seconds(Upgrade)}, demo {Spans.Seconds(Total)}");
        screen.Line(Holds ? $"{Versions.Count} of {Versions.Count} members on {Target}, no acknowledged write lost." : "NOT AS PROMISED: see above.");
    }

    private int Order(string member)
    {
        for (var i = 0; i < Swapped.Count; i++)
        {
            if (Swapped[i].Name == member)
            {
                return i;
            }
        }

        return Swapped.Count;
    }
}

internal sealed record DemoVersion(string Member, string? Before, string? After);

/// <param name="Times">Visits of the step, one for each member or backup.</param>
internal sealed record DemoStep(string Name, int Times, TimeSpan Took);

internal sealed record ServerKillReport(int Pid, DateTimeOffset At, TimeSpan? WentOnAfter);
