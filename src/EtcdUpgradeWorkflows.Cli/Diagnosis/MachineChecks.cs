using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Cli.Diagnosis;

/// <summary>What the host script needs of this machine, and its clock.</summary>
internal static class MachineChecks
{
    private const int ClockIsNotSynchronised = 5;

    // Each with a call that fails where the tool is a lesser one (BusyBox), in a directory of its own.
    private static readonly (string Tool, string Call)[] Tools =
    [
        ("flock", "flock -w 1 9 9>lock"),
        ("setsid", "setsid true"),
        ("sync FILE", ": >file && sync -- file ."),
        ("stat -c", "test -n \"$(stat -c '%s %i %.Y' .)\""),
        ("mv -T", "ln -s a one && ln -s b two && mv -fT one two"),
        ("grep -z", "grep -qszxF -e $$ /proc/self/cmdline; test $? -le 1"),
        ("readlink", "test -n \"$(readlink /proc/self/exe)\""),
        ("env -i", "env -i true"),
        ("/proc", "test -r /proc/self/stat && test -r /proc/uptime && test -r /proc/sys/kernel/random/boot_id"),
    ];

    public static async Task<DoctorCheck> ToolsAsync(CancellationToken cancellationToken)
    {
        const string code = "doctor.tools";
        var directory = Directory.CreateTempSubdirectory("etcdup-doctor-").FullName;
        try
        {
            List<string> missing = [];
            foreach (var (tool, call) in Tools)
            {
                if ((await LocalProgram.RunAsync("/bin/sh", ["-c", $"cd '{directory}' && {call}"], cancellationToken)).ExitCode != 0)
                {
                    missing.Add(tool);
                }
            }

            return missing.Count == 0
                ? DoctorCheck.Ok(code, string.Join(", ", Tools.Select(t => t.Tool)))
                : DoctorCheck.Problem(code, $"not there, or not as the host script needs it: {string.Join(", ", missing)}", "Install util-linux, coreutils and grep (of GNU). Without them members on this machine cannot be changed.");
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return DoctorCheck.Problem(code, $"/bin/sh cannot be run: {e.Message}", "Install a POSIX shell as /bin/sh.");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Leases and schedules need no exact clock; certificates, windows and whoever reads the journal do.</summary>
    public static unsafe DoctorCheck Clock(TimeProvider time)
    {
        const string code = "doctor.clock";
        const int sizeOfTimex = 208;
        var now = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

        // All zero asks and sets nothing.
        var timex = stackalloc byte[sizeOfTimex];
        new Span<byte>(timex, sizeOfTimex).Clear();
        return NativeMethods.adjtimex(timex) switch
        {
            < 0 => DoctorCheck.Unknown(code, $"{now}; the kernel does not tell whether it is synchronised ({Marshal.GetLastPInvokeErrorMessage()})"),
            ClockIsNotSynchronised => DoctorCheck.Warning(code, $"{now}; the kernel says that it is not synchronised", "Run chrony or systemd-timesyncd on this machine or on the one that hosts it."),
            _ => DoctorCheck.Ok(code, $"{now}, synchronised"),
        };
    }
}
