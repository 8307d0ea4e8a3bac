using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>A way down that its maintainers support after a hop is complete. Where there is none, only a backup leads back.</summary>
/// <param name="TargetFloor">The least release to go down to; null when none is named.</param>
/// <param name="Conditions">What must be true before.</param>
/// <param name="Steps">In their order.</param>
/// <param name="Cancel">How it is given up half way.</param>
public sealed record DowngradeRule(
    EtcdMinor From, EtcdMinor To, DowngradeWay Way, EtcdVersion? TargetFloor, IReadOnlyList<string> Conditions, IReadOnlyList<string> Steps,
    string Cancel, IReadOnlyList<string> Remarks);

[JsonConverter(typeof(JsonStringEnumConverter<DowngradeWay>))]
public enum DowngradeWay
{
    /// <summary>The old binary is told to accept the newer cluster version; nothing is announced to the cluster.</summary>
    [JsonStringEnumMemberName("replace")]
    Replace,

    /// <summary>It is announced (<c>downgrade enable</c>), the data is brought back to the old form, then the members are replaced.</summary>
    [JsonStringEnumMemberName("formal")]
    Formal,
}
