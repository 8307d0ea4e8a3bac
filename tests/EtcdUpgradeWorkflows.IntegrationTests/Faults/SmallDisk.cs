using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>A disk in memory of a few hundred megabytes, which a test may fill. Mounting needs root, as the tests of the repository have it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _directory;

    private SmallDisk(string directory) => _directory = directory;

    private string Filler => Path.Combine(_directory, "filler");

    public static SmallDisk Mount(string directory, long bytes)
    {
        Directory.CreateDirectory(directory);
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes},mode=0700"), "tmpfs", directory);
        return new(directory);
    }

    /// <summary>The same file, read-only for whoever opens it from now on.</summary>
    public static IDisposable MountReadOnly(string file)
    {
        Run("mount", "--bind", file, file);
        Run("mount", "-o", "remount,bind,ro", file);
        return new SmallDisk(file);
    }

    /// <summary>Fills it until so many bytes are left, whoever else writes meanwhile.</summary>
    public static void Fill(string directory, long left)
    {
        var disk = new DriveInfo(directory);
        using var filler = new FileStream(new SmallDisk(directory).Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (disk.AvailableFreeSpace > left) filler.Write(new byte[Math.Clamp(disk.AvailableFreeSpace - left, 1, 4 * 1024 * 1024)]);
        }
        catch (IOException) when (left == 0)
        {
            // Full.
        }
    }

    public static void MakeRoom(string directory) => File.Delete(new SmallDisk(directory).Filler);

    public void Dispose() => Run("umount", _directory);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors}");
    }
}
