using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>What a host shows beside record and world. Read without the lock; nothing is changed.</summary>
/// <param name="RecordWrittenAt">When the record was last written, by the host's clock: that of an open one when its swap began. Null when there is none.</param>
/// <param name="ChangedBy">The pid of a script that changes the member now; null when none does.</param>
/// <param name="DataMissing">Why the member must not be started as it is; null when nothing speaks against it.</param>
public sealed record HostTrace(DateTimeOffset? RecordWrittenAt, int? ChangedBy, string? DataMissing)
{
    public static readonly HostTrace None = new(null, null, null);

    /// <summary>It was changed while it was looked at: what was seen in between may be of neither state.</summary>
    public bool ChangedMeanwhile { get; init; }

    /// <summary>The restore that the data are of; null when they are of none.</summary>
    public string? Restored { get; init; }

    /// <summary>Restores whose data lie ready beside the member's own.</summary>
    public IReadOnlyList<string> Prepared { get; init; } = [];

    /// <summary>Of a process host, which is this machine; nothing of any other kind.</summary>
    public static HostTrace Of(HostSpec host) => host is not ProcessHostSpec spec ? None : new(
        WrittenAt(Path.Combine(spec.Install, ".etcdup", "record")), FindScript(spec.Install), FindDataMissing(spec.DataDir))
    {
        Restored = DataRestorer.FindRestore(spec.DataDir), Prepared = DataRestorer.FindPrepared(spec.DataDir),
    };

    /// <summary>This one, with what changed since an earlier one.</summary>
    public HostTrace Since(HostTrace earlier) => this with
    {
        ChangedBy = ChangedBy ?? earlier.ChangedBy, ChangedMeanwhile = ChangedMeanwhile || earlier.ChangedMeanwhile || RecordWrittenAt != earlier.RecordWrittenAt,
    };

    private static DateTimeOffset? WrittenAt(string record)
    {
        try
        {
            return File.Exists(record) ? new DateTimeOffset(File.GetLastWriteTimeUtc(record), TimeSpan.Zero) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // As the script calls itself once it is detached; place runs attached.
    private static int? FindScript(string install)
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
            try
            {
                var words = Encoding.UTF8.GetString(File.ReadAllBytes($"{directory}/cmdline")).Split('\0');
                if (words.Take(4).Any(word => word is "detached-swap" or "detached-halt" or "place") && words.Zip(words.Skip(1)).Any(pair => pair == ("--install", install)))
                {
                    return pid;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended, or belongs to somebody else.
            }
        }

        return null;
    }

    // As has_data in member.sh: a member without them would begin a cluster of its own.
    private static string? FindDataMissing(string dataDir) =>
        !Directory.Exists(Path.Combine(dataDir, "member")) ? $"there are no data in {dataDir}"
        : File.Exists(Path.Combine(dataDir, "member", "etcdup-restore")) && !Directory.Exists(Path.Combine(dataDir, "member", "wal"))
            ? $"{dataDir} is of a restore that has not ended: the member gets its data from the others"
        : null;
}
