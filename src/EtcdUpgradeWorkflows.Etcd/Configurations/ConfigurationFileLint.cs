using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EtcdUpgradeWorkflows.Etcd.Configurations;

/// <param name="Line">From 1.</param>
/// <param name="Blocks">The member would not start, or would run without a protection it was given.</param>
public sealed record ConfigurationFileProblem(int Line, bool Blocks, string Text);

/// <param name="Rewritten">The whole file as the new release takes it; the lines that need not change are as they were.</param>
/// <param name="IsResolved">Nothing is left in it that blocks.</param>
public sealed record LintedConfigurationFile(IReadOnlyList<ConfigurationFileProblem> Problems, IReadOnlyList<ConfigurationChange> Changes, string Rewritten, bool IsResolved);

/// <summary>
/// Reads etcd's YAML file (<c>--config-file</c>) for a hop. What a release does not know in it is ignored without a word (measured on 3.4.23 and 3.5.16), so a
/// lost protection shows nowhere else.
/// </summary>
public static class ConfigurationFileLint
{
    public const int MostBytes = 256 * 1024;

    // Sections of the file, and how the flags of their keys begin.
    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal) { ["client-transport-security"] = "", ["peer-transport-security"] = "peer-" };

    // Keys that are no flags: as 3.5 spells one of them in the file only.
    private static readonly HashSet<string> KeysAlone = new(StringComparer.Ordinal) { "experimental-snapshot-catch-up-entries" };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "log-outputs" };

    /// <exception cref="WorkflowErrorException"><c>configuration.file_unreadable</c></exception>
    public static LintedConfigurationFile Lint(string yaml, HopRule rule, HopRules rules)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(yaml) > MostBytes)
        {
            throw Unreadable($"It is larger than {MostBytes / 1024} KiB.", null);
        }

        var entries = Read(yaml);
        var lines = yaml.Split('\n').ToList();
        List<ConfigurationFileProblem> problems = [];
        List<ConfigurationChange> changes = [];
        List<string> gates = [];
        var resolved = true;
        foreach (var entry in entries.AsEnumerable().Reverse()) // from the end: the lines in front keep their numbers
        {
            if (Judge(entry, rule, rules) is not { } problem)
            {
                continue;
            }

            problems.Add(problem);
            if (FindLines(entry, entries, rule, gates) is { } after && entry.IsBlock)
            {
                changes.Add(new(string.Join('\n', lines.GetRange(entry.First, entry.Count)).Trim(), after.Count == 0 ? null : string.Join('\n', after).Trim(), problem.Text));
                lines.RemoveRange(entry.First, entry.Count);
                lines.InsertRange(entry.First, after);
            }
            else
            {
                resolved &= !problem.Blocks;
            }
        }

        if (gates.Count > 0)
        {
            gates.Reverse();
            lines.Add($"feature-gates: {string.Join(',', gates)}");
            changes.Insert(0, new(null, lines[^1], "All gates stand in one key."));
        }

        problems.Reverse();
        changes.Reverse();
        return new(problems, changes, string.Join('\n', lines), resolved);
    }

    private static ConfigurationFileProblem? Judge(Entry entry, HopRule rule, HopRules rules)
    {
        var line = entry.First + 1;
        if (rule.RemovedFlags.FirstOrDefault(removed => removed.Name == entry.Flag) is { } removed)
        {
            return new(line, removed.LossIsUnsafe, $"{entry.Key} is ignored from {rule.To} on, without a word{(removed.LossIsUnsafe ? ": the member would run without what it protects" : "")}. {removed.Advice}");
        }

        if (rule.RefusedValues.FirstOrDefault(refused => refused.Flag == entry.Flag && refused.Value == entry.Value) is { } value)
        {
            return new(line, true, $"{entry.Key} must not be {value.Value} from {rule.To} on. {value.Advice}");
        }

        if (rule.YamlTexts?.Contains(entry.Key) == true && entry is { IsPlain: true, Value: { } number } && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return new(line, true, $"{entry.Key} has to be a text from {rule.To} on: \"{number}\".");
        }

        if (rule.RenamedFlags.FirstOrDefault(renamed => renamed.Name == entry.Flag) is { } old)
        {
            return new(line, false, $"{entry.Key} is an old name from {rule.To} on. It is called {old.Replacement}.");
        }

        return Sections.ContainsKey(entry.Key) || KeysAlone.Contains(entry.Key) || rules.FindRelease(rule.To) is not { } release || release.Flags.Contains(entry.Flag)
            ? null
            : new(line, false, $"{entry.Key} is no key of {release.FlagsOf} as far as is known; etcd ignores such keys without a word.");
    }

    /// <summary>What stands there instead; null when a person has to decide.</summary>
    private static List<string>? FindLines(Entry entry, IReadOnlyList<Entry> entries, HopRule rule, List<string> gates)
    {
        if (rule.YamlTexts?.Contains(entry.Key) == true)
        {
            return [$"{entry.Indent}{entry.Key}: \"{entry.Value}\""];
        }

        if (entry.Value is null || ConfigurationRewriter.FindReplacement(rule, new(entry.Flag, entry.Value)) is not { } found)
        {
            return null;
        }

        List<string> lines = [];
        foreach (var flag in found.Flags)
        {
            var key = flag.Name.StartsWith(entry.Prefix, StringComparison.Ordinal) ? flag.Name[entry.Prefix.Length..] : flag.Name;
            if (flag.Name == "feature-gates")
            {
                gates.Add(flag.Value!);
            }
            else if (entries.All(other => other.Flag != flag.Name || other == entry))
            {
                lines.Add($"{entry.Indent}{key}: {(Lists.Contains(key) ? $"[{flag.Value}]" : flag.Value)}");
            }
        }

        return lines;
    }

    private static List<Entry> Read(string yaml)
    {
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

    private static IEnumerable<Entry> Read(YamlMappingNode mapping, string prefix, bool isBlock)
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

    /// <param name="Prefix">Of the section's flags.</param>
    /// <param name="Value">Null of a list or a section.</param>
    /// <param name="First">The line it begins at, from 0.</param>
    /// <param name="IsBlock">It has lines of its own, which can be replaced.</param>
    private sealed record Entry(string Key, string Prefix, string? Value, bool IsPlain, int First, int Count, string Indent, bool IsBlock)
    {
        public string Flag => Prefix + Key;
    }
}
