using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Etcd.Logs;

[JsonConverter(typeof(JsonStringEnumConverter<LogMeaning>))]
public enum LogMeaning
{
    /// <summary>Shows that a step did what it should.</summary>
    [JsonStringEnumMemberName("evidence")]
    Evidence,

    /// <summary>Belongs to an upgrade, and ceases by itself.</summary>
    [JsonStringEnumMemberName("expected")]
    Expected,

    /// <summary>Frightens, and means nothing.</summary>
    [JsonStringEnumMemberName("harmless")]
    Harmless,

    /// <summary>Somebody has to act before anything else is done.</summary>
    [JsonStringEnumMemberName("act_now")]
    ActNow,

    /// <summary>A warning or worse that nothing is known of.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}

/// <summary>What is known of lines like one.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Pattern">A regular expression, looked for in the line's text.</param>
/// <param name="Why">What it says, in our words.</param>
/// <param name="Source">Guide, issue or measurement.</param>
public sealed record LogRule(string Id, string Pattern, LogMeaning Meaning, string Why, string Source);

/// <param name="Rule">Null of an unknown one.</param>
public sealed record ClassifiedLine(EtcdLogLine Line, LogMeaning Meaning, LogRule? Rule);

/// <summary>Tells what lines of members' logs mean; what is known lies in <c>log-lines.json</c>, embedded. The first rule that matches counts.</summary>
public sealed class LogClassifier
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<LogClassifier> LazyShipped = new(ReadShipped);

    private readonly IReadOnlyList<(LogRule Rule, Regex Pattern)> rules;

    // Without backtracking a match's work grows with the line alone, and lines are cut: no time-out, which a machine that stands still for a moment would run into.
    public LogClassifier(IEnumerable<LogRule> rules) =>
        this.rules = [.. rules.Select(rule => (rule, new Regex(rule.Pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)))];

    public static LogClassifier Shipped => LazyShipped.Value;

    public IEnumerable<LogRule> Rules => rules.Select(entry => entry.Rule);

    /// <summary>Null of a line that says nothing: neither known nor a warning.</summary>
    public ClassifiedLine? Classify(EtcdLogLine line)
    {
        foreach (var (rule, pattern) in rules)
        {
            if (pattern.IsMatch(line.Text))
            {
                return new(line, rule.Meaning, rule);
            }
        }

        return line.Level >= EtcdLogLevel.Warning ? new(line, LogMeaning.Unknown, null) : null;
    }

    private static LogClassifier ReadShipped()
    {
        using var stream = typeof(LogClassifier).Assembly.GetManifestResourceStream("log-lines.json") ?? throw new InvalidOperationException("log-lines.json is not embedded");
        return new(JsonSerializer.Deserialize<List<LogRule>>(stream, Options)!);
    }
}
