using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>A full disk says nothing of a backup: it is told as what it is.</summary>
internal static class DiskRoom
{
    /// <param name="message">Of an exception, or of one of etcd's tools.</param>
    public static bool IsWanting(string message) => message.Contains("no space left on device", StringComparison.OrdinalIgnoreCase);

    /// <summary>Bytes free at a path, or where it would be made.</summary>
    public static long FreeAt(string path)
    {
        var existing = path;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        return new DriveInfo(existing).AvailableFreeSpace;
    }

    public static WorkflowError None(string what) =>
        WorkflowError.NeedsOperator("host.no_room", $"{what}: there is no room on the disk. It says nothing of the backup, and no member was stopped for it.", "Make room, then retry.");
}
