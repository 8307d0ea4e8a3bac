using System.Formats.Tar;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>
/// Unpacks an archive of directories and files, with holes where there are only zeros. etcd 3.x preallocates 64 MB of log that a copy holds as zeros: written out,
/// each would be that much for the disk to do before a scratch member's first sync.
/// </summary>
internal static class SparseTar
{
    private const int Block = 64 * 1024;

    private const UnixFileMode DirectoryMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="InvalidDataException">It holds something else, or a name that leads out of the directory.</exception>
    public static async Task ExtractAsync(Stream archive, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory, DirectoryMode);
        var root = Path.GetFullPath(directory) + Path.DirectorySeparatorChar;
        await using var reader = new TarReader(archive, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            var path = Path.GetFullPath(Path.Combine(root, entry.Name));
            if (!$"{path}{Path.DirectorySeparatorChar}".StartsWith(root, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"'{entry.Name}' leads out of the directory.");
            }

            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    Directory.CreateDirectory(path, DirectoryMode);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!, DirectoryMode);
                    await WriteAsync(entry.DataStream, path, cancellationToken);
                    break;
                default:
                    throw new InvalidDataException($"'{entry.Name}' is neither a file nor a directory.");
            }
        }
    }

    /// <summary>The bytes of all files.</summary>
    public static async Task<long> MeasureAsync(Stream archive, CancellationToken cancellationToken)
    {
        await using var reader = new TarReader(archive, leaveOpen: true);
        long bytes = 0;
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            bytes += entry.Length;
        }

        return bytes;
    }

    private static async Task WriteAsync(Stream? data, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        var buffer = new byte[Block];
        long length = 0;
        while (data is not null && await data.ReadAtLeastAsync(buffer, Block, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            if (buffer.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                await RandomAccess.WriteAsync(file.SafeFileHandle, buffer.AsMemory(0, read), length, cancellationToken);
            }

            length += read;
        }

        file.SetLength(length);
    }
}
