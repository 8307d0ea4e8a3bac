using System.Net;
using System.Text.Json;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>The server's refusal back into the same coded error, and its exit code.</summary>
internal static class ServerRefusal
{
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
            return new(ExitCode.Of((int)status, "", false), $"http.{(int)status}", $"The server answered {(int)status} {status}.");
        }

        return new(ExitCode.Of((int)status, problem.Code, problem.Plan is not null), problem.Code, problem.Detail ?? problem.Title, problem.Advice)
        {
            Problems = problem.Problems ?? [], Run = problem.Run, Plan = problem.Plan,
        };
    }
}
