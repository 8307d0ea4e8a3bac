using System.Globalization;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>What member.sh says: key=value lines, unknown keys and lines ignored.</summary>
internal sealed class ScriptAnswer
{
    private readonly Dictionary<string, string> values;

    private ScriptAnswer(Dictionary<string, string> values) => this.values = values;

    public string End => this["end"] ?? "";

    public string Detail => this["detail"] ?? "";

    /// <summary>The detached process that goes on; null when the call has ended.</summary>
    public int? Script => Number("script") is { } pid ? (int)pid : null;

    public static ScriptAnswer Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                values.TryAdd(line[..equals], line[(equals + 1)..]);
            }
        }

        return new ScriptAnswer(values);
    }

    public HostView ToView() => new(ToRecord(), ToProcess(), ToDeployment("link"));

    /// <summary>A record that is there and cannot be understood is nobody's to overwrite; the host must be looked at.</summary>
    public void ThrowWhenUnreadable(string install)
    {
        if (End == "record-unreadable")
        {
            throw new HostException("host.record_unreadable", $"{install}/.etcdup/record cannot be understood; nothing was done.");
        }
    }

    private HostRecord? ToRecord() => this["format"] is null
        ? null
        : new HostRecord(this["controller"] ?? "", this["cluster"] ?? "", Number("number") ?? 0, this["open"] == "1", ToDeployment("to"));

    private Deployment? ToDeployment(string key) => this[key] is { } version ? new(version) : null;

    private HostProcess? ToProcess() => Number("pid") is { } pid && Number("start") is { } start
        ? new HostProcess((int)pid, start, this["version"], this["executable"] ?? "")
        : null;

    private string? this[string key] => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private long? Number(string key) => long.TryParse(this[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
