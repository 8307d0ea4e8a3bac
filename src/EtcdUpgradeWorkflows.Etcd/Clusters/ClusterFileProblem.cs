using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>One thing that is wrong, or worth knowing, in a cluster file.</summary>
/// <param name="Code">Dotted, such as <c>cluster.duplicate_name</c>.</param>
/// <param name="Path">Where, as a JSON path: <c>$.members[1].clientUrl</c>.</param>
/// <param name="Message">What is wrong. Never repeats a value that could be a secret.</param>
/// <param name="Advice">What to do.</param>
public sealed record ClusterFileProblem(string Code, string Path, ClusterFileSeverity Severity, string Message, string Advice)
{
    public override string ToString() => $"{Path}: {Message} {Advice} [{Code}]";
}

[JsonConverter(typeof(JsonStringEnumConverter<ClusterFileSeverity>))]
public enum ClusterFileSeverity
{
    [JsonStringEnumMemberName("error")]
    Error,

    [JsonStringEnumMemberName("warning")]
    Warning,
}

/// <summary>What reading a cluster file gave: a cluster, or every problem at once. Warnings may stand beside a cluster.</summary>
/// <param name="Spec">Null when there is an error.</param>
public sealed record ClusterFileReading(ClusterSpec? Spec, IReadOnlyList<ClusterFileProblem> Problems)
{
    [JsonIgnore]
    public IEnumerable<ClusterFileProblem> Errors => Problems.Where(problem => problem.Severity == ClusterFileSeverity.Error);

    [JsonIgnore]
    public IEnumerable<ClusterFileProblem> Warnings => Problems.Where(problem => problem.Severity == ClusterFileSeverity.Warning);
}
