using System.Globalization;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>A living process of this machine: pid and start time. A zombie is none.</summary>
internal sealed record ProcessIdentity(int Pid, long StartTime)
{
    public static ProcessIdentity? Find(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // A program's name may hold blanks and parentheses: fields are counted behind the last one.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new ProcessIdentity(pid, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
