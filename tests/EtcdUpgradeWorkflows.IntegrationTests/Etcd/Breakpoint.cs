namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>A directory for the script's PATH in which one program waits, at one of its calls, until it is let go: a test kills the script exactly there.</summary>
internal sealed class Breakpoint
{
    private const string search = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly string directory;

    /// <param name="argument">Counted are the calls whose command line, with a blank at both ends, holds it.</param>
    public Breakpoint(string directory, string program, string argument, int call)
    {
        this.directory = directory;
        Directory.CreateDirectory(directory);
        var real = search.Split(':').Select(place => Path.Combine(place, program)).First(File.Exists);
        var file = Path.Combine(directory, program);
        File.WriteAllText(file, $"""
            #!/bin/sh
            case " $* " in
              *'{argument}'*)
                echo >>'{directory}/calls'
                if [ "$(/usr/bin/wc -l <'{directory}/calls')" -eq {call} ]; then
                  : >'{directory}/reached'
                  while [ ! -e '{directory}/go' ]; do
                    [ -d '{directory}' ] || exit 1
                    /bin/sleep 0.005
                  done
                fi
                ;;
            esac
            exec '{real}' "$@"
            """);
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }

    public string SearchPath => $"{directory}:{search}";

    public Task UntilReachedAsync(CancellationToken cancellationToken) => Until.TrueAsync(() => File.Exists(Path.Combine(directory, "reached")), cancellationToken);

    public void LetGo() => File.WriteAllText(Path.Combine(directory, "go"), "");
}
