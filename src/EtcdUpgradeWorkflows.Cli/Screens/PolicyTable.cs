using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>What is asked of a cluster's upgrades, and who asks it.</summary>
internal static class PolicyTable
{
    public static TextTable Of(IReadOnlyList<PolicyRuleDocument> rules)
    {
        TextTable table = new("ASKED", "WHAT", "BY");
        foreach (var rule in rules)
        {
            table.Add(rule.Rule, rule.What, string.Join(", ", rule.From));
        }

        return table;
    }
}
