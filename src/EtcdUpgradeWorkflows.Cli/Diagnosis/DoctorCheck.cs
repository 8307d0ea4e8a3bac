namespace EtcdUpgradeWorkflows.Cli.Diagnosis;

/// <summary>One thing that <c>etcdup doctor</c> looked at.</summary>
/// <param name="Code">Stable, such as <c>doctor.tools</c>.</param>
/// <param name="Verdict">ok, warning, problem or unknown.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Advice">What to do; null when it is ok.</param>
internal sealed record DoctorCheck(string Code, string Verdict, string Evidence, string? Advice)
{
    public const string IsOk = "ok";
    public const string IsWarning = "warning";
    public const string IsProblem = "problem";
    public const string IsUnknown = "unknown";

    public static DoctorCheck Ok(string code, string evidence) => new(code, IsOk, evidence, null);

    public static DoctorCheck Warning(string code, string evidence, string advice) => new(code, IsWarning, evidence, advice);

    public static DoctorCheck Problem(string code, string evidence, string? advice) => new(code, IsProblem, evidence, advice);

    public static DoctorCheck Unknown(string code, string evidence, string? advice = null) => new(code, IsUnknown, evidence, advice);
}
