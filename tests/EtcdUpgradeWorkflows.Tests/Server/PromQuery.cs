using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>Which metrics and labels a PromQL expression uses, as far as the rules and the dashboard need it: no parser.</summary>
internal sealed partial class PromQuery
{
    private static readonly HashSet<string> Words = ["by", "without", "on", "ignoring", "or", "and", "unless", "offset", "bool", "group_left", "group_right", "inf", "nan"];

    public PromQuery(string expression)
    {
        Selectors = [.. Selector().Matches(expression).SelectMany(selector => Matcher().Matches(selector.Groups["matchers"].Value).Select(matcher => (
            Metric: selector.Groups["metric"].Value, Label: matcher.Groups["label"].Value, Value: matcher.Groups["operator"].Value == "=" ? matcher.Groups["value"].Value : null)))];
        Grouping = [.. Group().Matches(expression).SelectMany(group => group.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        var bare = Group().Replace(Range().Replace(Braces().Replace(expression, ""), ""), "");
        Metrics = [.. Identifier().Matches(bare).Where(word => !Words.Contains(word.Value.ToLowerInvariant()) && !IsFunction(bare, word)).Select(word => word.Value).Distinct()];
    }

    public IReadOnlyList<string> Metrics { get; }

    /// <summary>Labels that are compared in braces; the value is null when it is no equality.</summary>
    public IReadOnlyList<(string Metric, string Label, string? Value)> Selectors { get; }

    /// <summary>Labels of by, on and the like.</summary>
    public IReadOnlyList<string> Grouping { get; }

    private static bool IsFunction(string text, Match word) => text[(word.Index + word.Length)..].TrimStart().StartsWith('(');

    [GeneratedRegex("""(?<metric>[a-zA-Z_:][\w:]*)\{(?<matchers>[^}]*)\}""", RegexOptions.ExplicitCapture)]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<label>\w+)\s*(?<operator>=~|!~|!=|=)\s*"(?<value>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Matcher();

    [GeneratedRegex("""\b(by|without|on|ignoring)\s*\((?<labels>[^)]*)\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Group();

    [GeneratedRegex("""\{[^}]*\}""")]
    private static partial Regex Braces();

    [GeneratedRegex("""\[[^\]]*\]|\boffset\s+\w+""")]
    private static partial Regex Range();

    [GeneratedRegex("""(?<![\w.])[a-zA-Z_:][\w:]*""")]
    private static partial Regex Identifier();
}
