using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <param name="Blocks">The member would not start, or would run without a protection it was given.</param>
internal sealed record FlagProblem(bool Blocks, string Text);

/// <summary>
/// What a release does with the flags and variables of the one before. A flag it does not register ends it at its start ("flag provided but not
/// defined"); a variable of such a flag is only warned of, and has no effect (measured on 3.4.23 and 3.5.16).
/// </summary>
internal static class MemberFlags
{
    public static IReadOnlyList<FlagProblem> Judge(MemberConfiguration configuration, HopRule rule, HopRules rules)
    {
        if (configuration.File is { } yaml)
        {
            return [.. ConfigurationFileLint.Lint(yaml, rule, rules).Problems.Select(problem => new FlagProblem(problem.Blocks, string.Create(CultureInfo.InvariantCulture, $"Line {problem.Line}: {problem.Text}")))];
        }

        var given = EtcdArguments.Parse(configuration.Arguments);
        var variables = EtcdArguments.FromEnvironment(configuration.Environment);
        List<FlagProblem> problems = [];
        foreach (var flag in given)
        {
            JudgeFlag(problems, flag, $"--{flag.Name}", rule, rules);
        }

        foreach (var variable in variables)
        {
            JudgeVariable(problems, variable, EtcdArguments.VariableName(variable.Name), rule);
        }

        if (rule.EnvironmentConflictIsFatal)
        {
            problems.AddRange(variables.Select(flag => flag.Name).Intersect(given.Select(flag => flag.Name))
                .Select(name => new FlagProblem(true, $"--{name} and {EtcdArguments.VariableName(name)} are both given. Keep one of them.")));
        }

        return problems;
    }

    private static void JudgeFlag(List<FlagProblem> problems, EtcdFlag flag, string spelled, HopRule rule, HopRules rules)
    {
        if (rule.RemovedFlags.FirstOrDefault(removed => removed.Name == flag.Name) is { } removed)
        {
            problems.Add(new(true, $"{spelled} is no flag of {rule.To} any more. {removed.Advice}"));
        }
        else if (!IsRegistered(flag.Name, rule.To, rules))
        {
            problems.Add(new(false, $"{spelled} is no flag of {rules.FindRelease(rule.To)!.FlagsOf} as far as is known. Compare it with `etcd --help` of the target."));
        }

        JudgeValue(problems, flag, spelled, rule);
    }

    private static void JudgeVariable(List<FlagProblem> problems, EtcdFlag variable, string spelled, HopRule rule)
    {
        if (rule.RemovedFlags.FirstOrDefault(removed => removed.Name == variable.Name) is { } removed)
        {
            problems.Add(new(
                removed.LossIsUnsafe,
                $"{spelled} has no effect from {rule.To} on{(removed.LossIsUnsafe ? ", and the member would run without what it protects" : "")}. {removed.Advice}"));
        }

        JudgeValue(problems, variable, spelled, rule);
    }

    private static void JudgeValue(List<FlagProblem> problems, EtcdFlag flag, string spelled, HopRule rule)
    {
        if (rule.RenamedFlags.FirstOrDefault(renamed => renamed.Name == flag.Name) is { } renamed)
        {
            problems.Add(new(false, $"{spelled} is an old name from {rule.To} on; it still works. Give --{renamed.Replacement} instead."));
        }

        if (rule.RefusedValues.FirstOrDefault(refused => refused.Flag == flag.Name && refused.Value == flag.Value) is { } value)
        {
            problems.Add(new(true, $"{spelled} must not be {value.Value} from {rule.To} on. {value.Advice}"));
        }
    }

    // Go's flag package answers these itself.
    private static bool IsRegistered(string name, EtcdMinor minor, HopRules rules) =>
        name is "h" or "help" || rules.FindRelease(minor) is not { } release || release.Flags.Contains(name);
}
