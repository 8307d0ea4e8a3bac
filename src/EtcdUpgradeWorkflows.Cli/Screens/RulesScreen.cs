using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>Rules for people: all hops as a table, one hop in full.</summary>
internal static class RulesScreen
{
    public static object Row(HopRule hop) => new
    {
        hop.From, hop.To, SourceFloor = hop.Source.Floor, SourceRecommended = hop.Source.Recommended, TargetFloor = hop.Target.Floor,
        TargetRecommended = hop.Target.Recommended, Blockers = hop.Blockers.Select(b => b.Code), hop.Evidence,
    };

    public static void Show(Screen screen, HopRules rules, IReadOnlyList<RulesDocument> installed, TimeProvider time)
    {
        screen.Line($"rules {rules.Version}, as of {rules.AsOf:yyyy-MM-dd}");
        screen.Line();
        TextTable table = new("HOP", "FROM AT LEAST", "BETTER", "TO AT LEAST", "BETTER", "KNOWN BY", "BLOCKED BY");
        foreach (var hop in rules.Hops.Where(hop => !hop.IsPatch))
        {
            table.Add(
                hop.ToString(), Text(hop.Source.Floor), Text(hop.Source.Recommended), Text(hop.Target.Floor), Text(hop.Target.Recommended), Word(hop.Evidence),
                hop.Blockers.Count == 0 ? "-" : string.Join(", ", hop.Blockers.Select(b => Word(b.Code))));
        }

        screen.Table(table);
        screen.Line();
        TextTable versions = new("INSTALLED", "BY", "AT", "");
        foreach (var one in installed)
        {
            versions.Add(one.Version, one.InstalledBy, Spans.Instant(one.InstalledAt, time)[..16], one.Newest ? "judge every hop that begins" : "");
        }

        screen.Table(versions);
    }

    public static void Show(Screen screen, HopRules rules, HopRule hop)
    {
        screen.Line($"{hop}, rules {rules.Version} as of {rules.AsOf:yyyy-MM-dd}");
        screen.Line();
        screen.Paragraph("from:      ", Bounds(hop.Source));
        screen.Paragraph("to:        ", Bounds(hop.Target));
        Each(screen, "blocked:   ", hop.Blockers.Select(b => $"{Word(b.Code)}: {b.Why} {b.Advice}{(b.LiftedFromSource is { } lifted ? $" (Not from {lifted} on.)" : "")}"));
        Each(screen, "gone:      ", hop.RemovedFlags.Select(f => $"--{f.Name}. {f.Advice}{(f.LossIsUnsafe ? " As a variable it would be ignored, and its protection with it." : "")}"));
        Each(screen, "renamed:   ", hop.RenamedFlags.Select(f => $"--{f.Name}, now --{f.Replacement}; the old name still works."));
        Each(screen, "refused:   ", hop.RefusedValues.Select(v => $"--{v.Flag}={v.Value}. {v.Advice}"));
        if (hop.EnvironmentConflictIsFatal)
        {
            screen.Paragraph("refused:   ", "A flag and its ETCD_ variable both given.");
        }

        Each(screen, "default:   ", hop.ChangedDefaults.Select(c => $"--{c.Flag}: {c.Before}, now {c.After}. {c.Note}"));
        Each(screen, "remark:    ", hop.Remarks);
        var from = rules.FindRelease(hop.From)!;
        if (from.WaitAdvice is { } wait)
        {
            screen.Paragraph("waits:     ", wait);
        }

        screen.Paragraph("clients:   ", $"One write gap {from.LeaderStop} when the leader is stopped ({Word(from.LeaderStop.Evidence)}).");
        screen.Paragraph("way back:  ", hop.Downgrade);
        if (rules.FindDowngrade(hop.To, hop.From) is { } down)
        {
            Each(screen, "  if:      ", down.Conditions);
            Each(screen, "  step:    ", down.Steps);
            screen.Paragraph("  cancel:  ", down.Cancel);
            Each(screen, "  remark:  ", down.Remarks);
        }

        screen.Paragraph("known by:  ", hop.Sources.Count == 0 ? Word(hop.Evidence) : $"{Word(hop.Evidence)}: {string.Join("; ", hop.Sources)}");
    }

    private static void Each(Screen screen, string label, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            screen.Paragraph(label, text);
        }
    }

    private static string Bounds(ReleaseBounds bounds) =>
        (bounds.Floor, bounds.Recommended) switch
        {
            (null, null) => "any release",
            ({ } floor, null) => $"{floor} or newer",
            (null, { } better) => $"any release; recommended {better}",
            ({ } floor, { } better) => floor == better ? $"{floor} or newer" : $"{floor} or newer; recommended {better}",
        };

    private static string Text(EtcdVersion? version) => version?.ToString() ?? "-";

    private static string Word<T>(T value)
        where T : struct, Enum => Engine.EngineJson.Element(value).GetString()!;
}
