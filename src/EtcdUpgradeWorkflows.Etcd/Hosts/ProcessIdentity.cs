using System.Globalization;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>A living process of this machine: a pid alone may belong to another one by now. A zombie is none.</summary>
/// <param name="Pid">Its process id.</param>
/// <param name="StartTime">In clock ticks since the machine's start: field 22 of <c>/proc/PID/stat</c>.</param>
public sealed record ProcessIdentity(int Pid, long StartTime)
{
    /// <summary>Null when no such process lives.</summary>
    public static ProcessIdentity? Find(int pid)
    {
        try
        {
            return Parse(pid, File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same process still lives, not another one under its pid.</summary>
    public bool IsAlive() => Find(Pid) == this;

    /// <summary>The program's name may hold blanks and parentheses: fields are counted behind the last one.</summary>
    internal static ProcessIdentity? Parse(int pid, string stat)
    {
        var end = stat.LastIndexOf(')');
        if (end < 0 || end + 2 >= stat.Length)
        {
            return null;
        }

        var fields = stat[(end + 2)..].Split(' ');
        return fields.Length > 19 && fields[0] is not ("Z" or "X") && long.TryParse(fields[19], CultureInfo.InvariantCulture, out var start)
            ? new(pid, start)
            : null;
    }
}
