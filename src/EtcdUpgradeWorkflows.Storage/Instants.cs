namespace EtcdUpgradeWorkflows.Storage;

/// <summary>What both databases can keep of an instant: UTC, whole microseconds.</summary>
internal static class Instants
{
    public static DateTimeOffset CutToMicroseconds(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
