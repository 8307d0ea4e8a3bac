namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>Words for a POSIX shell.</summary>
public static class ShellWord
{
    /// <summary>Plain words stay as they are.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':' or '=' or ',' or '+' or '@' or '%') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
