using System.Net;
using System.Text.Json;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>The server's refusal back into the same coded error, and its exit code.</summary>
internal static class ServerRefusal
{
    // Codes whose 422 means "understood and refused"; any other 422 is a bad input file.
    private static readonly string[] RefusedAreas = ["upgrade.", "preflight.", "policy.", "run.", "definition.", "host.", "etcd.", "binaries."];

    public static CommandFailure Read(HttpStatusCode status, string body)
    {
        ProblemDocument? problem = null;
        try
        {
            problem = JsonSerializer.Deserialize<ProblemDocument>(body, ContractsJson.Options);
        }
        catch (JsonException)
        {
            // Not our server's words; the status has to do.
        }

        if (problem is not { Code.Length: > 0 })
        {
            return new(ExitCodeOf(status, "", false), $"http.{(int)status}", $"The server answered {(int)status} {status}.");
        }

        return new(ExitCodeOf(status, problem.Code, problem.Plan is not null), problem.Code, problem.Detail ?? problem.Title, problem.Advice)
        {
            Problems = problem.Problems ?? [], Run = problem.Run, Plan = problem.Plan,
        };
    }

    private static int ExitCodeOf(HttpStatusCode status, string code, bool hasPlan) => (int)status switch
    {
        401 or 502 or 503 or 504 => ExitCode.ServerNotReachable,
        403 or 409 or 412 or 423 or 429 => ExitCode.Refused,
        422 => hasPlan || RefusedAreas.Any(a => code.StartsWith(a, StringComparison.Ordinal)) ? ExitCode.Refused : ExitCode.Usage,
        >= 400 and < 500 => hasPlan ? ExitCode.Refused : ExitCode.Usage,
        _ => ExitCode.Unexpected,
    };
}
