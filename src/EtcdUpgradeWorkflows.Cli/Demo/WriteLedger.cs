namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>
/// What etcd has acknowledged, in an append-only file. A line is in the file before the write counts, so a load that is killed
/// never forgets an acknowledgement: a lost write cannot hide in a lost note of it.
/// </summary>
internal sealed class WriteLedger : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private long _count;

    public WriteLedger(string path) =>
        _file = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 });

    public long Count => Interlocked.Read(ref _count);

    public string Path => _file.Name;

    public void Append(string key, string value)
    {
        var line = System.Text.Encoding.UTF8.GetBytes($"{key} {value}\n");
        lock (_gate)
        {
            // Unbuffered: with the system when this returns, whatever happens to us.
            _file.Write(line);
            _count++;
        }
    }

    /// <summary>A line that was cut off by a crash was never counted, and is no entry.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string path)
    {
        var text = File.ReadAllText(path);
        var end = text.LastIndexOf('\n');
        foreach (var line in text[..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0)
            {
                yield return new(line[..space], line[(space + 1)..]);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
