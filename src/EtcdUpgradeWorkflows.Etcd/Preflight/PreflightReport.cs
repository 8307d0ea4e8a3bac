using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

[JsonConverter(typeof(JsonStringEnumConverter<PreflightSeverity>))]
public enum PreflightSeverity
{
    /// <summary>When it fails, no member is stopped.</summary>
    [JsonStringEnumMemberName("blocker")]
    Blocker,

    [JsonStringEnumMemberName("warning")]
    Warning,
}

[JsonConverter(typeof(JsonStringEnumConverter<PreflightVerdict>))]
public enum PreflightVerdict
{
    [JsonStringEnumMemberName("passed")]
    Passed,

    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It passes, and somebody should know something.</summary>
    [JsonStringEnumMemberName("warned")]
    Warned,

    /// <summary>It could not be made: neither green nor absent.</summary>
    [JsonStringEnumMemberName("notChecked")]
    NotChecked,
}

/// <summary>One check and what it saw.</summary>
/// <param name="Code">Dotted, such as <c>preflight.reachable</c>.</param>
/// <param name="Title">What has to be true.</param>
/// <param name="Evidence">What was seen, one fact a line.</param>
/// <param name="Advice">What to do; null when it passed.</param>
public sealed record PreflightResult(
    string Code, string Title, PreflightSeverity Severity, PreflightVerdict Verdict, IReadOnlyList<string> Evidence, string? Advice);

/// <summary>Every check of one hop, in the order of docs/operations.md; none is left out.</summary>
/// <param name="From">Null when there is no legal hop.</param>
/// <param name="SeenAt">When the probe it judges began.</param>
public sealed record PreflightReport(
    string Cluster, EtcdVersion? From, EtcdVersion Target, DateTimeOffset SeenAt, IReadOnlyList<PreflightResult> Results)
{
    /// <summary>A check that stands in the way has failed. One that could not be made is in <see cref="Unchecked"/>.</summary>
    public bool HasBlocker => Blockers.Any();

    [JsonIgnore]
    public IEnumerable<PreflightResult> Blockers =>
        Results.Where(result => result is { Severity: PreflightSeverity.Blocker, Verdict: PreflightVerdict.Failed });

    [JsonIgnore]
    public IEnumerable<PreflightResult> Unchecked => Results.Where(result => result.Verdict == PreflightVerdict.NotChecked);

    public PreflightResult? Find(string code) => Results.FirstOrDefault(result => result.Code == code);
}
