using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>An end of the command that has a code, advice and an exit code: everything a user is told in words instead of a stack trace.</summary>
internal sealed class CommandFailure : Exception
{
    public CommandFailure(int exitCode, string code, string message, string? advice = null, Exception? inner = null)
        : base(message, inner)
    {
        ExitCode = exitCode;
        Code = code;
        Advice = advice;
    }

    public int ExitCode { get; }

    public string Code { get; }

    public string? Advice { get; }

    /// <summary>When several things are wrong at once.</summary>
    public IReadOnlyList<ProblemItem> Problems { get; init; } = [];

    /// <summary>The run that stands in the way.</summary>
    public RunReference? Run { get; init; }

    /// <summary>The plan that was refused, with every check.</summary>
    public PlanDocument? Plan { get; init; }

    public static CommandFailure Usage(string message, string? advice = null) => new(Cli.ExitCode.Usage, "command.usage", message, advice);

    public static CommandFailure NotReachable(string code, string message, string? advice = null, Exception? inner = null) =>
        new(Cli.ExitCode.ServerNotReachable, code, message, advice, inner);
}
