using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>A refusal in words: what is wrong, what to do, and every problem with its place.</summary>
internal static class FailureScreen
{
    public static void Show(Screen screen, CommandFailure failure, bool json)
    {
        failure = Readable(failure);
        if (json)
        {
            screen.Json(new FailureDocument(new(
                failure.Code, failure.Message, failure.Advice, failure.ExitCode, failure.Problems.Count == 0 ? null : failure.Problems, failure.Run, failure.Plan)));
        }
        else if (failure.Plan is { } plan)
        {
            PlanScreen.Show(screen, plan);
        }

        screen.Error($"error {failure.Code}: {failure.Message}");
        foreach (var problem in failure.Problems)
        {
            screen.Error($"  {(string.IsNullOrEmpty(problem.Path) ? "" : $"{problem.Path}: ")}{problem.Message} ({problem.Code})");
            if (problem.Advice is { } remedy)
            {
                screen.Error($"    what to do: {remedy}");
            }
        }

        if (failure.Run is { } run && !failure.Message.Contains($"run {run.Number.ToString(CultureInfo.InvariantCulture)}", StringComparison.OrdinalIgnoreCase))
        {
            screen.Error(string.Create(CultureInfo.InvariantCulture, $"  in the way: run {run.Number} ({run.Id})"));
        }

        if (failure.Advice is { } advice)
        {
            screen.Error($"what to do: {advice}");
        }
    }

    // The one place that every failure goes through: what was given is not said back whole.
    private static CommandFailure Readable(CommandFailure failure) =>
        new(failure.ExitCode, failure.Code, EchoedText.Shorten(failure.Message), failure.Advice is null ? null : EchoedText.Shorten(failure.Advice), failure.InnerException)
        {
            Run = failure.Run, Plan = failure.Plan, Problems = [.. failure.Problems.Select(p => p with { Path = p.Path is null ? null : EchoedText.Shorten(p.Path), Message = EchoedText.Shorten(p.Message) })],
        };

    private sealed record FailureDocument(FailureBody Error);

    private sealed record FailureBody(
        string Code, string Message, string? Advice, int ExitCode, IReadOnlyList<ProblemItem>? Problems, RunReference? Run, PlanDocument? Plan);
}
