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
}
