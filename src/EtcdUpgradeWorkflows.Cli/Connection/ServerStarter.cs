using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>Starts <c>etcdup serve</c> in a session of its own. A test gives another executable.</summary>
/// <param name="Executable">The command itself, or <c>dotnet</c> when it runs as a dll.</param>
/// <param name="FirstArguments">Before <c>serve</c>.</param>
internal sealed record ServerStarter(string Executable, IReadOnlyList<string> FirstArguments)
{
    public static ServerStarter ThisCommand()
    {
        var apphost = Path.Combine(AppContext.BaseDirectory, "etcdup");
        return File.Exists(apphost)
            ? new(apphost, [])
            : new(Environment.ProcessPath ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "etcdup.dll")]);
    }

    public static string LogIn(string data) => Path.Combine(data, "server.log");

    public DetachedProcess Start(CommandSettings settings)
    {
        try
        {
            Directory.CreateDirectory(settings.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Usage, "server.data_unusable", $"{settings.Data} cannot be used: {FileFault.Of(e)}.", "Give a directory on a local disk with --data or ETCDUP_DATA.", e);
        }

        List<string> arguments = [.. FirstArguments, "serve", "--data", settings.Data, "--started-by-command"];

        // Handed on in the environment only: a command line can be read by everybody.
        Environment.SetEnvironmentVariable("ETCDUP_DB", settings.Database);
        return DetachedProcess.Start(Executable, arguments, settings.Data, LogIn(settings.Data));
    }
}
