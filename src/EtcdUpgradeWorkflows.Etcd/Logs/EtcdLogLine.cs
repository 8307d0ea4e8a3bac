using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Etcd.Logs;

[JsonConverter(typeof(JsonStringEnumConverter<EtcdLogLevel>))]
public enum EtcdLogLevel
{
    Debug,
    Info,
    Notice,
    Warning,
    Error,

    /// <summary>The member ends after it.</summary>
    Critical,
}

/// <summary>A line of a member's log: of 2.x to 3.4 as capnslog writes it, of 3.4 and later as zap does (JSON).</summary>
/// <param name="Text">Without time and level. Of JSON the message and then the other fields, as <c>name=value</c>.</param>
public sealed partial record EtcdLogLine(EtcdLogLevel Level, string Text)
{
    private const int MostCharacters = 4096;

    // What says nothing of what happened.
    private static readonly HashSet<string> Left = new(StringComparer.Ordinal) { "level", "ts", "msg", "stacktrace" };

    /// <summary>A line that is neither is of level Info, or Critical when a Go program ends with it.</summary>
    public static EtcdLogLine Parse(string line)
    {
        line = line.Length > MostCharacters ? line[..MostCharacters] : line;
        if (Capnslog().Match(line) is { Success: true } match)
        {
            return new(LevelOf(match.Groups[1].ValueSpan[0]), match.Groups[2].Value);
        }

        if (line.StartsWith('{') && TryParseJson(line) is { } parsed)
        {
            return parsed;
        }

        return new(
            line.StartsWith("panic:", StringComparison.Ordinal) || line.StartsWith("fatal error:", StringComparison.Ordinal) || line.StartsWith("flag provided but not defined", StringComparison.Ordinal)
                ? EtcdLogLevel.Critical
                : EtcdLogLevel.Info,
            line);
    }

    private static EtcdLogLine? TryParseJson(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("level", out var level) || !json.RootElement.TryGetProperty("msg", out var message))
            {
                return null;
            }

            var fields = json.RootElement.EnumerateObject().Where(field => !Left.Contains(field.Name)).Select(field => $"{field.Name}={field.Value}");
            return new(LevelOf(level.GetString()), string.Join(' ', fields.Prepend(message.GetString() ?? "")));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // cut off, or no object
        }
    }

    private static EtcdLogLevel LevelOf(char letter) => letter switch
    {
        'D' => EtcdLogLevel.Debug,
        'N' => EtcdLogLevel.Notice,
        'W' => EtcdLogLevel.Warning,
        'E' => EtcdLogLevel.Error,
        'C' => EtcdLogLevel.Critical,
        _ => EtcdLogLevel.Info,
    };

    private static EtcdLogLevel LevelOf(string? word) => word switch
    {
        "debug" => EtcdLogLevel.Debug,
        "warn" => EtcdLogLevel.Warning,
        "error" => EtcdLogLevel.Error,
        "dpanic" or "panic" or "fatal" => EtcdLogLevel.Critical,
        _ => EtcdLogLevel.Info,
    };

    // With or without a date: the guides show both.
    [GeneratedRegex(@"^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d+ ([DINWEC]) \| (.*)$")]
    private static partial Regex Capnslog();
}
