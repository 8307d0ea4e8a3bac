using System.Buffers.Binary;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>Whose a file is, without following a link.</summary>
/// <param name="User">The numeric user id.</param>
/// <param name="Mode">Type and permission bits, as stat(2) has them.</param>
internal sealed record FileOwner(uint User, ushort Mode)
{
    private const ushort TypeMask = 0xF000;
    private const ushort RegularFile = 0x8000;
    private const ushort OthersMask = 0x3F;

    public bool IsThisUser => User == NativeMethods.geteuid();

    /// <summary>A regular file that nobody else may read or write.</summary>
    public bool IsPrivateFile => IsThisUser && (Mode & TypeMask) == RegularFile && (Mode & OthersMask) == 0;

    /// <summary>Null when it cannot be looked at.</summary>
    public static unsafe FileOwner? Of(string path)
    {
        var buffer = stackalloc byte[256];
        if (NativeMethods.statx(NativeMethods.AtWorkingDirectory, path, NativeMethods.AtNoFollow, NativeMethods.StatxBasic, buffer) != 0)
        {
            return null;
        }

        // struct statx is the same on every architecture: uid at 20, mode at 28.
        ReadOnlySpan<byte> status = new(buffer, 256);
        return new(BinaryPrimitives.ReadUInt32LittleEndian(status[20..]), BinaryPrimitives.ReadUInt16LittleEndian(status[28..]));
    }
}
