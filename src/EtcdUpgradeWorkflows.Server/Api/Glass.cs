using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Windows and freezes are passed over by two persons and a reason, which stand in the run's journal.</summary>
internal static class Glass
{
    private const int LongestReason = 500;

    public static IReadOnlyList<Grant> Grants(BreakGlassBody? body, string user) => body is null ? [] : [Break(body, user)];

    /// <exception cref="WorkflowErrorException"><c>window.break_glass_invalid</c></exception>
    public static Grant Break(BreakGlassBody body, string user)
    {
        RequireReason(body.Reason);
        return string.IsNullOrWhiteSpace(body.With) || body.With.Length > 100 || NameOf(body.With) == NameOf(user)
            ? throw Invalid("It takes a second person, who is not you.", "Name who agreed: --with NAME.")
            : new(MaintenanceGrants.BreakGlass, user) { Reason = body.Reason.Trim(), With = body.With.Trim() };
    }

    public static void RequireReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            throw Invalid($"It needs a reason, in at most {LongestReason} characters.", "Say why: it stands in the journal with your name.");
        }
    }

    // anna and anna@host are one person.
    private static string NameOf(string person) => person.Trim().Split('@')[0].ToUpperInvariant();

    private static WorkflowErrorException Invalid(string message, string advice) => new(WorkflowError.Permanent("window.break_glass_invalid", message, advice));
}
