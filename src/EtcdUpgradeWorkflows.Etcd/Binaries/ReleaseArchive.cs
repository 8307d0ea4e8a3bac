using System.Formats.Tar;
using System.IO.Compression;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>A published tar.gz of etcd. Only its programs are taken out; an archive that tries anything else is refused whole.</summary>
internal static class ReleaseArchive
{
    /// <summary>etcdctl and etcd have about 25 MB each.</summary>
    public const long MostBytesOfAProgram = 512L << 20;

    private static readonly string[] programs = ["etcd", "etcdctl", "etcdutl"];

    /// <summary>Fails with <c>binaries.archive_invalid</c> or <c>binaries.archive_unsafe</c>.</summary>
    public static async Task UnpackAsync(string archive, string directory, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(archive);
            await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
            await using var reader = new TarReader(unzipped);
            while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                await TakeAsync(entry, directory, cancellationToken);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("binaries.archive_invalid", $"The archive is no tar.gz that can be read: {e.Message}", "Look at what the URL gives."), e);
        }
    }

    private static async Task TakeAsync(TarEntry entry, string directory, CancellationToken cancellationToken)
    {
        if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
        {
            return;
        }

        var parts = entry.Name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToArray();
        if (entry.Name.StartsWith('/') || parts.Contains("..") || entry.Name.Contains('\\', StringComparison.Ordinal))
        {
            throw Unsafe($"the name '{entry.Name}' leads out of it");
        }

        if (entry.EntryType is not (TarEntryType.Directory or TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
        {
            throw Unsafe($"'{entry.Name}' is no file or directory ({entry.EntryType})");
        }

        // etcd-v3.5.16-linux-amd64/etcd: deeper down lies documentation.
        if (entry.EntryType is TarEntryType.Directory || parts.Length is 0 or > 2 || !programs.Contains(parts[^1]))
        {
            return;
        }

        if (entry.Length > MostBytesOfAProgram)
        {
            throw Unsafe($"'{entry.Name}' has {entry.Length >> 20} MiB");
        }

        var target = Path.Combine(directory, parts[^1]);
        if (File.Exists(target))
        {
            throw Unsafe($"it holds {parts[^1]} twice");
        }

        await using var written = new FileStream(target, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
        });
        if (entry.DataStream is { } data)
        {
            await data.CopyToAsync(written, cancellationToken);
        }
    }

    private static WorkflowErrorException Unsafe(string why) => new(WorkflowError.NeedsOperator(
        "binaries.archive_unsafe", $"The archive was not unpacked: {why}.", "An archive of etcd holds nothing like it. Find out where this one comes from."));
}
