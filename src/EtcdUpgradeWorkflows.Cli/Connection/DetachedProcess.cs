using System.Collections;
using System.ComponentModel;
using System.Runtime.InteropServices;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>
/// A child in a session of its own: it outlives this command, its terminal and its shell. Standard input is /dev/null, output goes to the
/// end of a file, and no descriptor above 2 is inherited, for a pipe or lock of whoever started us must not live as long as the server.
/// </summary>
internal sealed class DetachedProcess
{
    // glibc: 80, 336 and 128 bytes on x86-64; room for other architectures.
    private const int ActionsSize = 256;
    private const int AttributesSize = 1024;
    private const int SignalSetSize = 256;
    private const int SignalMask = 0x7f;

    private bool _ended;

    private DetachedProcess(int pid) => Pid = pid;

    public int Pid { get; }

    public static unsafe DetachedProcess Start(string executable, IReadOnlyList<string> arguments, string directory, string logFile)
    {
        var actions = stackalloc byte[ActionsSize];
        var attributes = stackalloc byte[AttributesSize];
        var signals = stackalloc byte[SignalSetSize];
        var argumentList = NativeStrings([executable, .. arguments]);
        var environment = NativeStrings(
            Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}").ToArray());
        Check(NativeMethods.posix_spawn_file_actions_init(actions));
        Check(NativeMethods.posix_spawnattr_init(attributes));
        try
        {
            Check(NativeMethods.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", NativeMethods.OpenReadOnly, 0));
            Check(NativeMethods.posix_spawn_file_actions_addopen(actions, 1, logFile, NativeMethods.OpenWriteCreateAppend, 0b110_000_000));
            Check(NativeMethods.posix_spawn_file_actions_adddup2(actions, 1, 2));
            Check(NativeMethods.posix_spawn_file_actions_addclosefrom_np(actions, 3));
            Check(NativeMethods.posix_spawn_file_actions_addchdir_np(actions, directory));
            Check(NativeMethods.sigemptyset(signals));
            Check(NativeMethods.posix_spawnattr_setsigmask(attributes, signals));
            Check(NativeMethods.sigfillset(signals));
            Check(NativeMethods.posix_spawnattr_setsigdefault(attributes, signals));
            Check(NativeMethods.posix_spawnattr_setflags(
                attributes, NativeMethods.SpawnSetSession | NativeMethods.SpawnSetSignalMask | NativeMethods.SpawnSetSignalDefault));
            fixed (nint* argumentPointers = argumentList)
            fixed (nint* environmentPointers = environment)
            {
                Check(NativeMethods.posix_spawn(out var pid, executable, actions, attributes, (byte**)argumentPointers, (byte**)environmentPointers));
                return new(pid);
            }
        }
        finally
        {
            _ = NativeMethods.posix_spawn_file_actions_destroy(actions);
            _ = NativeMethods.posix_spawnattr_destroy(attributes);
            Array.ForEach(argumentList, Marshal.FreeCoTaskMem);
            Array.ForEach(environment, Marshal.FreeCoTaskMem);
        }
    }

    /// <summary>Null while it lives, and when a signal ended it.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Also reaps it: the runtime waits only for children that it started itself.</summary>
    public bool HasEnded()
    {
        if (!_ended)
        {
            _ended = NativeMethods.waitpid(Pid, out var status, NativeMethods.WaitNoHang) != 0;
            ExitCode = _ended && (status & SignalMask) == 0 ? status >> 8 & 0xff : null;
        }

        return _ended;
    }

    private static nint[] NativeStrings(string[] texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }
}
