using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>A plan before anything is done: checks, order, what clients will notice.</summary>
internal static class PlanScreen
{
    public static void Show(Screen screen, PlanDocument plan)
    {
        screen.Line($"{plan.Cluster}: {plan.From ?? "version not known"} → {plan.To}");
        screen.Line();
        foreach (var check in plan.Checks)
        {
            var found = check.Verdict is "passed" || check.Advice is null ? check.Evidence : $"{check.Evidence} What to do: {check.Advice}";
            screen.Paragraph($"{Mark(check),-11}  ", found.Length == 0 ? check.Title : $"{check.Title}: {found}");
        }

        if (plan.Order.Count > 0)
        {
            screen.Line();
            TextTable order = new("", "MEMBER", "VERSION", "ROLE", "WHY NOW");
            for (var i = 0; i < plan.Order.Count; i++)
            {
                var step = plan.Order[i];
                order.Add((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), step.Member, step.Version, step.Role, step.Reason);
            }

            screen.Table(order);
        }

        screen.Line();
        foreach (var warning in plan.Warnings)
        {
            screen.Paragraph("warning: ", warning);
        }

        if (plan.ClientImpact is { } impact)
        {
            screen.Paragraph("clients: ", impact);
        }

        if (plan.Verdict == "nothing_to_do")
        {
            screen.Line("nothing to do: every member runs the target.");
        }
    }

    private static string Mark(CheckDocument check) => check.Verdict switch
    {
        "passed" => "ok",
        "warned" => "warning",
        "not_checked" => "not checked",
        _ => check.Severity == "warning" ? "warning" : "BLOCKS",
    };
}
