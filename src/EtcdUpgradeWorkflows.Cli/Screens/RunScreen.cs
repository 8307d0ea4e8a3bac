using System.Globalization;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>A run for people: first what is true, then what is safe and what to do, then everything else.</summary>
internal static class RunScreen
{
    public static void ShowSituation(Screen screen, RunDocument run)
    {
        var situation = run.Situation;
        screen.Paragraph("", situation.What);
        screen.Paragraph("safe point:   ", situation.SafePoint ? "yes, no member is half done" : $"no, {situation.HalfWay}");
        if (situation.Allowed.Count > 0)
        {
            screen.Paragraph("allowed:      ", string.Join(", ", situation.Allowed));
        }

        if (situation.Recommended is { } recommended)
        {
            screen.Paragraph("recommended:  ", Recommendation(run, recommended));
        }
    }

    public static void Show(Screen screen, RunDocument run, TimeProvider time)
    {
        ShowSituation(screen, run);
        screen.Line();
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"run {run.Number}  {run.Id}"));
        screen.Line($"{run.Definition.Id}@{run.Definition.Version.ToString(CultureInfo.InvariantCulture)}  {run.Status}/{run.SubStatus}{(run.Paused ? "  paused" : "")}");
        if (run.Cluster is { } cluster)
        {
            var can = run.CanLose is { } lose ? $"  can lose {Math.Max(0, lose).ToString(CultureInfo.InvariantCulture)}{(lose < 0 ? " (it does not answer now)" : "")}" : "";
            screen.Line($"cluster {cluster}  cluster version {run.ClusterVersion ?? "not known"}  {run.From ?? "?"} → {run.To ?? "?"}{can}");
        }

        var finished = run.FinishedAt is { } end ? $", finished {Spans.Instant(end, time)}" : "";
        screen.Line($"started {Spans.Instant(run.CreatedAt, time)} by {run.StartedBy}{finished}");
        if (run.CurrentActivity is { } current)
        {
            screen.Paragraph("now:      ", run.WaitingFor is { } waiting ? $"{current}, waits for {waiting}" : current);
        }

        if (run.Forecast is { } forecast)
        {
            screen.Paragraph("forecast: ", forecast);
        }

        if (run.Mixed is { } mixed)
        {
            screen.Paragraph("mixed:    ", MixedText.Of(mixed));
        }

        foreach (var evidence in run.Evidence)
        {
            screen.Paragraph("evidence: ", Told(evidence, time));
        }

        ShowMembers(screen, run);
        ShowActivities(screen, run);
        foreach (var incident in run.Incidents)
        {
            screen.Line();
            screen.Paragraph("needs you:  ", $"{incident.Error.Message} ({incident.Error.Code}, at {incident.ActivityName}, incident {incident.Id})");
            if (incident.Error.Advice is { } advice)
            {
                screen.Paragraph("  to do:    ", advice);
            }
        }

        if (run.Lines.Count > 0)
        {
            screen.Line();
            foreach (var line in run.Lines)
            {
                screen.Paragraph("| ", line);
            }
        }
    }

    private static string Told(EvidenceDocument evidence, TimeProvider time) =>
        evidence.ReleasedAt is { } released
            ? $"was kept by {evidence.KeptBy} {Spans.Instant(evidence.KeptAt, time)}: {evidence.Reason}; released by {evidence.ReleasedBy} {Spans.Instant(released, time)}: {evidence.ReleaseReason}"
            : $"kept by {evidence.KeptBy} since {Spans.Instant(evidence.KeptAt, time)}: {evidence.Reason}";

    private static void ShowMembers(Screen screen, RunDocument run)
    {
        if (run.Members.Count == 0)
        {
            return;
        }

        screen.Line();
        screen.Table(Members(run.Members));
    }

    public static TextTable Members(IReadOnlyList<MemberDocument> members)
    {
        TextTable table = new("MEMBER", "VERSION", "ROLE", "ID", "STATE");
        foreach (var member in members)
        {
            table.Add(member.Name, member.Version, member.Role, member.Id, member.State);
        }

        return table;
    }

    private static void ShowActivities(Screen screen, RunDocument run)
    {
        if (run.Activities.Count == 0)
        {
            return;
        }

        screen.Line();
        TextTable table = new("ACTIVITY", "STATUS", "TOOK", "ERROR");
        foreach (var activity in run.Activities)
        {
            var took = activity.FinishedAt is { } end ? Spans.Seconds(end - activity.StartedAt) : null;
            var status = activity.Attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $"{activity.Status} (try {activity.Attempt})") : activity.Status;
            table.Add(activity.Name, status, took, activity.Error is { } error ? $"{error.Code}: {error.Message}" : null);
        }

        screen.Table(table);
    }

    // "retry" becomes a line that can be typed.
    private static string Recommendation(RunDocument run, string recommended)
    {
        var verb = recommended.Split(' ', 2);
        var rest = verb.Length > 1 ? $" {verb[1]}" : "";
        var command = string.Create(CultureInfo.InvariantCulture, $"etcdup runs {verb[0]} {run.Number}{rest}");
        return run.Situation.Why is { } why ? $"{command}  ({why})" : command;
    }
}
