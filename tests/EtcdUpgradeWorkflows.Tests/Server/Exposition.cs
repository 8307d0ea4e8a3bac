using System.Globalization;
using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What a server exposed to Prometheus, read strictly: a line that is not of the text format is an error.</summary>
internal sealed partial class Exposition
{
    private readonly List<Sample> _samples = [];
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    public Exposition(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                _kinds[words[2]] = words[3];
            }
            else if (!line.StartsWith('#'))
            {
                var match = Line().Match(line);
                Assert.True(match.Success, $"not of the text format: {line}");
                _samples.Add(new(
                    match.Groups["name"].Value,
                    Label().Matches(match.Groups["labels"].Value).ToDictionary(label => label.Groups["label"].Value, label => label.Groups["value"].Value, StringComparer.Ordinal),
                    double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Names as queries use them, those of a histogram's parts included.</summary>
    public IReadOnlySet<string> Names => _samples.Select(sample => sample.Name).ToHashSet();

    /// <summary>By name, without a histogram's parts.</summary>
    public IReadOnlyDictionary<string, string> Kinds => _kinds;

    public bool HasLabel(string name, string label) => _samples.Any(sample => sample.Name == name && sample.Labels.ContainsKey(label));

    public bool HasLabel(string name, string label, string value) => _samples.Any(sample => sample.Name == name && sample.Labels.GetValueOrDefault(label) == value);

    public IEnumerable<string> LabelsOf(string name) => _samples.Where(sample => sample.Name == name || PartsOf(name).Contains(sample.Name)).SelectMany(sample => sample.Labels.Keys).Distinct();

    public IEnumerable<string> ValuesOf(string name, string label) => _samples.Where(sample => sample.Name == name && sample.Labels.ContainsKey(label)).Select(sample => sample.Labels[label]).Distinct();

    /// <summary>Of all samples of a name with these labels together.</summary>
    public double Sum(string name, params (string Label, string Value)[] labels)
    {
        var found = _samples.Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Label) == label.Value)).ToList();
        Assert.NotEmpty(found);
        return found.Sum(sample => sample.Value);
    }

    public static IEnumerable<string> PartsOf(string histogram) => [$"{histogram}_bucket", $"{histogram}_sum", $"{histogram}_count"];

    private sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)*)\})? (?<value>\S+)( \d+)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("""(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\]|\\.)*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
