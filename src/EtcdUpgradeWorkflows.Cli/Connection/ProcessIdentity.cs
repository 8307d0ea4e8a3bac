using System.Globalization;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>A process by its id and start time: a pid alone may belong to another one by now.</summary>
internal readonly record struct ProcessIdentity(int Pid, long StartTime)
{
    /// <summary>Null when no such process lives; a zombie does not.</summary>
    public static ProcessIdentity? Find(int pid)
    {
        try
        {
            return Parse(pid, File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool IsAlive() => Find(Pid) == this;

    /// <summary>The command's name may hold spaces and parentheses: fields are counted after the last one.</summary>
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
