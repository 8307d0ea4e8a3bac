using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>What an etcd binary is: asked once for a file that does not change.</summary>
internal sealed class ReleaseInspector
{
    private readonly ConcurrentDictionary<FileStamp, Inspection> known = new();

    /// <summary>Null when there is no such file. Fails with <c>binaries.not_executable</c> or <c>binaries.wrong_version</c>.</summary>
    public async Task<InstalledRelease?> InspectAsync(string etcd, string version, CancellationToken cancellationToken)
    {
        if (await StampAsync(etcd, cancellationToken) is not { } stamp)
        {
            return null;
        }

        if (!known.TryGetValue(stamp, out var inspection))
        {
            inspection = new Inspection(await HashAsync(etcd, cancellationToken), await AskVersionAsync(etcd, cancellationToken));
            known[stamp] = inspection;
        }

        return inspection.Version == version
            ? new InstalledRelease(version, inspection.Sha256, stamp.Size, stamp.Inode)
            : throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "binaries.wrong_version", $"{etcd} says it is {inspection.Version}, not {version}.", "Put the right release there."));
    }

    public static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static async Task<FileStamp?> StampAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var result = await LocalProgram.RunAsync("stat", ["-c", "%s %i %.Y", "--", file], cancellationToken);
        var fields = result.Output.Trim().Split(' ');
        return result.ExitCode != 0
            ? null
            : new FileStamp(file, long.Parse(fields[0], CultureInfo.InvariantCulture), long.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]);
    }

    private static async Task<string> AskVersionAsync(string etcd, CancellationToken cancellationToken)
    {
        const string label = "etcd Version: ";
        try
        {
            var result = await LocalProgram.RunAsync(etcd, ["--version"], cancellationToken);
            var first = result.Output.Split('\n', 2)[0];
            return result.ExitCode == 0 && first.StartsWith(label, StringComparison.Ordinal)
                ? first[label.Length..].Trim()
                : throw NotExecutable($"{etcd} --version gave no version", null);
        }
        catch (Win32Exception exception)
        {
            throw NotExecutable($"{etcd} cannot be executed: {exception.Message}", exception);
        }
    }

    private static WorkflowErrorException NotExecutable(string message, Exception? inner) =>
        new(WorkflowError.NeedsOperator("binaries.not_executable", message + ".", "Put a release for this machine there, with mode 0755."), inner);

    private sealed record FileStamp(string Path, long Size, long Inode, string ModifiedAt);

    private sealed record Inspection(string Sha256, string Version);
}
