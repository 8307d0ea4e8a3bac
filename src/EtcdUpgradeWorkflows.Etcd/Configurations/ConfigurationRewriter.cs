using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Configurations;

/// <summary>One thing that is changed, in words and as a difference.</summary>
/// <param name="Before">As it stands; null when it comes new.</param>
/// <param name="After">As it would stand; null when it goes.</param>
public sealed record ConfigurationChange(string? Before, string? After, string Why);

/// <param name="Unresolved">What the new release would not take and no rule knows an answer to: a person has to.</param>
internal sealed record RewrittenConfiguration(MemberConfiguration Configuration, IReadOnlyList<ConfigurationChange> Changes, IReadOnlyList<string> Unresolved);

/// <summary>Turns a member's configuration into one that the next release takes and that means the same, by the rules of the hop alone. Pure.</summary>
internal sealed class ConfigurationRewriter
{
    private const string Gates = "feature-gates";
    private const string V2 = "enable-v2";

    private readonly HopRule rule;
    private readonly HopRules rules;
    private readonly List<string> arguments;
    private readonly SortedDictionary<string, string> environment;
    private readonly List<ConfigurationChange> changes = [];

    private ConfigurationRewriter(MemberConfiguration configuration, HopRule rule, HopRules rules)
    {
        this.rule = rule;
        this.rules = rules;
        arguments = [.. configuration.Arguments];
        environment = new(configuration.Environment.ToDictionary(), StringComparer.Ordinal);
    }

    /// <param name="keepV2">The v2 store holds keys: what it is served by is asked for where the release does not by itself any more.</param>
    public static RewrittenConfiguration Rewrite(MemberConfiguration configuration, HopRule rule, HopRules rules, bool keepV2)
    {
        if (configuration.File is { } yaml)
        {
            return RewriteFile(configuration, yaml, rule, rules, keepV2);
        }

        ConfigurationRewriter rewriter = new(configuration, rule, rules);
        rewriter.ReplaceFlags();
        rewriter.ReplaceVariables();
        rewriter.SettleConflicts();
        if (keepV2)
        {
            rewriter.KeepV2();
        }

        MemberConfiguration after = new(rewriter.arguments, rewriter.environment);
        return new(after, rewriter.changes, [.. MemberFlags.Judge(after, rule, rules).Where(problem => problem.Blocks).Select(problem => problem.Text)]);
    }

    private static RewrittenConfiguration RewriteFile(MemberConfiguration configuration, string yaml, HopRule rule, HopRules rules, bool keepV2)
    {
        var linted = ConfigurationFileLint.Lint(yaml, rule, rules);
        List<ConfigurationChange> changes = [.. linted.Changes];
        var after = configuration with { File = linted.Rewritten };
        List<string> unresolved = [];
        if (keepV2 && NeedsV2(rule) && after.Find(V2) is null)
        {
            if (EtcdYaml.TryWith(linted.Rewritten, V2, "true") is { } kept)
            {
                after = after with { File = kept };
                changes.Add(new(null, $"{V2}: true", WhyV2(rule)));
            }
            else
            {
                unresolved.Add($"{WhyV2(rule)} No line can be added to the file as it is written: put {V2}: true into it.");
            }
        }

        return new(after, changes, [.. unresolved, .. MemberFlags.Judge(after, rule, rules).Where(problem => problem.Blocks).Select(problem => problem.Text)]);
    }

    private static bool NeedsV2(HopRule rule) => rule.ChangedDefaults.Any(change => change is { Flag: V2, Before: "true" });

    private static string WhyV2(HopRule rule) => $"There are v2 keys, and {rule.To} serves them only when it is asked to.";

    private void ReplaceFlags()
    {
        // Behind a change every place may be another: begun again until nothing is left to change.
        for (var next = 0; next < EtcdArguments.Locate(arguments).Count;)
        {
            var (flag, first, words) = EtcdArguments.Locate(arguments)[next];
            if (FindReplacement(rule, flag) is not { } found)
            {
                next++;
                continue;
            }

            var before = string.Join(' ', arguments.GetRange(first, words));
            arguments.RemoveRange(first, words);
            // Given twice, the last one counts.
            var counts = EtcdArguments.Parse(arguments).Skip(next).All(other => other.Name != flag.Name);
            List<string> wanted = [.. found.Flags.Where(_ => counts).Where(entry => !MergeGate(entry) && !IsGiven(entry.Name)).Select(Written)];
            arguments.InsertRange(first, wanted);
            Note(before, wanted, found.Why);
            next += wanted.Count;
        }
    }

