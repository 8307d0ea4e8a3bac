using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>How a followed run is shown: live on a terminal, as plain lines, or as JSON.</summary>
internal interface IRunDisplay
{
    void Show(RunDocument run);

    void Show(JournalDocument line);

    /// <summary>A remark of the command itself, such as that the server was started again.</summary>
    void Say(string text);

    /// <summary>Shows as long as <paramref name="follow"/> runs; between two of these the terminal is free for a question.</summary>
    Task<T> DuringAsync<T>(Func<Task<T>> follow);
}
