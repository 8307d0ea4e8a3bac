using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>A proposed configuration as a difference; members with the same one stand together.</summary>
internal static class ConfigurationScreen
{
    public static void Show(Screen screen, ConfigurationDocument configuration)
    {
        if (configuration.Proposal is null)
        {
            screen.Line($"{configuration.Cluster}: the members' configuration may stay as it is for {configuration.To}.");
            return;
        }

        foreach (var same in configuration.Members.GroupBy(Text))
        {
            var first = same.First();
            screen.Line($"{string.Join(", ", same.Select(member => member.Member))}, from {first.From} on:");
            foreach (var change in first.Changes)
            {
                if (change.Before is { } before)
                {
                    screen.Line($"  - {before}");
                }

                if (change.After is { } after)
                {
                    screen.Line($"  + {after}");
                }

                screen.Paragraph("      ", change.Why);
            }

            foreach (var left in first.Unresolved)
            {
                screen.Paragraph("  BY HAND: ", left);
            }

            screen.Line();
        }

        screen.Line(configuration.Acceptable
            ? $"Proposal {configuration.Proposal}. Nothing is changed until it is accepted: etcdup clusters configure {configuration.Cluster} --to {configuration.To} --accept {configuration.Proposal}"
            : $"Proposal {configuration.Proposal} cannot be accepted: change what is said BY HAND in the cluster file, then etcdup clusters add FILE.");
    }

    private static string Text(MemberConfigurationDocument member) =>
        string.Join('\n', member.Changes.Select(change => $"{change.Before}\0{change.After}\0{change.Why}").Concat(member.Unresolved).Prepend(member.From));
}
