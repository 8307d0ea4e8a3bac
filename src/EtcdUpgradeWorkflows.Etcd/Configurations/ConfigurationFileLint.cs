using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

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
    // Keys that are no flags: as 3.5 spells one of them in the file only.
    private static readonly HashSet<string> KeysAlone = new(StringComparer.Ordinal) { "experimental-snapshot-catch-up-entries" };

    private const string Gates = "feature-gates";

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "log-outputs" };

    /// <exception cref="WorkflowErrorException"><c>configuration.file_unreadable</c></exception>
    public static LintedConfigurationFile Lint(string yaml, HopRule rule, HopRules rules)
    {
        var whole = Lint(yaml, rule, rules, takesGates: true);
        return whole ?? Lint(yaml, rule, rules, takesGates: false) ?? throw new InvalidOperationException("Without gates there is nothing that could not be put in.");
    }

    // Null: the gates cannot be put where they belong.
    private static LintedConfigurationFile? Lint(string yaml, HopRule rule, HopRules rules, bool takesGates)
    {
        var entries = EtcdYaml.Read(yaml);
        var lines = yaml.Split('\n').ToList();
        List<ConfigurationFileProblem> problems = [];
        List<ConfigurationChange> changes = [];
        List<EtcdYamlEntry> untouched = [];
        List<string> gates = [];
        var resolved = true;
        foreach (var entry in entries.AsEnumerable().Reverse()) // from the end: the lines in front keep their numbers
        {
            if (Judge(entry, rule, rules) is not { } problem)
            {
                untouched.Add(entry);
                continue;
            }

            problems.Add(problem);
            if (entry.IsBlock && FindLines(entry, entries, rule, takesGates ? gates : null, lines) is { } after)
            {
                changes.Add(new(string.Join('\n', lines.GetRange(entry.First, entry.Count)).Trim(), after.Count == 0 ? null : string.Join('\n', after).Trim(), problem.Text));
                lines.RemoveRange(entry.First, entry.Count);
                lines.InsertRange(entry.First, after);
            }
            else
            {
                untouched.Add(entry);
                resolved &= !problem.Blocks;
            }
        }

        var rewritten = string.Join('\n', lines);
        if (gates.Count > 0)
        {
            var present = entries.FirstOrDefault(entry => entry is { IsTop: true, Key: Gates });
            if (present is { Value: null })
            {
                return null;
            }

            gates.Reverse();
            var all = string.Join(',', present is null or { IsPlain: true, Value: "" or "~" or "null" } or { Value: "" } ? gates : gates.Prepend(present.Value!));
            if (EtcdYaml.TryWith(rewritten, Gates, all) is not { } gated)
            {
                return null;
            }

            rewritten = gated[..^(yaml.EndsWith('\n') ? 0 : 1)];
            untouched.RemoveAll(entry => entry == present);
            changes.Insert(0, new(present is null ? null : $"{Gates}: {present.Value}", $"{Gates}: {all}", "All gates stand in one key."));
        }

        problems.Reverse();
        changes.Reverse();
        untouched.Reverse();
        return Says(rewritten, untouched)
            ? new(problems, changes, rewritten, resolved)
            : new(problems, [], yaml, problems.All(problem => !problem.Blocks));
    }

    // Whatever was changed, the rest is what it was: written otherwise than lines and keys are counted here, a file is left to a person.
    private static bool Says(string yaml, List<EtcdYamlEntry> untouched)
    {
        if (EtcdYaml.TryRead(yaml) is not { } entries)
        {
            return false;
        }

        var next = 0;
        foreach (var entry in entries)
        {
            next += next < untouched.Count && (untouched[next].Flag, untouched[next].Value) == (entry.Flag, entry.Value) ? 1 : 0;
        }

        return next == untouched.Count;
    }

    private static ConfigurationFileProblem? Judge(EtcdYamlEntry entry, HopRule rule, HopRules rules)
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

        return EtcdYaml.IsSection(entry.Key) || KeysAlone.Contains(entry.Key) || rules.FindRelease(rule.To) is not { } release || release.Flags.Contains(entry.Flag)
            ? null
            : new(line, false, $"{entry.Key} is no key of {release.FlagsOf} as far as is known; etcd ignores such keys without a word.");
    }

    /// <summary>What stands there instead; null when a person has to decide.</summary>
    /// <param name="gates">Null: the file takes none.</param>
    private static List<string>? FindLines(EtcdYamlEntry entry, IReadOnlyList<EtcdYamlEntry> entries, HopRule rule, List<string>? gates, List<string> file)
    {
        var present = file.GetRange(entry.First, entry.Count);
        // Behind the value: a comment, mostly.
        var rest = present[^1][Math.Min(entry.ValueEnd, present[^1].Length)..];
        if (rule.YamlTexts?.Contains(entry.Key) == true)
        {
            return [$"{entry.Indent}{entry.Key}: \"{entry.Value}\"{rest}"];
        }

        if (ConfigurationRewriter.FindReplacement(rule, new(entry.Flag, entry.Value)) is not { } found)
        {
            return null;
        }

        if (found.Flags is [var renamed] && renamed.Value == entry.Value && renamed.Name != Gates && IsFree(renamed.Name) && (entry.Value is null || !Lists.Contains(renamed.Name)))
        {
            // The value stays, however it is written: a list, a text in quotes.
            var at = present[0].IndexOf(entry.Key, StringComparison.Ordinal);
            return [present[0][..at] + KeyOf(renamed.Name) + present[0][(at + entry.Key.Length)..], .. present.Skip(1)];
        }

        if (entry.Value is null || (gates is null && found.Flags.Any(flag => flag.Name == Gates)))
        {
            return null;
        }

        List<string> lines = [];
        foreach (var flag in found.Flags)
        {
            if (flag.Name == Gates)
            {
                gates!.Add(flag.Value!);
            }
            else if (IsFree(flag.Name))
            {
                var key = KeyOf(flag.Name);
                lines.Add($"{entry.Indent}{key}: {(Lists.Contains(key) ? $"[{ItemOf(flag.Value!)}]" : flag.Value)}{(lines.Count == 0 ? rest : "")}");
            }
        }

        return lines;

        string KeyOf(string flag) => flag.StartsWith(entry.Prefix, StringComparison.Ordinal) ? flag[entry.Prefix.Length..] : flag;

        // What a list would take for more than one stands in quotes.
        string ItemOf(string value) => entry.IsPlain && value.IndexOfAny([',', '[', ']', '{', '}']) < 0 ? value : JsonSerializer.Serialize(value);

        bool IsFree(string flag) => entries.All(other => other.Flag != flag || other == entry);
    }
}
