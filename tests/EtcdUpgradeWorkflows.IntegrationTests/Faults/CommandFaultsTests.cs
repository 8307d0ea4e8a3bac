using System.Diagnostics;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>Commands around a real upgrade: several at once while their server is killed, and everything a terminal can do to one.</summary>
public sealed class CommandFaultsTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_upgrades_a_list_and_a_watch_at_once_while_the_server_is_killed_are_one_run_with_one_worker()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        await using var first = CommandProcess.Start(upgrade.Data, "upgrade", "--cluster", "real", "--to", RealReleases.New, "--yes");
        await using var second = CommandProcess.Start(upgrade.Data, "upgrade", "--cluster", "real", "--to", RealReleases.New, "--yes");
        await Until.TrueAsync(async () => (await RunsAsync(upgrade)).Count == 1, TimeSpan.FromSeconds(60), Token);
        var run = (await RunsAsync(upgrade))[0].Number;
        await using var watching = CommandProcess.Start(upgrade.Data, "runs", "watch", $"{run}");
        using var enough = new CancellationTokenSource();
        var listing = ListAsync(upgrade.Data, enough.Token);
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token);

        var killed = 0;
        for (; killed < 3; killed++)
        {
            var server = await ServerAsync(upgrade.Data);
            server.Kill();
            await server.WaitForExitAsync(Token);
            await Until.TrueAsync(async () => (await ServerAsync(upgrade.Data)).Id != server.Id, TimeSpan.FromSeconds(60), Token);
        }

        var codes = new[] { await first.EndAsync(Token), await second.EndAsync(Token), await watching.EndAsync(Token) };
        await enough.CancelAsync();
        output.WriteLine($"{killed} kills; {await listing} lists");
        Assert.All(codes.Zip([first, second, watching]), pair => Assert.True(pair.First == ExitCode.Done, $"{pair.First}: {pair.Second.Output}"));
        await upgrade.AskServerOfDataAsync();
        Assert.Equal(run, Assert.Single(await RunsAsync(upgrade)).Number);
        Assert.Equal((await ServerAsync(upgrade.Data)).Id, OwnerOf(Path.Combine(upgrade.Data, "owner.lock")));
        var server1 = File.ReadAllText(Path.Combine(upgrade.Data, "server-id")).Trim();
        Assert.All(await upgrade.ReadClaimsAsync(run, Token), c => Assert.Equal(server1, c.Server));
        await upgrade.AssertUpgradedAsync(await upgrade.ReadAsync(run, Token), load, watch, output.WriteLine, Token);
    }

    [Fact]
    public async Task In_a_terminal_Ctrl_C_pauses_twice_leaves_and_SIGTERM_and_a_closed_terminal_leave_while_the_run_goes_on()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        await using (var once = Follow(upgrade))
        {
            await once.UntilSaysAsync("Backup", Token);
            once.PressControlC();
            await once.UntilSaysAsync("pausing at the next safe point", Token);
            Assert.Equal(ExitCode.NeedsPerson, await once.EndAsync(Token));
        }

        var run = Assert.Single(await RunsAsync(upgrade)).Number;
        var paused = await upgrade.ReadAsync(run, Token);
        Assert.True(paused is { Paused: true, Situation.SafePoint: true }, paused.Situation.What);

        await using (var twice = Follow(upgrade))
        {
            await twice.UntilSaysAsync("following it", Token);
            await upgrade.UntilAsync(run, r => !r.Paused && !r.Situation.SafePoint, Token); // so that there is a while to the next safe point
            twice.PressControlC();
            await twice.UntilSaysAsync("pausing at the next safe point", Token);
            twice.PressControlC();
            Assert.Equal(ExitCode.Left, await twice.EndAsync(Token));
        }

        paused = await upgrade.UntilAsync(run, r => r.Paused, Token);
        Assert.True(paused.Situation.SafePoint);
        await using (var terminated = Follow(upgrade))
        {
            await terminated.UntilSaysAsync("following it", Token);
            await upgrade.UntilAsync(run, r => !r.Paused, Token);
            terminated.Terminate();
            Assert.Equal(ExitCode.Left, await terminated.EndAsync(Token));
        }

        await using (var closed = Follow(upgrade))
        {
            await closed.UntilSaysAsync("following it", Token);
            closed.CloseTerminal();
            await closed.EndAsync(Token);
        }

        await Until.TrueAsync(() => !RealUpgrade.FindProcesses("upgrade").Any(pid => RealUpgrade.FindProcesses(upgrade.Data).Contains(pid)), Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    private static CommandProcess Follow(RealUpgrade upgrade) =>
        CommandProcess.StartInTerminal(upgrade.Data, "upgrade", "--cluster", "real", "--to", RealReleases.New, "--yes");

    private static async Task<IReadOnlyList<RunSummary>> RunsAsync(RealUpgrade upgrade) =>
        [.. (await upgrade.Server.Api.GetAsync<RunPage>("runs", Token)).Items.Where(r => r.Definition == "rolling-upgrade")];

    private static async Task<int> ListAsync(string data, CancellationToken enough)
    {
        for (var lists = 0; ; lists++)
        {
            await using var list = CommandProcess.Start(data, "runs", "list", "--json");
            var code = await list.EndAsync(Token);
            Assert.True(code is ExitCode.Done or ExitCode.ServerNotReachable, $"{code}: {list.Output}");
            if (enough.IsCancellationRequested) return lists;
        }
    }

    private static async Task<Process> ServerAsync(string data)
    {
        Process? found = null;
        await Until.TrueAsync(
            () =>
            {
                try
                {
                    var file = EngineJson.Read<ServerFile>(File.ReadAllText(DataDirectory.ServerFileOf(data)));
                    found = Process.GetProcessById(file.Pid);
                    return Task.FromResult(!found.HasExited);
                }
                catch (Exception e) when (e is IOException or ArgumentException)
                {
                    return Task.FromResult(false);
                }
            },
            TimeSpan.FromSeconds(60), Token);
        return found!;
    }

    /// <summary>Who has the lock, as the kernel tells it.</summary>
    private static int OwnerOf(string file)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", file]) { RedirectStandardOutput = true })!;
        var inode = stat.StandardOutput.ReadToEnd().Trim();
        var line = Assert.Single(File.ReadLines("/proc/locks"), l => l.Contains("FLOCK", StringComparison.Ordinal) && l.Contains($":{inode} ", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4], System.Globalization.CultureInfo.InvariantCulture);
    }
}
