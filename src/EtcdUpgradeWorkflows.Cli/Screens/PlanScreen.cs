using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>A plan before anything is done: checks, order, what clients will notice.</summary>
internal static class PlanScreen
{
    public static void Show(Screen screen, PlanDocument plan)
    {
        screen.Line($"{plan.Cluster}: {plan.From ?? "version not known"} → {plan.To}");
        if (plan.Mixed is { } mixed)
        {
            screen.Paragraph("mixed:   ", MixedText.Of(mixed));
        }

        screen.Line();
        TextTable checks = new("VERDICT", "CHECK", "EVIDENCE, AND WHAT TO DO");
        foreach (var check in plan.Checks)
        {
            checks.Add(Mark(check), NameOf(check), $"{Said(check)} {check.Evidence}");
            if (check.Verdict != "passed" && check.Advice is { Length: > 0 } advice)
            {
                checks.AddUnder($"What to do: {advice}");
            }
        }

        screen.Lines(checks.Lines(screen.Width));
        if (plan.Order.Count > 0)
        {
            screen.Line();
            TextTable order = new("", "MEMBER", "VERSION", "ROLE", "WHY NOW");
            for (var i = 0; i < plan.Order.Count; i++)
            {
                var step = plan.Order[i];
                order.Add((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), step.Member, step.Version, step.Role, step.Reason);
            }

            screen.Table(order);
        }

        screen.Line();
        foreach (var warning in plan.Warnings)
        {
            screen.Paragraph("warning: ", warning);
        }

        if (plan.Hops.Count > 1)
        {
            ShowHops(screen, plan);
        }
        else if (plan.ClientImpact is { } impact)
        {
            screen.Paragraph("clients: ", impact);
        }

        if (plan.Policy is { } policy)
        {
            ShowPolicy(screen, policy);
        }

        if (plan.Forecast is { } forecast)
        {
            screen.Paragraph("window:  ", forecast);
        }

        if (plan.Configuration is { } configuration)
        {
            screen.Line();
            ConfigurationScreen.Show(screen, configuration);
        }

        if (plan.Verdict == "nothing_to_do")
        {
            screen.Line("nothing to do: every member runs the target.");
        }
    }

    private static void ShowPolicy(Screen screen, PlanPolicy policy)
    {
        foreach (var gate in policy.Gates)
        {
            screen.Paragraph("gate:    ", $"{gate.Name} ({gate.Kind}) {(gate.Answer switch { "open" => "is open now", "closed" => "is closed now", _ => "gave no answer now" })}; it is asked again before each stop.");
        }

        if (policy.SoakSeconds is { } soak)
        {
            screen.Paragraph("soak:    ", $"the first member runs the new release for {Spans.About(TimeSpan.FromSeconds(soak))} before the second one is stopped.");
        }

        ShowSteps(screen, "before each stop", policy.BeforeStop);
        ShowSteps(screen, "when a member serves again", policy.AfterServing);
        if (policy.Silenced)
        {
            screen.Paragraph("silence: ", "alerts are silent while a member is swapped.");
        }

        if (policy.MayStart is { } persons)
        {
            screen.Paragraph("persons: ", persons.Count == 0 ? "it is started by nobody: the lists of those who may have no person in common." : $"it is started by {string.Join(", ", persons)}, and by nobody else.");
        }

        if (policy.Rules.Any(rule => rule.From.Any(from => from != PolicyJoin.OwnFile)))
        {
            screen.Line();
            screen.Table(PolicyTable.Of(policy.Rules));
        }
    }

    private static void ShowSteps(Screen screen, string when, IReadOnlyList<PlanMemberStep> steps)
    {
        if (steps.Count > 0)
        {
            screen.Paragraph("steps:   ", $"{when}: {string.Join(", ", steps.Select(step => $"{step.Name} ({step.Kind}, {Spans.About(TimeSpan.FromSeconds(step.TimeoutSeconds))} at most{(step.Required ? "" : ", may fail")})"))}.");
        }
    }

    private static void ShowHops(Screen screen, PlanDocument plan)
    {
        screen.Line($"{plan.Hops.Count} hops; the checks and the order above are the first one's. About {Spans.About(TimeSpan.FromSeconds(plan.Hops.Sum(h => h.EstimatedSeconds + h.SoakSeconds)))} in all, without waits for people.");
        screen.Line();
        for (var i = 0; i < plan.Hops.Count; i++)
        {
            var hop = plan.Hops[i];
            screen.Line($"{i + 1}. {hop.From} → {hop.To}{(hop.PointOfNoReturn ? "" : " (patch)")}, known by: {hop.Evidence}");
            screen.Paragraph("   backups:  ", hop.Backups);
            screen.Paragraph("   clients:  ", hop.ClientImpact);
            screen.Paragraph("   time:     ", $"about {Spans.About(TimeSpan.FromSeconds(hop.EstimatedSeconds + hop.SoakSeconds))}: {hop.EstimateSource}{(hop.SoakSeconds > 0 ? $", and {Spans.About(TimeSpan.FromSeconds(hop.SoakSeconds))} of soak" : "")}");
            screen.Paragraph("   way back: ", hop.WayBack);
            foreach (var blocker in i == 0 ? [] : hop.Blockers)
            {
                screen.Paragraph("   WOULD BLOCK ", blocker);
            }

            foreach (var warning in i == 0 ? [] : hop.Warnings)
            {
                screen.Paragraph("   warning:  ", warning);
            }
        }
    }

    private static string Said(CheckDocument check) => check.Verdict switch
    {
        "passed" => $"{check.Title}.",
        "failed" => $"Not so: {check.Title}.",
        "not_checked" => $"Not known: {check.Title}.",
        _ => $"{check.Title}, but:",
    };

    // The public code is preflight.NAME.
    private static string NameOf(CheckDocument check) => check.Code[(check.Code.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string Mark(CheckDocument check) => check.Verdict switch
    {
        "passed" => "ok",
        "warned" => "warning",
        "not_checked" => "not checked",
        _ => check.Severity == "warning" ? "warning" : "BLOCKS",
    };
}
