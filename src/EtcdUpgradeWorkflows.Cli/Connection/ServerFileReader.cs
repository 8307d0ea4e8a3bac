using System.Buffers.Binary;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>Reads <c>server.json</c>. It holds the token, so a file that others could have written or read is not believed.</summary>
internal static class ServerFileReader
{
    private const int MaximumSize = 64 * 1024;
    private const ushort TypeMask = 0xF000;
    private const ushort RegularFile = 0x8000;
    private const ushort OthersMask = 0x3F;

    public static string PathIn(string data) => Path.Combine(data, "server.json");

    /// <summary>Null when there is none, or it is just being written.</summary>
    public static ServerFile? TryRead(string data)
    {
        var path = PathIn(data);
        if (!File.Exists(path))
        {
            return null;
        }

        RequirePrivate(path);
        try
        {
            using var stream = File.OpenRead(path);
            return stream.Length is 0 or > MaximumSize ? null : JsonSerializer.Deserialize<ServerFile>(stream, EngineJson.Options);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static unsafe void RequirePrivate(string path)
    {
        var buffer = stackalloc byte[256];
        if (NativeMethods.statx(NativeMethods.AtWorkingDirectory, path, NativeMethods.AtNoFollow, NativeMethods.StatxBasic, buffer) != 0)
        {
            return;
        }

        // struct statx is the same on every architecture: uid at 20, mode at 28.
        ReadOnlySpan<byte> status = new(buffer, 256);
        var owner = BinaryPrimitives.ReadUInt32LittleEndian(status[20..]);
        var mode = BinaryPrimitives.ReadUInt16LittleEndian(status[28..]);
        if ((mode & TypeMask) != RegularFile || (mode & OthersMask) != 0 || owner != NativeMethods.geteuid())
        {
            throw CommandFailure.NotReachable(
                "server.file_not_private", $"{path} is not a file of this user's alone (mode 0600), so its token is not used.",
                "Remove it when no server works on this data directory, or start the command as the user who runs the server.");
        }
    }
}
