using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What two configurations of a member have otherwise, flag by flag as etcd takes them: the last argument, else the variable.</summary>
internal static class ConfigurationDifference
{
    private const string Variable = "a variable's value, which is not shown";

    /// <summary>A sentence each. The value of a variable is never in it: it may be a secret.</summary>
    public static IReadOnlyList<string> Between(MemberConfiguration running, MemberConfiguration described)
    {
        List<string> differences = [];
        var (runs, wanted) = (ValuesIn(running), ValuesIn(described));
        foreach (var name in runs.Keys.Union(wanted.Keys, StringComparer.Ordinal).Where(name => !MemberConfiguration.IsOfFirstStart(name)).Order(StringComparer.Ordinal))
        {
            if (runs.GetValueOrDefault(name) is var now && wanted.GetValueOrDefault(name) is var then && now != then)
            {
                differences.Add($"--{name} is {Shown(running, name, now)} now, and {Shown(described, name, then)} from its next start on.");
            }
        }

        // Those that are no flags: the Go runtime's.
        foreach (var name in running.Environment.Keys.Union(described.Environment.Keys, StringComparer.Ordinal).Where(name => !name.StartsWith("ETCD_", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (running.Environment.GetValueOrDefault(name) != described.Environment.GetValueOrDefault(name))
            {
                differences.Add($"{name} is another from its next start on.");
            }
        }

        return differences;
    }

    // A flag without a value is true.
    private static Dictionary<string, string> ValuesIn(MemberConfiguration configuration)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var flag in configuration.Flags)
        {
            values[flag.Name] = flag.Value ?? "true";
        }

        return values;
    }

    private static string Shown(MemberConfiguration configuration, string name, string? value) =>
        value is null ? "not given" : configuration.File is not null || EtcdArguments.Parse(configuration.Arguments).Any(flag => flag.Name == name) ? value : Variable;
}
