using System.Text.Json;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>Reads <c>server.json</c>. It holds the token, so a file that others could have written or read is not believed.</summary>
internal static class ServerFileReader
{
    private const int MaximumSize = 64 * 1024;

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
            return stream.Length is 0 or > MaximumSize ? null : JsonSerializer.Deserialize<ServerFile>(stream, ContractsJson.Options);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static void RequirePrivate(string path)
    {
        if (FileOwner.Of(path) is { IsPrivateFile: false })
        {
            throw CommandFailure.NotReachable(
                "server.file_not_private", $"{path} is not a file of this user's alone (mode 0600), so its token is not used.",
                "Remove it when no server works on this data directory, or start the command as the user who runs the server.");
        }
    }
}
