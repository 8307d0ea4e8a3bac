using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup windows</c>, on a whole server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class WindowsCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_window_is_added_listed_shown_previewed_and_removed()
    {
        var added = await served.SucceedsAsync(
            "windows", "add", "nights", "--rule", "FREQ=WEEKLY;BYDAY=SA", "--on", "2099-01-01", "--opens", "22:00", "--zone", "Europe/Berlin", "--for", "08:00", "--missed", "skip", "--cluster", "prod-a");
        Assert.Equal(3, added.Split('\n').Count(line => line.StartsWith("nights ", StringComparison.Ordinal)));
        Assert.Contains("Sat 2099-01-03 22:00 +01:00  Sun 2099-01-04 06:00 +01:00  01-03 21:00 to 01-04 05:00", added, StringComparison.Ordinal);

        var listed = await served.SucceedsAsync("windows", "list");
        Assert.Contains("nights  FREQ=WEEKLY;BYDAY=SA from 2099-01-01 at 22:00 Europe/Berlin  08:00  prod-a    Sat 2099-01-03 22:00 +01:00", listed, StringComparison.Ordinal);
        var shown = await served.SucceedsAsync("windows", "show", "nights");
        Assert.Contains("missed    an opening that no server was there for is skipped", shown, StringComparison.Ordinal);
        Assert.Equal(5, shown.Split('\n').Count(line => line.StartsWith("nights ", StringComparison.Ordinal)));

        // The thirteenth Saturday is the night of the change.
        var night = (await served.SucceedsAsync("windows", "preview", "nights", "--count", "13")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Contains("Sat 2099-03-28 22:00 +01:00  Sun 2099-03-29 07:00 +02:00  03-28 21:00 to 03-29 05:00  the clocks change meanwhile", night, StringComparison.Ordinal);
        var previewed = JsonSerializer.Deserialize<JsonElement>(await served.SucceedsAsync("windows", "preview", "nights", "--count", "2", "--json"));
        Assert.Equal(2, previewed.GetArrayLength());

        Assert.Equal((ExitCode.Refused, "window.name_taken"), await served.FailsAsync("windows", "add", "nights", "--on", "2099-01-01", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "01:00"));
        var replaced = await served.SucceedsAsync("windows", "add", "nights", "--on", "2099-01-01", "--opens", "2:00", "--zone", "Etc/UTC", "--for", "1h", "--replace");
        Assert.Contains("window nights: 2099-01-01 at 02:00 Etc/UTC, for 01:00, clusters: all", replaced, StringComparison.Ordinal);
        Assert.Single((await served.SucceedsAsync("windows", "list")).Split('\n'), line => line.StartsWith("nights  2099-01-01 at 02:00 Etc/UTC", StringComparison.Ordinal));
        Assert.Contains("window nights is gone", await served.SucceedsAsync("windows", "remove", "nights"), StringComparison.Ordinal);
        Assert.DoesNotContain("nights", await served.SucceedsAsync("windows", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("command.usage", "add", "w", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "01:00")]
    [InlineData("", "add", "w", "--on", "2099-01-01", "--zone", "Etc/UTC", "--for", "01:00")]
    [InlineData("window.invalid", "add", "w", "--on", "2099-01-01", "--opens", "22:00", "--zone", "Europe/Nowhere", "--for", "01:00")]
    [InlineData("window.invalid", "add", "w", "--on", "2001-01-01", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "01:00")]
    [InlineData("window.invalid", "add", "openings", "--on", "2099-01-01", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "01:00")]
    [InlineData("window.unknown", "show", "w")]
    [InlineData("window.unknown", "remove", "w")]
    [InlineData("window.unknown", "preview", "w")]
    [InlineData("cluster.unknown", "preview", "--cluster", "prod-typo")]
    [InlineData("window.count_invalid", "preview", "--count", "0")]
    [InlineData("window.count_invalid", "preview", "--count", "201")]
    public async Task What_is_no_window_is_bad_usage(string code, params string[] arguments)
    {
        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync(["windows", .. arguments]));
        Assert.DoesNotContain("2099", await served.SucceedsAsync("windows", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clusters_preview_is_of_its_own_windows_less_its_freezes()
    {
        await served.AddClusterAsync("prod-d");
        await served.SucceedsAsync("windows", "add", "spring", "--on", "2099-03-28", "--opens", "22:00", "--zone", "Europe/Berlin", "--for", "08:00", "--cluster", "prod-d");
        await served.SucceedsAsync("windows", "add", "other", "--on", "2099-03-28", "--opens", "22:00", "--zone", "Europe/Berlin", "--for", "08:00", "--cluster", "prod-z");
        await served.SucceedsAsync("freezes", "add", "midnight", "--from", "2099-03-28T22:30:00Z", "--to", "2099-03-28T23:30:00Z", "--reason", "x", "--cluster", "prod-d");

        var lines = (await served.SucceedsAsync("windows", "preview", "--cluster", "prod-d")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("03-28 21:00 to 03-28 22:30  shortened by freeze midnight", lines[1].TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("03-28 23:30 to 03-29 05:00  the clocks change meanwhile; shortened by freeze midnight", lines[2].TrimEnd(), StringComparison.Ordinal);
        await served.SucceedsAsync("windows", "remove", "spring");
        await served.SucceedsAsync("windows", "remove", "other");
    }

    [Fact]
    public async Task Whoever_adds_a_window_is_told_for_which_clusters_it_is_now()
    {
        await served.AddClusterAsync("prod-m");
        string[] window = ["windows", "add", "spare", "--on", "2099-03-28", "--opens", "22:00", "--zone", "Europe/Berlin", "--for", "08:00"];
        var (_, output, error) = await served.RunAsync([.. window, "--cluster", "prod-m", "--cluster", "prod-n"]);
        Assert.Contains("window spare: 2099-03-28 at 22:00 Europe/Berlin, for 08:00, clusters: prod-m, prod-n; now prod-m\n", output, StringComparison.Ordinal);
        Assert.Equal("", error);
        await served.SucceedsAsync("windows", "remove", "spare");

        (_, output, error) = await served.RunAsync([.. window, "--label", "env=prodd"]);
        Assert.Contains("clusters: env=prodd\n", output, StringComparison.Ordinal);
        Assert.Contains("window spare is for no cluster now", error, StringComparison.Ordinal);
        await served.SucceedsAsync("windows", "remove", "spare");
    }

    /// <summary>As a newer version, or other zone data, may have left them: marked among the others, in nobody else's way, and removed by their names.</summary>
    [Fact]
    public async Task What_this_version_cannot_read_is_named_and_removed()
    {
        await served.AddClusterAsync("prod-e");
        await served.AddClusterAsync("prod-f");
        var store = served.Server.Get<IWindowStore>();
        await served.SucceedsAsync("windows", "add", "plain", "--on", "2099-01-02", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00", "--cluster", "prod-f");
        await store.AddAsync(new StoredWindow(new("strange", null, "2099-01-03", "22:00", "Europe/Nowhere", "04:00", ["prod-e"]), "anna", HostedServer.Clock.GetUtcNow()), Token);
        Assert.Equal(
            [("plain", null, true), ("strange", "window.unreadable", false)],
            (await served.GetAsync<WindowListItem[]>("windows")).Where(w => w.Window.Name is "plain" or "strange").Select(w => (w.Window.Name, w.Problem?.Code, w.Next is not null)));
        Assert.Equal("window.unreadable", (await served.GetAsync<WindowListItem>("windows/strange")).Problem?.Code);
        Assert.Matches("(?m)^strange .* not known *$", await served.SucceedsAsync("windows", "list"));
        Assert.Contains("Europe/Nowhere", await served.SucceedsAsync("windows", "show", "strange"), StringComparison.Ordinal);
        await served.SucceedsAsync("windows", "show", "plain");

        // What decides takes no window for open, and none for absent.
        Assert.Equal((ExitCode.Refused, "window.unreadable"), await served.FailsAsync("windows", "preview", "--cluster", "prod-e"));
        await Assert.ThrowsAsync<WorkflowErrorException>(async () => await served.Server.Get<MaintenanceGuard>().ReadAsync(await served.Server.Get<ClusterDirectory>().FindAsync("prod-e", Token), Token));
        await served.SucceedsAsync("windows", "preview", "--cluster", "prod-f");

        // Nothing is in the way of a freeze.
        await served.SucceedsAsync("freezes", "add", "halt", "--from", "2099-01-01T00:00:00Z", "--to", "2099-01-05T00:00:00Z", "--reason", "x");
        await served.SucceedsAsync("windows", "remove", "strange");

        await store.AddAsync(new StoredFreeze(new("odd", "then", "now", "x", ["prod-e"]), "anna", HostedServer.Clock.GetUtcNow()), Token);
        Assert.Equal(
            [("odd", "freeze.unreadable", true), ("halt", null, false)],
            (await served.GetAsync<FreezeListItem[]>("freezes")).Where(f => f.Freeze.Name is "odd" or "halt").Select(f => (f.Freeze.Name, f.Problem?.Code, f.InForce)));
        Assert.Contains("not known", await served.SucceedsAsync("freezes", "list"), StringComparison.Ordinal);
        Assert.Equal("freeze.unreadable", (await served.GetAsync<WindowListItem>("windows/plain")).Problem?.Code);
        Assert.Equal((ExitCode.Refused, "freeze.unreadable"), await served.FailsAsync("windows", "preview", "--cluster", "prod-e"));
        await served.SucceedsAsync("windows", "preview", "--cluster", "prod-f");
        await served.SucceedsAsync("freezes", "remove", "odd");
        await served.SucceedsAsync("freezes", "remove", "halt");
        await served.SucceedsAsync("windows", "remove", "plain");
    }

    [Fact]
    public async Task The_window_that_is_open_now_is_extended_for_one_run()
    {
        await served.AddClusterAsync("prod-b");
        var run = $"{await served.WorkOnAsync("prod-b")}";
        string[] extend = ["windows", "extend", run, "--by", "30m", "--reason", "one member left"];
        Assert.Equal((ExitCode.Refused, "window.not_open"), await served.FailsAsync(extend));

        var now = HostedServer.Clock.GetUtcNow();
        var opens = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        await served.SucceedsAsync("windows", "add", "always", "--on", $"{opens:yyyy-MM-dd}", "--opens", $"{opens:HH:mm}", "--zone", "Etc/UTC", "--for", "02:00", "--cluster", "prod-b");
        Assert.Contains("open until ", await served.SucceedsAsync("windows", "list"), StringComparison.Ordinal);
        Assert.Contains($"run {run} has its window for 30m longer: it closes at {opens.AddMinutes(150):yyyy-MM-dd HH:mm}Z", await served.SucceedsAsync(extend), StringComparison.Ordinal);
        await HostedServer.UntilAsync(
            () => served.SucceedsAsync("runs", "journal", run),
            journal => journal.Contains(MaintenanceGrants.ExtendWindow, StringComparison.Ordinal) && journal.Contains("one member left", StringComparison.Ordinal));

        Assert.Equal((ExitCode.Usage, "window.extension_invalid"), await served.FailsAsync("windows", "extend", run, "--by", "25h", "--reason", "x"));
        Assert.Equal((ExitCode.Usage, "window.extension_invalid"), await served.FailsAsync("windows", "extend", run, "--by", "0m", "--reason", "x"));
        Assert.Equal("window.extension_invalid", (await served.FailsAsync("windows", "extend", run, "--by", "30m", "--reason", " ")).Code);
        Assert.Equal((ExitCode.Usage, "command.usage"), await served.FailsAsync("windows", "extend", run, "--by", "soon", "--reason", "x"));
        Assert.Equal((ExitCode.Usage, "run.not_found"), await served.FailsAsync("windows", "extend", "99", "--by", "30m", "--reason", "x"));
        await served.SucceedsAsync("windows", "remove", "always");
    }

    [Fact]
    public async Task Of_a_run_that_keeps_to_one_window_that_one_is_extended_though_another_closes_later()
    {
        await served.AddClusterAsync("prod-g");
        var now = HostedServer.Clock.GetUtcNow();
        var opens = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        await AddAsync("short", "02:00");
        await AddAsync("long", "06:00");
        var started = await served.Server.Get<RunStarter>().StartAsync(
            new()
            {
                DefinitionId = "rolling-upgrade", Subject = "prod-g", Holds = ["cluster:prod-g"], StartedBy = "anna", Grants = [new(MaintenanceGrants.InWindow, "anna") { Reason = "short" }],
                Inputs = new Dictionary<string, JsonElement> { ["Cluster"] = JsonSerializer.SerializeToElement("prod-g"), ["Target"] = JsonSerializer.SerializeToElement("3.5.16") },
            }, Token);
        var run = $"{Assert.IsType<CreateRunResult.Created>(started.Result).Number}";

        await served.SucceedsAsync("windows", "extend", run, "--by", "30m", "--reason", "one member left");
        await HostedServer.UntilAsync(
            () => served.SucceedsAsync("runs", "journal", run), journal => journal.Contains($"{MaintenanceGrants.ExtendWindow} granted by ", StringComparison.Ordinal));
        Assert.Contains($" until {opens.AddMinutes(150):u} (one member left)", await served.SucceedsAsync("runs", "journal", run), StringComparison.Ordinal);
        await served.SucceedsAsync("windows", "remove", "short");
        await served.SucceedsAsync("windows", "remove", "long");

        Task<string> AddAsync(string name, string lasts) => served.SucceedsAsync(
            "windows", "add", name, "--on", $"{opens:yyyy-MM-dd}", "--opens", $"{opens:HH:mm}", "--zone", "Etc/UTC", "--for", lasts, "--cluster", "prod-g");
    }
}
