namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <param name="Data">The server's data directory; null: all of the demo is in a temporary directory.</param>
/// <param name="OverV2">Clients write over the v2 API, and the procedure is that of etcd's guide from 2.2 to 2.3: always so from 2.x.</param>
internal sealed record DemoOptions(string From, string To, int Members, int Writers, bool Keep, bool Kill, string? Data, bool OverV2 = false)
{
    public bool IsV2 => OverV2 || Is2(From);

    public static bool Is2(string version) => version.StartsWith("2.", StringComparison.Ordinal);

    private const int MostMembers = 7;
    private const int MostWriters = 64;

    public void Check()
    {
        if (Members is < 1 or > MostMembers)
        {
            throw CommandFailure.Usage($"--members is 1 to {MostMembers}.");
        }

        if (Writers is < 1 or > MostWriters)
        {
            throw CommandFailure.Usage($"--writers is 1 to {MostWriters}.");
        }

        foreach (var version in new[] { From, To })
        {
            if (!Version.TryParse(version, out var parsed) || parsed.Build < 0)
            {
                throw CommandFailure.Usage($"'{version}' is no release.", "Give it as 3.5.16.");
            }
        }
    }
}
