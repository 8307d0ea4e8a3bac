using System.Data.Common;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Cli.Diagnosis;

/// <summary>The data directory and its database, as files: nothing is locked, started or changed.</summary>
internal static class DataDirectoryChecks
{
    // A backup of the largest database that etcd recommends, and a scratch member restored from it.
    private const long EnoughBytes = 4L << 30;

    public static DoctorCheck Directory(string data)
    {
        const string code = "doctor.data_directory";
        if (!System.IO.Directory.Exists(data))
        {
            var parent = Existing(data);
            return MayWrite(parent)
                ? DoctorCheck.Ok(code, $"{data} is not there yet; the first server makes it in {parent}")
                : DoctorCheck.Problem(code, $"{data} is not there, and this user may not write in {parent}", "Make it for this user, or name another with --data.");
        }

        if (FileOwner.Of(data) is not { } owner)
        {
            return DoctorCheck.Problem(code, $"{data} cannot be looked at", "Start the command as the user who runs the server.");
        }

        var mode = File.GetUnixFileMode(data);
        return !owner.IsThisUser
                ? DoctorCheck.Problem(code, $"{data} belongs to user {owner.User}, not to this one", "Start the command as the user who runs the server, or name another directory with --data.")
            : mode != (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
                ? DoctorCheck.Warning(code, $"{data} has the mode {Convert.ToString((int)mode, 8)}; backups in it hold every secret of their cluster", $"chmod 0700 {data}")
            : DoctorCheck.Ok(code, $"{data}, this user's alone");
    }

    public static DoctorCheck FileSystem(string data)
    {
        const string code = "doctor.file_system";
        var kind = DataDirectory.FileSystemOf(data);
        return DataDirectory.NetworkFileSystems.Contains(kind)
                ? DoctorCheck.Problem(code, $"{data} is on a network file system ({kind}); its locks cannot be relied on", "Name a directory on a local disk with --data.")
            : kind is "tmpfs" or "ramfs"
                ? DoctorCheck.Warning(code, $"{data} is in memory ({kind}): it is gone after the machine's next start", "Name a directory on a disk with --data.")
            : kind.Length == 0 ? DoctorCheck.Unknown(code, $"the mount of {data} was not found in /proc/self/mounts")
            : DoctorCheck.Ok(code, $"{kind}");
    }

    public static DoctorCheck Space(string data)
    {
        const string code = "doctor.space";
        var free = new DriveInfo(Existing(data)).AvailableFreeSpace;
        return free < EnoughBytes
            ? DoctorCheck.Warning(code, $"{Spans.Bytes(free)} are free for backups and their proof", "Make room: an upgrade takes two backups of the cluster and restores each once.")
            : DoctorCheck.Ok(code, $"{Spans.Bytes(free)} are free");
    }

    /// <summary>The database that the directory belongs to, or would.</summary>
    public static async Task<DoctorCheck> DatabaseAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        const string code = "doctor.database";
        var file = Path.Combine(settings.Data, "etcdup.db");
        var belongs = Path.Combine(settings.Data, "database");
        if (settings.Database is null && File.Exists(belongs) && ReadOrNull(belongs) is { } known && known != "SQLite")
        {
            return DoctorCheck.Problem(code, $"{settings.Data} belongs to a server on {known}, and no connection is given", "Give it in ETCDUP_DB; without it no command can start that server.");
        }

        if (settings.Database is null && !File.Exists(file))
        {
            return DoctorCheck.Ok(code, $"{file} is not there yet; the first server makes it");
        }

        try
        {
            await using var services = new ServiceCollection()
                .AddStorage(settings.Database is { } connection ? new DatabaseLocation.Postgres(connection) : new DatabaseLocation.Sqlite(file)).BuildServiceProvider();
            var report = await services.GetRequiredService<DatabaseSetup>().LookAsync(cancellationToken);
            return report.NeedsMigration
                ? DoctorCheck.Warning(code, $"{report.Name} ({report.Version}) is empty or of an older version", "The next server brings it up to date at its start; take a backup before.")
                : DoctorCheck.Ok(code, $"{report.Name} ({report.Version}) is of this version");
        }
        catch (WorkflowErrorException e)
        {
            return DoctorCheck.Problem(code, e.Error.Message, e.Error.Advice);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return DoctorCheck.Problem(
                code, e is ArgumentException or FormatException ? "the connection string cannot be read" : $"it cannot be read: {e.Message}",
                settings.Database is null ? $"Look at {file}; a copy of it is the first thing to make." : "Look at the address, the user and the network; see ETCDUP_DB.");
        }
    }

    private static string? ReadOrNull(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Existing(string path) => System.IO.Directory.Exists(path) ? path : Existing(Path.GetDirectoryName(path) ?? "/");

    private static bool MayWrite(string directory) => NativeMethods.access(directory, NativeMethods.AccessWrite) == 0;
}
