using System.Globalization;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using NodaTime;
using NodaTime.Text;

namespace EtcdUpgradeWorkflows.Etcd.Documents;

/// <param name="Value">Null when there is a problem.</param>
public sealed record DocumentReading<T>(T? Value, IReadOnlyList<DocumentProblem> Problems)
    where T : class;

/// <param name="Property">What of the document.</param>
public sealed record DocumentProblem(string Property, WorkflowError Error);

/// <summary>Reads the parts of a document and collects what is wrong: all of it is said at once.</summary>
internal sealed partial class DocumentReader
{
    private const int LongestShown = 64;
    private const int MostClusters = 1000;

    private static readonly Duration Longest = Duration.FromDays(31);

    public List<DocumentProblem> Problems { get; } = [];

    /// <summary>As a message can quote it: short, and on one line.</summary>
    public static string Shown(string text) => string.Concat((text.Length > LongestShown ? text[..LongestShown] + "…" : text).Select(c => char.IsControl(c) ? '?' : c));

    public void Require(bool isSo, string code, string property, string message, string advice)
    {
        if (!isSo)
        {
            Problems.Add(new(property, WorkflowError.Permanent(code, message, advice)));
        }
    }

    public string Name(string name, string code)
    {
        Require(NamePattern().IsMatch(name), code, "name", $"'{Shown(name)}' is no name.", "Up to 63 lower-case letters, digits and dashes, the first no dash.");
        return name;
    }

    public T Take<T>(ParseResult<T> parsed, string code, string what, string property, string given, string advice)
    {
        Require(parsed.Success, code, property, $"'{Shown(given)}' is no {what}.", advice);
        return parsed.Success ? parsed.Value : default!;
    }

    /// <param name="isNew">As it is added: what could be read in two ways is refused. What is stored is read as it was.</param>
    public Duration Length(string text, string code, string property, bool isNew)
    {
        var length = isNew ? WrittenDuration.Find(text)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var stored) && text.Contains(':', StringComparison.Ordinal) ? stored
            : null;
        var duration = Duration.FromTimeSpan(length ?? TimeSpan.Zero);
        Require(duration > Duration.Zero && duration <= Longest, code, property, $"'{Shown(text)}' is no duration of a minute to 31 days.", WrittenDuration.Advice);
        return duration;
    }

    public void Clusters(IReadOnlyList<string> clusters, string code)
    {
        Require(clusters.Count <= MostClusters, code, "clusters", $"{clusters.Count} clusters are named.", "Name none: then it is for every one.");
        foreach (var cluster in clusters.Where(cluster => cluster is null || !NamePattern().IsMatch(cluster)).Take(1))
        {
            Require(false, code, "clusters", $"'{Shown(cluster ?? "")}' is no name of a cluster.", "Name clusters as `etcdup clusters list` does.");
        }
    }

    public void Labels(IReadOnlyList<string>? labels, string code)
    {
        foreach (var label in (labels ?? []).Where(label => label is null || !ClusterLabel.IsLabel(label)).Take(1))
        {
            Require(false, code, "labels", $"'{Shown(label ?? "")}' is no label.", "Give it as key=value, such as env=prod.");
        }

        Require(labels is null || labels.Count <= MostClusters, code, "labels", "Too many labels are named.", "Name fewer.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z")]
    private static partial Regex NamePattern();
}
