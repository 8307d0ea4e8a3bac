namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What one check found, before it is given its code and title.</summary>
internal sealed record CheckOutcome(PreflightVerdict Verdict, IReadOnlyList<string> Evidence, string? Advice)
{
    public static CheckOutcome Passed(params IReadOnlyList<string> evidence) => new(PreflightVerdict.Passed, evidence, null);

    public static CheckOutcome Failed(string advice, params IReadOnlyList<string> evidence) => new(PreflightVerdict.Failed, evidence, advice);

    public static CheckOutcome Warned(string advice, params IReadOnlyList<string> evidence) => new(PreflightVerdict.Warned, evidence, advice);

    public static CheckOutcome NotChecked(string advice, params IReadOnlyList<string> evidence) => new(PreflightVerdict.NotChecked, evidence, advice);

    /// <summary>The worst of what was found member by member: a failure, else what is not known, else a warning.</summary>
    public static CheckOutcome Of(
        IReadOnlyList<string> failures, IReadOnlyList<string> unknown, IReadOnlyList<string> warnings, IReadOnlyList<string> seen, string advice, string unknownAdvice) =>
        failures.Count > 0 ? Failed(advice, [.. failures, .. unknown, .. warnings])
        : unknown.Count > 0 ? NotChecked(unknownAdvice, [.. unknown, .. warnings, .. seen])
        : warnings.Count > 0 ? Warned(advice, [.. warnings, .. seen])
        : Passed(seen);

    public static CheckOutcome NoHop => NotChecked("See the check of the hop.", "There is no legal hop to check.");
}
