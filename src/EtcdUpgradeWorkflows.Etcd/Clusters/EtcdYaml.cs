using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>etcd's YAML file (<c>--config-file</c>). A member that is started with one reads nothing else: no other flag and no ETCD_ variable.</summary>
public static partial class EtcdYaml
{
    public const int MostBytes = 256 * 1024;

    // Stream, document, the file's mapping, a section, a list.
    private const int MostDepth = 8;

    // Sections of the file, and how the flags of their keys begin.
    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal) { ["client-transport-security"] = "", ["peer-transport-security"] = "peer-" };

    /// <summary>What it says, as flags. The value of a list or a section is null.</summary>
    /// <exception cref="WorkflowErrorException"><c>configuration.file_unreadable</c></exception>
    public static IReadOnlyList<EtcdFlag> Flags(string yaml) => [.. Read(yaml).Where(entry => !IsSection(entry.Key)).Select(entry => new EtcdFlag(entry.Flag, entry.Value))];

    /// <summary>The content of a file; null when it cannot be read, or is none of etcd's.</summary>
    public static string? TryReadFile(string path)
    {
        try
        {
            // What has no size is empty, or no file at all: a device has no end, and opening a pipe would wait for a writer. A link has a size of its own.
            var target = new FileInfo(path);
            target = target.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? target;
            if (target.Length is 0 or > MostBytes)
            {
                return null;
            }

            using var file = target.OpenRead();
            var bytes = new byte[MostBytes + 1];
            var text = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).TrimStart('\uFEFF');
            _ = Read(text);
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WorkflowErrorException)
        {
            return null;
        }
    }

    /// <summary>The file with another value of a key at its top; the other lines are as they were. Null: that cannot be done line by line.</summary>
    /// <param name="value">As YAML writes it, on one line.</param>
    /// <exception cref="WorkflowErrorException"><c>configuration.file_unreadable</c>: it was none before.</exception>
    internal static string? TryWith(string yaml, string key, string value)
    {
        if (TryWithout(yaml, key.Equals) is not { } rest)
        {
            return null;
        }

        var lines = rest.Split('\n').ToList();
        // Behind the end of a document nothing may stand; a file is one without that mark too.
        while (lines.Count > 0 && lines[^1].TrimEnd() is "" or "...")
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var changed = string.Join('\n', lines.Append($"{key}: {value}")) + "\n";
        return TryRead(changed) is { Count: > 0 } said && said[^1] is { IsTop: true } added && added.Key == key && IsOf(said.SkipLast(1), Read(rest)) ? changed : null;
    }

    /// <summary>The file without some keys at its top; null: one of them stands in a line with others.</summary>
    /// <exception cref="WorkflowErrorException"><c>configuration.file_unreadable</c>: it was none before.</exception>
    internal static string? TryWithout(string yaml, Func<string, bool> isGiven)
    {
        var lines = yaml.Split('\n').ToList();
        var entries = Read(yaml);
        foreach (var entry in entries.Where(entry => entry.IsTop && isGiven(entry.Key)).Reverse()) // from the end: the lines in front keep their numbers
        {
            if (!entry.IsBlock)
            {
                return null;
            }

            lines.RemoveRange(entry.First, entry.Count);
        }

        var rest = string.Join('\n', lines);
        return TryRead(rest) is { } left && IsOf(left, entries.Where(entry => !entry.IsTop || !isGiven(entry.Key))) ? rest : null;
    }

    /// <summary>Null: it cannot be read.</summary>
    internal static IReadOnlyList<EtcdYamlEntry>? TryRead(string yaml)
    {
        try
        {
            return Read(yaml);
        }
        catch (WorkflowErrorException)
        {
            return null;
        }
    }

    // The same keys with the same values, wherever they stand.
    private static bool IsOf(IEnumerable<EtcdYamlEntry> entries, IEnumerable<EtcdYamlEntry> others) =>
        entries.Select(entry => (entry.Flag, entry.Value)).SequenceEqual(others.Select(entry => (entry.Flag, entry.Value)));

    internal static bool IsSection(string key) => Sections.ContainsKey(key);

    internal static IReadOnlyList<EtcdYamlEntry> Read(string yaml)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > MostBytes)
        {
            throw Unreadable($"It is larger than {MostBytes / 1024} KiB.", null);
        }

        // YAML counts a line at each of them, and nobody who looks at the file does.
        if (OtherLineEnds().IsMatch(yaml))
        {
            throw Unreadable("It has a line end that is neither \\n nor \\r\\n.", null);
        }

        try
        {
            RequirePlain(yaml);
            YamlStream stream = new();
            stream.Load(new StringReader(yaml));
            return stream.Documents switch
            {
                [] or [{ RootNode: YamlScalarNode { Value: null or "" } }] => [],
                [{ RootNode: YamlMappingNode root }] => [.. Read(root, null, isBlock: root.Style != MappingStyle.Flow)],
                _ => throw Unreadable("It is not one mapping of keys to values.", null),
            };
        }
        catch (YamlException exception)
        {
            throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"It is no YAML (line {exception.Start.Line})."), exception);
        }
    }

    /// <summary>Before anything is built of it: a text of a few bytes may describe what has no end.</summary>
    private static void RequirePlain(string yaml)
    {
        Parser parser = new(new StringReader(yaml));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            var where = string.Create(CultureInfo.InvariantCulture, $"(line {parser.Current.Start.Line})");
            if (parser.Current is AnchorAlias)
            {
                throw Unreadable($"It refers to another part of itself by an alias {where}, which is not followed here.", null);
            }

            if (depth > MostDepth)
            {
                throw Unreadable($"It is nested deeper than {MostDepth} {where}; etcd has no key so deep.", null);
            }
        }
    }

    /// <param name="section">How the flags of its keys begin; null: the top, the only mapping whose sections are looked into.</param>
    private static IEnumerable<EtcdYamlEntry> Read(YamlMappingNode mapping, string? section, bool isBlock)
    {
        foreach (var (keyNode, value) in mapping.Children)
        {
            if (keyNode is not YamlScalarNode { Value: { } key })
            {
                continue;
            }

            var scalar = value as YamlScalarNode;
            var (first, last) = ((int)keyNode.Start.Line - 1, (int)value.End.Line - 1);
            // The end of a block lies at the beginning of what follows it.
            var count = Math.Max(1, scalar is null && value.End.Column <= keyNode.Start.Column ? last - first : last - first + 1);
            yield return new(
                key, section, scalar?.Value, scalar is { Style: ScalarStyle.Plain }, first, count, new string(' ', (int)keyNode.Start.Column - 1),
                isBlock && scalar is not { Style: ScalarStyle.Literal or ScalarStyle.Folded }, (int)value.End.Column - 1);
            if (section is null && value is YamlMappingNode keys && Sections.TryGetValue(key, out var begins))
            {
                foreach (var inner in Read(keys, begins, isBlock && keys.Style != MappingStyle.Flow))
                {
                    yield return inner;
                }
            }
        }
    }

    [GeneratedRegex(@"[\u0085\u2028\u2029]|\r(?!\n)")]
    private static partial Regex OtherLineEnds();

    private static WorkflowErrorException Unreadable(string why, Exception? inner) => new(
        WorkflowError.Permanent("configuration.file_unreadable", $"The configuration file cannot be read: {why}", "Give the YAML file that --config-file names."), inner);
}

/// <param name="Section">How the flags of its section begin; null: it stands at the top.</param>
/// <param name="Value">Null of a list or a section.</param>
/// <param name="First">The line it begins at, from 0.</param>
/// <param name="IsBlock">It has lines of its own, which can be replaced.</param>
/// <param name="ValueEnd">Where the value ends in its last line, from 0.</param>
internal sealed record EtcdYamlEntry(string Key, string? Section, string? Value, bool IsPlain, int First, int Count, string Indent, bool IsBlock, int ValueEnd)
{
    public bool IsTop => Section is null;

    public string Prefix => Section ?? "";

    public string Flag => Prefix + Key;
}
