using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>● serves the target, ◐ serves another version, ○ does not serve.</summary>
internal static class MemberDots
{
    public static string Of(MemberDocument member, string? target) =>
        member.State != "serving" ? "○" : target is null || member.Version == target ? "●" : "◐";
}
