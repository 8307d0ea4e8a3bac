using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Kills the server once, as a crash would: SIGKILL, in the middle of the upgrade.</summary>
internal sealed class ServerKill
{
    private readonly string _data;
    private readonly TimeProvider _time;
    private long? _killed;

    public ServerKill(string data, TimeProvider time)
    {
        _data = data;
        _time = time;
    }

    public int? Pid { get; private set; }

    public DateTimeOffset? KilledAt { get; private set; }

    /// <summary>From the kill to the next thing that the run did.</summary>
    public TimeSpan? WentOnAfter { get; private set; }

    public bool TryKill()
    {
        if (Pid is not null || ServerFileReader.TryRead(_data) is not { } file || !new ProcessIdentity(file.Pid, file.StartTime).IsAlive())
        {
            return false;
        }

        Pid = file.Pid;
        KilledAt = _time.GetUtcNow();
        _killed = _time.GetTimestamp();
        return NativeMethods.kill(file.Pid, NativeMethods.SignalKill) == 0;
    }

    /// <summary>A journal line was told; one that was written after the kill is the run going on.</summary>
    public void Notice(DateTimeOffset lineWrittenAt)
    {
        if (_killed is { } killed && WentOnAfter is null && lineWrittenAt > KilledAt)
        {
            WentOnAfter = _time.GetElapsedTime(killed);
        }
    }
}