    private void ReplaceVariables()
    {
        foreach (var variable in EtcdArguments.FromEnvironment(environment))
        {
            if (FindReplacement(rule, variable) is not { } found)
            {
                continue;
            }

            var name = EtcdArguments.VariableName(variable.Name);
            environment.Remove(name);
            List<string> wanted = [];
            foreach (var entry in found.Flags.Where(entry => !MergeGate(entry) && !IsGiven(entry.Name)))
            {
                environment[EtcdArguments.VariableName(entry.Name)] = entry.Value ?? "true";
                wanted.Add($"{EtcdArguments.VariableName(entry.Name)}={entry.Value ?? "true"}");
            }

            Note($"{name}={variable.Value}", wanted, found.Why);
        }
    }

    // Up to the release that ends at it, the flag was what counted.
    private void SettleConflicts()
    {
        if (!rule.EnvironmentConflictIsFatal)
        {
            return;
        }

        var given = EtcdArguments.Parse(arguments).Select(flag => flag.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in EtcdArguments.FromEnvironment(environment).Where(variable => given.Contains(variable.Name)))
        {
            var name = EtcdArguments.VariableName(variable.Name);
            environment.Remove(name);
            changes.Add(new($"{name}={variable.Value}", null, $"--{variable.Name} is given too, and is what counted; {rule.To} ends at both."));
        }
    }

    private void KeepV2()
    {
        if (NeedsV2(rule) && !IsGiven(V2))
        {
            arguments.Add($"--{V2}=true");
            changes.Add(new(null, $"--{V2}=true", WhyV2(rule)));
        }
    }

    /// <summary>What the rules give instead; null when the flag stays, or a person has to decide.</summary>
    internal static (IReadOnlyList<EtcdFlag> Flags, string Why)? FindReplacement(HopRule rule, EtcdFlag flag)
    {
        if (rule.RemovedFlags.FirstOrDefault(removed => removed.Name == flag.Name) is { } removed)
        {
            return removed.Replacement is { } replacement ? ([.. Replace(flag, replacement, removed.Also)], removed.Advice)
                : removed.Drop ? ([], removed.Advice)
                : null;
        }

        if (rule.RenamedFlags.FirstOrDefault(renamed => renamed.Name == flag.Name) is { } old)
        {
            return ([.. Replace(flag, old.Replacement, null)], $"It is called --{old.Replacement} from {rule.To} on; the old name still works there, and not for long.");
        }

        return rule.RefusedValues.FirstOrDefault(refused => refused.Flag == flag.Name && refused.Value == flag.Value) is { Replacement: { } value } refused
            ? ([flag with { Value = value }], refused.Advice)
            : null;
    }

    private static IEnumerable<EtcdFlag> Replace(EtcdFlag flag, string replacement, string? also)
    {
        var equals = replacement.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            yield return new(replacement, flag.Value);
        }
        else if (replacement[..equals] == Gates)
        {
            yield return new(Gates, $"{replacement[(equals + 1)..]}={(flag.IsOn ? "true" : "false")}");
        }
        else if (flag.IsOn)
        {
            yield return new(replacement[..equals], replacement[(equals + 1)..]);
        }

        if (also?.Split('=') is [var name, var value])
        {
            yield return new(name, value);
        }
    }

    /// <summary>All gates stand in one flag: etcd takes the last one.</summary>
    private bool MergeGate(EtcdFlag entry)
    {
        if (entry.Name != Gates)
        {
            return false;
        }

        var (present, first, words) = EtcdArguments.Locate(arguments).LastOrDefault(place => place.Flag.Name == Gates);
        if (present is null)
        {
            return false;
        }

        var merged = $"--{Gates}={present.Value},{entry.Value}";
        changes.Add(new(string.Join(' ', arguments.GetRange(first, words)), merged, "All gates stand in one flag."));
        arguments.RemoveRange(first, words);
        arguments.Insert(first, merged);
        return true;
    }

    private bool IsGiven(string name) => EtcdArguments.Find(name, arguments, environment) is not null;

    private static string Written(EtcdFlag flag) => flag.Value is null ? $"--{flag.Name}" : $"--{flag.Name}={flag.Value}";

    private void Note(string before, List<string> after, string why)
    {
        changes.Add(new(before, after.Count > 0 ? after[0] : null, why));
        changes.AddRange(after.Skip(1).Select(more => new ConfigurationChange(null, more, why)));
    }
}
