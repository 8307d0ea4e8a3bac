using EtcdUpgradeWorkflows.Cli;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup upgrade --window</c> of a cluster whose members nobody reaches: what does not change by itself is refused at once; with real members in the integration tests.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class UpgradeWindowCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    [Fact]
    public async Task A_window_of_the_cluster_is_wanted_and_no_instant_besides()
    {
        await served.AddClusterAsync("prod-a");
        string[] upgrade = ["upgrade", "--cluster", "prod-a", "--to", "3.5.16", "--allow-downtime", "--yes"];
        Assert.Equal((ExitCode.Usage, "window.unknown"), await served.FailsAsync([.. upgrade, "--window"]));
        await AddAsync("late", "2099-06-06");
        await AddAsync("other", "2098-01-03", "--cluster", "prod-z");

        Assert.Equal((ExitCode.Usage, "window.unknown"), await served.FailsAsync([.. upgrade, "--window", "other"]));
        Assert.Equal((ExitCode.Usage, "window.or_instant"), await served.FailsAsync([.. upgrade, "--window", "late", "--at", "2099-06-06T22:00:00Z"]));
        Assert.Equal((ExitCode.Usage, "command.usage"), await served.FailsAsync([.. upgrade, "--window", "late", "--break-glass", "it burns"]));

        // It reached the window and was refused by what no opening mends: no member tells a release, and the target is not on the server.
        Assert.Equal((ExitCode.Refused, "preflight.blocked"), await served.FailsAsync([.. upgrade, "--window", "late"]));
        Assert.Equal((ExitCode.Refused, "preflight.blocked"), await served.FailsAsync([.. upgrade, "--window"]));
        Assert.Equal("[]", (await served.SucceedsAsync("schedules", "list", "--json")).Trim());
    }

    private Task<string> AddAsync(string name, string on, params string[] more) =>
        served.SucceedsAsync(["windows", "add", name, "--on", on, "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00", .. more]);
}
