namespace EtcdUpgradeWorkflows.Cli;

/// <summary>What the command's exit says; scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Unexpected = 1;

    public const int Usage = 2;

    /// <summary>By preflight, policy, lint, or another run in the way.</summary>
    public const int Refused = 3;

    /// <summary>Faulted, paused or waiting for a person.</summary>
    public const int NeedsPerson = 4;

    public const int ServerNotReachable = 5;

    public const int Cancelled = 6;

    /// <summary>The command was left; the run goes on.</summary>
    public const int Left = 130;

    // Of them a 422 means "understood and refused"; any other is what was given, and no time makes it right.
    private static readonly string[] RefusedAreas = ["upgrade.", "preflight.", "policy.", "run.", "definition.", "host.", "etcd.", "binaries."];

    // Whatever the area and the status: what was given is wrong in itself.
    private static readonly string[] OfInput = ["invalid", ".member_missing", ".reason_missing", ".path_not_absolute"];

    /// <summary>Of a refusal by the server. Who may not is refused, though the server was reached.</summary>
    public static int Of(int status, string code, bool hasPlan) => status switch
    {
        502 or 503 or 504 => ServerNotReachable,
        _ when hasPlan || code == Findings => Refused,
        >= 400 and < 500 when OfInput.Any(end => code.EndsWith(end, StringComparison.Ordinal)) => Usage,
        401 or 403 or 409 or 412 or 423 or 429 => Refused,
        422 => RefusedAreas.Any(area => code.StartsWith(area, StringComparison.Ordinal)) ? Refused : Usage,
        >= 400 and < 500 => Usage,
        _ => Unexpected,
    };

    // A definition is read by a lint, whose findings are a refusal, with a server and without.
    private const string Findings = "definition.invalid";
}
