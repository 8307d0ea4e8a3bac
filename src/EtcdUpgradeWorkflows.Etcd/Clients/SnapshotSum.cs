using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>
/// The sha256 of a snapshot while it streams by, and the check of the sum that etcd itself puts behind the database pages: 32 bytes
/// after a multiple of 512.
/// </summary>
internal sealed class SnapshotSum : IDisposable
{
    private const int PageSize = 512;

    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // Lags 32 bytes behind: at the end, what it has not seen is the sum.
    private readonly IncrementalHash pages = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] tail = [];
    private long size;

    public void Append(ReadOnlySpan<byte> part)
    {
        whole.AppendData(part);
        size += part.Length;
        byte[] pending = [.. tail, .. part];
        var settled = Math.Max(0, pending.Length - SHA256.HashSizeInBytes);
        pages.AppendData(pending.AsSpan(0, settled));
        tail = pending[settled..];
    }

    /// <summary>Fails with <c>etcd.snapshot_corrupt</c>.</summary>
    public SnapshotAnswer Finish(Uri endpoint)
    {
        if (size % PageSize == SHA256.HashSizeInBytes && !pages.GetHashAndReset().AsSpan().SequenceEqual(tail))
        {
            throw new WorkflowErrorException(WorkflowError.Transient(
                "etcd.snapshot_corrupt", $"{endpoint}: the snapshot's own checksum does not fit what arrived.", "Take it again, or from another member."));
        }

        return new SnapshotAnswer(size, Convert.ToHexStringLower(whole.GetHashAndReset()));
    }

    public void Dispose()
    {
        whole.Dispose();
        pages.Dispose();
    }
}
