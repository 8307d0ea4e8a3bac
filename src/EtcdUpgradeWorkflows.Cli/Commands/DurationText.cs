using EtcdUpgradeWorkflows.Etcd.Documents;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>A duration as a person gives it.</summary>
internal static class DurationText
{
    public static TimeSpan Parse(string text) => WrittenDuration.Find(text) ?? throw CommandFailure.Usage($"'{text}' is no duration.", WrittenDuration.Advice);
}
