using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>How a cluster stands, and the ways on, each with the lines that a person can type.</summary>
internal static class ConditionScreen
{
    private const string Indent = "    ";

    public static void Show(Screen screen, ClusterCondition condition, string file, TimeProvider time)
    {
        screen.Paragraph("", $"{condition.Cluster}: {condition.Said}");
        screen.Line();
        TextTable members = new("MEMBER", "STATE", "SERVES", "VERSION", "LEADS", "RAFT INDEX", "RECORD");
        foreach (var member in condition.Members)
        {
            members.Add(
                member.Name, Words(member.Condition), member.Serves ? "yes" : member.Reachable ? "no, it answers" : "no", member.Version, member.IsLeader ? "yes" : "",
                member.RaftIndex?.ToString(CultureInfo.InvariantCulture), Record(member, time));
        }

        screen.Table(members);
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"cluster version {condition.ClusterVersion ?? "not known"}, can lose {Math.Max(0, condition.CanLose)}{(condition.CanLose < 0 ? " (it does not answer now)" : "")}, {(condition.Alarms is { } alarms ? $"{alarms.Count} alarms" : "alarms not known")}"));
        foreach (var member in condition.Members.Where(member => member.Ways.Count > 0))
        {
            screen.Line();
            screen.Line(member.Said);
            foreach (var way in member.Ways)
            {
                screen.Paragraph($"  {(way.IsLegal ? "legal" : "NOT  ")}  ", $"{way.What}. {way.Why}");
                screen.Lines(way.Commands.Select(command => $"{Indent}{command}"));
            }
        }

        if (condition.Members.Any(member => member.Condition is MemberCondition.HalfDone or MemberCondition.Down or MemberCondition.RecordOpen))
        {
            ShowWaysOfEtcdup(screen, condition, file);
        }
    }

    private static void ShowWaysOfEtcdup(Screen screen, ClusterCondition condition, string file)
    {
        var target = FindTarget(condition);
        screen.Line();
        screen.Paragraph("", "With the server and its database: any command on that data directory; its run finishes what is half done. Only when both are lost, with a new data directory:");
        screen.Line($"{Indent}export ETCDUP_DATA=/var/lib/etcdup-new");
        screen.Line($"{Indent}etcdup clusters add {ShellWord.Quote(file)}");
        screen.Line($"{Indent}etcdup binaries add VERSION DIR        # each release that is involved");
        screen.Line($"{Indent}etcdup clusters adopt {condition.Cluster} --reason 'database lost'        # asks first");
        screen.Line(target is null ? $"{Indent}etcdup clusters up {condition.Cluster}" : $"{Indent}etcdup upgrade --cluster {condition.Cluster} --to {target} --yes        # begins with what is half done");
        screen.Paragraph(
            "", $"By hand: the lines above, on the member's machine, as the user who runs etcd, one member at a time, while no etcdup works on {condition.Cluster}. This look is of {condition.ProbedAt:u}; make another one before each step.");
    }

    /// <summary>Null when nothing is half done. An open rollback that was overtaken has only the way forward, so the highest that was seen.</summary>
    private static EtcdVersion? FindTarget(ClusterCondition condition) =>
        condition.Members.All(member => member.Record is not { Open: true, To: not null }) ? null
        : condition.Members.SelectMany(member => new[] { member.Record is { Open: true } open ? open.To?.Version : null, member.Version, member.Process?.Version, member.Linked })
            .Select(text => EtcdVersion.TryParse(text, out var version) ? version : (EtcdVersion?)null).Max();

    private static string Words(MemberCondition condition) => condition switch
    {
        MemberCondition.Whole => "whole",
        MemberCondition.Changing => "changes now",
        MemberCondition.HalfDone => "HALF DONE",
        MemberCondition.RecordOpen => "record open",
        MemberCondition.Down => "DOWN",
        MemberCondition.NotServing => "NOT SERVING",
        MemberCondition.LinkedElsewhere => "link elsewhere",
        _ => "not known",
    };

    private static string? Record(ConditionOfMember member, TimeProvider time) =>
        member.HostError is { } error ? error.Code
        : member.Record is not { } record ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(record.Open ? $"open to {record.To}" : "closed")}, number {record.Number}{(member.RecordWrittenAt is { } written ? $", {Spans.Instant(written, time)}" : "")}, {record.Controller[..Math.Min(8, record.Controller.Length)]}");
}
