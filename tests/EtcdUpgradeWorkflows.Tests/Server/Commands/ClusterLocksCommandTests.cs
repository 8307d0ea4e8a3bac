using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup clusters lock</c>, <c>unlock</c> and <c>locked</c>, whose exit code scripts rely on.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class ClusterLocksCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    [Fact]
    public async Task Locked_is_exit_code_3_and_free_is_0()
    {
        await served.AddClusterAsync("prod-a");
        Assert.Contains("prod-a is free", await served.SucceedsAsync("clusters", "locked", "prod-a"), StringComparison.Ordinal);
        Assert.Contains("(lock-prod-a) until ", await served.SucceedsAsync("clusters", "lock", "prod-a", "--for", "2h", "--reason", "new disks"), StringComparison.Ordinal);

        var (exit, output, _) = await served.RunAsync(["clusters", "locked", "prod-a"]);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("prod-a is locked by ", output, StringComparison.Ordinal);
        Assert.Contains(": new disks", output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, "cluster.locked"), await served.FailsAsync("clusters", "lock", "prod-a", "--for", "2h", "--reason", "mine"));

        Assert.Contains("prod-a is not locked any more", await served.SucceedsAsync("clusters", "unlock", "prod-a"), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, "cluster.not_locked"), await served.FailsAsync("clusters", "unlock", "prod-a"));
        await served.SucceedsAsync("clusters", "locked", "prod-a");
    }

    [Fact]
    public async Task A_cluster_that_a_run_works_on_or_that_is_frozen_is_locked()
    {
        await served.AddClusterAsync("prod-b");
        await served.AddClusterAsync("prod-c");
        var run = await served.WorkOnAsync("prod-b");
        var (exit, output, _) = await served.RunAsync(["clusters", "locked", "prod-b"]);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains($"prod-b is locked by run {run} (", output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, "run.held"), await served.FailsAsync("clusters", "lock", "prod-b", "--for", "2h", "--reason", "new disks"));

        Assert.True(await served.Server.Get<IWindowStore>().AddAsync(
            new StoredFreeze(new("payday", "2001-01-01T00:00:00Z", "2003-01-01T00:00:00Z", "over", ["prod-c"]), "anna", HostedServer.Clock.GetUtcNow()), TestContext.Current.CancellationToken));
        await served.SucceedsAsync("clusters", "locked", "prod-c");
        await served.SucceedsAsync(
            "freezes", "add", "now", "--from", $"{HostedServer.Clock.GetUtcNow().AddHours(-1):yyyy-MM-dd'T'HH:mm:ss'Z'}", "--to", $"{HostedServer.Clock.GetUtcNow().AddHours(1):yyyy-MM-dd'T'HH:mm:ss'Z'}", "--reason", "nobody is here", "--cluster", "prod-c");
        Assert.Equal(ExitCode.Refused, (await served.RunAsync(["clusters", "locked", "prod-c"])).Exit);
    }

    [Fact]
    public async Task A_lock_that_takes_a_windows_last_opening_says_so()
    {
        await served.AddClusterAsync("prod-f");
        var opens = HostedServer.Clock.GetUtcNow().AddHours(3);
        string[] window = ["windows", "add", "once", "--on", $"{opens:yyyy-MM-dd}", "--opens", $"{opens:HH:mm}", "--zone", "Etc/UTC", "--for", "01:00", "--cluster", "prod-f"];
        await served.SucceedsAsync(window);

        Assert.DoesNotContain("no opening left", (await served.RunAsync(["clusters", "lock", "prod-f", "--for", "1h", "--reason", "new disks"])).Error, StringComparison.Ordinal);
        await served.SucceedsAsync("clusters", "unlock", "prod-f");
        var (exit, _, error) = await served.RunAsync(["clusters", "lock", "prod-f", "--for", "8h", "--reason", "new disks"]);
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("window once has no opening left that a freeze leaves", error, StringComparison.Ordinal);
        await served.SucceedsAsync("clusters", "unlock", "prod-f");
        await served.SucceedsAsync("windows", "remove", "once");
    }

    /// <summary>0 and 3 are answers; a script that got none must not take it for one.</summary>
    [Fact]
    public async Task Whoever_may_not_ask_gets_neither_0_nor_3()
    {
        await served.AddClusterAsync("prod-d");
        var token = await served.Server.AddPersonAsync("outlook", Role.Calendar);

        Assert.Equal(ExitCode.Unexpected, (await served.RunAsync(["clusters", "locked", "prod-d"], token)).Exit);
        Assert.Equal(ExitCode.Unexpected, (await served.RunAsync(["clusters", "locked", "prod-d"], "wrong")).Exit);
        Assert.Equal((ExitCode.Usage, "cluster.unknown"), await served.FailsAsync("clusters", "locked", "prod-x"));
    }

    [Theory]
    [InlineData("cluster.unknown", "prod-x", "--for", "2h", "--reason", "x")]
    [InlineData("cluster.lock_invalid", "prod-e", "--for", "8d", "--reason", "x")]
    [InlineData("command.usage", "prod-e", "--for", "long", "--reason", "x")]
    [InlineData("", "prod-e", "--for", "2h")]
    public async Task What_is_no_lock_is_bad_usage(string code, params string[] arguments)
    {
        if ((await served.RunAsync(["clusters", "show", "prod-e"])).Exit != 0)
        {
            await served.AddClusterAsync("prod-e");
        }

        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync(["clusters", "lock", .. arguments]));
        await served.SucceedsAsync("clusters", "locked", "prod-e");
    }
}
