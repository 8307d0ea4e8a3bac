using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Logs;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Reads what every member has logged since it was last read in this run, and says what is known of it beside the step that caused it. The first time it only
/// notes where the logs end. A line after which somebody has to act is an incident.
/// </summary>
public sealed class CheckLogs(FencedClusters clusters) : LeafActivity
{
    public const string MarksOutput = "logMarks";

    public const string ActNow = "etcd.log_act_now";

    public const string GoesOn = "etcd.warning_goes_on";

    private const int Shown = 5;
    private const int MostCharacters = 300;

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.CheckLogs", Category = EtcdActivity.Category, DisplayName = "Check logs",
        Description = "Reads what every member has logged since the last time, and says which lines are expected.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster,
            new("MostLines", "Int32", "Read from the end of each log at most; what is longer is cut.", Default: 1000),
            new("MustHaveCeased", "String", "Names of known lines, separated by commas, that must not be there any more (not-up-to-date, higher-version)."),
        ],
        Outputs = [new("Unknown", "Int32", "How many warnings there were that nothing is known of.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        if (cluster.Spec.IsManual)
        {
            context.Note("The members' logs were not read: no host access. Whoever works the members looks at them.");
            return ActivityResult.Outcome("Done", ("Unknown", 0));
        }

        var marks = context.FindWorkflowOutput(MarksOutput)?.Deserialize<Dictionary<string, string>>(EngineJson.Options) ?? new(StringComparer.Ordinal);
        List<(string Member, ClassifiedLine Line)> found = [];
        Dictionary<string, string> ends = new(StringComparer.Ordinal);
        foreach (var member in cluster.Spec.Members)
        {
            var lines = await cluster.ReadLogTailAsync(member.Name, context.Inputs.Integer("MostLines"), cancellationToken);
            ends[member.Name] = lines.Count > 0 ? MarkOf(lines[^1]) : "";
            if (marks.TryGetValue(member.Name, out var mark))
            {
                found.AddRange(After(lines, mark).Select(line => LogClassifier.Shipped.Classify(EtcdLogLine.Parse(line))).OfType<ClassifiedLine>().Select(line => (member.Name, line)));
            }
        }

        if (FindProblem(context, found) is { } problem)
        {
            return EtcdActivity.Failed(problem);
        }

        Say(context, found);
        context.SetWorkflowOutput(MarksOutput, EngineJson.Element(ends));
        if (marks.Count == 0)
        {
            context.Note($"The logs of {ends.Count} members are read from here on.");
        }

        return ActivityResult.Outcome("Done", ("Unknown", found.Count(entry => entry.Line.Meaning == LogMeaning.Unknown)));
    }

    private static WorkflowError? FindProblem(ActivityContext context, List<(string Member, ClassifiedLine Line)> found)
    {
        var act = found.Where(entry => entry.Line.Meaning == LogMeaning.ActNow).ToList();
        if (act.Count > 0 && !context.AnswersTo(ActNow))
        {
            return WorkflowError.NeedsOperator(
                ActNow, string.Join(" ", act.Take(Shown).Select(entry => $"{entry.Member} logged \"{Cut(entry.Line.Line.Text)}\". {entry.Line.Rule!.Why}")),
                "Act on what it says before anything else; `runs retry` goes on without looking at these lines again.");
        }

        var ceased = (context.Inputs.TextOrNull("MustHaveCeased") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var still = found.Where(entry => entry.Line.Rule is { } rule && ceased.Contains(rule.Id)).ToList();
        return still.Count > 0 && !context.AnswersTo(GoesOn)
            ? WorkflowError.NeedsOperator(
                GoesOn, $"What should have ceased goes on: {string.Join(" ", still.Take(Shown).Select(entry => $"{entry.Member} logged \"{Cut(entry.Line.Line.Text)}\"."))}",
                "Look whether every member runs the new release; `runs retry` goes on without looking at these lines again.")
            : null;
    }

    private static void Say(ActivityContext context, List<(string Member, ClassifiedLine Line)> found)
    {
        foreach (var (member, line) in found.Where(entry => entry.Line.Meaning == LogMeaning.Evidence))
        {
            context.Note($"{member}: \"{Cut(line.Line.Text)}\". {line.Rule!.Why}", new { line.Rule.Id });
        }

        foreach (var group in found.Where(entry => entry.Line.Rule is { Meaning: LogMeaning.Expected or LogMeaning.Harmless }).GroupBy(entry => entry.Line.Rule!))
        {
            var members = string.Join(", ", group.Select(entry => entry.Member).Distinct().Order(StringComparer.Ordinal));
            context.Note(
                $"{(group.Key.Meaning == LogMeaning.Expected ? "Expected" : "Harmless")}, {group.Count()} {(group.Count() == 1 ? "line" : "lines")} of {members}: {group.Key.Why}",
                new { group.Key.Id, Lines = group.Take(Shown).Select(entry => $"{entry.Member}: {Cut(entry.Line.Line.Text)}") });
        }

        var unknown = found.Where(entry => entry.Line.Meaning == LogMeaning.Unknown).ToList();
        foreach (var (member, line) in unknown.Take(Shown))
        {
            context.Note($"Not known, {member}: \"{Cut(line.Line.Text)}\".");
        }

        if (unknown.Count > Shown)
        {
            context.Note($"{unknown.Count - Shown} more lines that nothing is known of.");
        }
    }

    // A log that was cut or turned over since has the mark no more: all that is there is new.
    private static IEnumerable<string> After(IReadOnlyList<string> lines, string mark)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (MarkOf(lines[i]) == mark)
            {
                return lines.Skip(i + 1);
            }
        }

        return lines;
    }

    private static string MarkOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    private static string Cut(string text) => text.Length > MostCharacters ? $"{text[..MostCharacters]}…" : text;
}
