using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;

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
        await served.SucceedsAsync("windows", "remove", "late");
        await served.SucceedsAsync("windows", "remove", "other");
    }

    /// <summary>What waits for a window names it, and says so when nobody will open it any more.</summary>
    [Theory]
    [InlineData("soon", "window soon", "window soon is gone, or not for prod-w any more: nothing is started")]
    [InlineData("", "any window", "no window is for prod-w: nothing is started")]
    public async Task A_schedule_names_its_window_and_says_when_that_is_gone(string window, string when, string gone)
    {
        await served.RunAsync(["clusters", "remove", "prod-w"]);
        await served.AddClusterAsync("prod-w");
        await AddAsync("soon", "2099-06-06", "--cluster", "prod-w");
        await AddAsync("elsewhere", "2099-06-06", "--cluster", "prod-z");
        var (store, token) = (served.Server.Get<IScheduleStore>(), TestContext.Current.CancellationToken);
        ScheduleRecord schedule = new()
        {
            Id = Guid.NewGuid(), Target = ScheduleTarget.Upgrade, Cluster = "prod-w", Kind = FireKind.StartAt, FireAt = new(2099, 6, 6, 22, 0, 0, TimeSpan.Zero), CreatedBy = "anna", CreatedAt = HostedServer.Clock.GetUtcNow(),
            Status = ScheduleStatus.Waiting, Request = EngineJson.Text(new UpgradeRequest { Cluster = "prod-w", To = "3.5.16", RequestedBy = "anna", Window = window }),
        };
        Assert.True(await store.AddAsync(schedule, token));

        var waits = await LineAsync();
        Assert.Contains($"prod-w to 3.5.16  {when}  2099-06-0", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is started", waits, StringComparison.Ordinal);

        await served.SucceedsAsync("windows", "remove", "soon");
        var lost = await LineAsync();
        Assert.Contains(gone, lost, StringComparison.Ordinal);
        Assert.DoesNotContain("2099-06", lost, StringComparison.Ordinal);
        Assert.True((await served.GetAsync<ScheduleDocument>($"schedules/{schedule.Id}")).WindowGone);
        await served.SucceedsAsync("windows", "remove", "elsewhere");
        await served.SucceedsAsync("schedules", "remove", $"{schedule.Id}");

        // With what stands under it.
        async Task<string> LineAsync()
        {
            var listed = await served.SucceedsAsync("schedules", "list");
            return listed[listed.IndexOf($"{schedule.Id}", StringComparison.Ordinal)..];
        }
    }

    private Task<string> AddAsync(string name, string on, params string[] more) =>
        served.SucceedsAsync(["windows", "add", name, "--on", on, "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00", .. more]);
}
