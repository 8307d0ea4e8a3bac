using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>etcd's YAML file (<c>--config-file</c>). A member that is started with one reads nothing else: no other flag and no ETCD_ variable.</summary>
public static class EtcdYaml
{
    public const int MostBytes = 256 * 1024;

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
            if (new FileInfo(path).Length > MostBytes)
            {
                return null;
            }

            var text = File.ReadAllText(path);
            _ = Read(text);
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WorkflowErrorException)
        {
            return null;
        }
    }

    /// <summary>The file with another value of a key at its top; the other lines are as they were.</summary>
    /// <param name="value">As YAML writes it.</param>
    /// <exception cref="WorkflowErrorException"><c>configuration.file_unreadable</c></exception>
    internal static string With(string yaml, string key, string value)
    {
        var lines = yaml.Split('\n').ToList();
        if (Read(yaml).FirstOrDefault(entry => entry.Key == key && entry.Prefix.Length == 0) is { } present)
        {
            if (!present.IsBlock)
            {
                throw Unreadable($"{key} stands in a line with others, and cannot be replaced.", null);
            }

            lines.RemoveRange(present.First, present.Count);
        }

        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return string.Join('\n', lines.Append($"{key}: {value}")) + "\n";
    }

    internal static bool IsSection(string key) => Sections.ContainsKey(key);

    internal static IReadOnlyList<EtcdYamlEntry> Read(string yaml)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > MostBytes)
        {
            throw Unreadable($"It is larger than {MostBytes / 1024} KiB.", null);
        }

        try
        {
            YamlStream stream = new();
            stream.Load(new StringReader(yaml));
            return stream.Documents switch
            {
                [] => [],
                [{ RootNode: YamlMappingNode root }] => [.. Read(root, "", isBlock: root.Style != YamlDotNet.Core.Events.MappingStyle.Flow)],
                _ => throw Unreadable("It is not one mapping of keys to values.", null),
            };
        }
        catch (YamlException exception)
        {
            throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"It is no YAML (line {exception.Start.Line})."), exception);
        }
    }

    private static IEnumerable<EtcdYamlEntry> Read(YamlMappingNode mapping, string prefix, bool isBlock)
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
                key, prefix, scalar?.Value, scalar is { Style: ScalarStyle.Plain }, first, count, new string(' ', (int)keyNode.Start.Column - 1),
                isBlock && scalar is not { Style: ScalarStyle.Literal or ScalarStyle.Folded });
            if (prefix.Length == 0 && value is YamlMappingNode section && Sections.TryGetValue(key, out var begins))
            {
                foreach (var inner in Read(section, begins, isBlock && section.Style != YamlDotNet.Core.Events.MappingStyle.Flow))
                {
                    yield return inner;
                }
            }
        }
    }

    private static WorkflowErrorException Unreadable(string why, Exception? inner) => new(
        WorkflowError.Permanent("configuration.file_unreadable", $"The configuration file cannot be read: {why}", "Give the YAML file that --config-file names."), inner);
}

/// <param name="Prefix">Of the section's flags.</param>
/// <param name="Value">Null of a list or a section.</param>
/// <param name="First">The line it begins at, from 0.</param>
/// <param name="IsBlock">It has lines of its own, which can be replaced.</param>
internal sealed record EtcdYamlEntry(string Key, string Prefix, string? Value, bool IsPlain, int First, int Count, string Indent, bool IsBlock)
{
    public string Flag => Prefix + Key;
}
