using System.Net.Http.Json;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup freezes</c>, on a whole server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class FreezesCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    [Fact]
    public async Task A_freeze_is_added_listed_as_it_is_and_removed()
    {
        string[] add = ["freezes", "add", "payday", "--from", "2099-12-20T00:00:00+01:00", "--to", "2099-12-21T00:00:00+01:00", "--reason", "nobody is here", "--label", "env=prod"];
        Assert.Contains("freeze payday: Sun 2099-12-20 00:00 +01:00 to Mon 2099-12-21 00:00 +01:00, clusters: env=prod", await served.SucceedsAsync(add), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, "freeze.name_taken"), await served.FailsAsync(add));
        await served.SucceedsAsync("freezes", "add", "now", "--from", Instant(-1), "--to", Instant(1), "--reason", "move");
        await served.Server.Get<IWindowStore>().AddAsync(new StoredFreeze(new("past", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z", "mo\tve", []), "anna", HostedServer.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        var listed = (await served.SucceedsAsync("freezes", "list")).Split('\n');
        Assert.Contains(listed, line => line.StartsWith("payday ", StringComparison.Ordinal) && line.Contains("env=prod  to come   nobody is here (", StringComparison.Ordinal));
        Assert.Contains(listed, line => line.Contains("  Sun 2099-12-20 00:00 +01:00  Mon 2099-12-21 00:00 +01:00  env=prod", StringComparison.Ordinal));
        Assert.Contains(listed, line => line.StartsWith("now ", StringComparison.Ordinal) && line.Contains("all       in force  move (", StringComparison.Ordinal));
        Assert.DoesNotContain(listed, line => line.StartsWith("past ", StringComparison.Ordinal));
        Assert.Contains(
            (await served.SucceedsAsync("freezes", "list", "--all")).Split('\n'), line => line.StartsWith("past ", StringComparison.Ordinal) && line.Contains(" over      mo ve (anna)", StringComparison.Ordinal));

        var shown = await served.SucceedsAsync("freezes", "show", "payday");
        Assert.Contains("when      Sun 2099-12-20 00:00 +01:00 to Mon 2099-12-21 00:00 +01:00: to come\nclusters  env=prod\nwhy       nobody is here\n", shown, StringComparison.Ordinal);
        Assert.Equal("2099-12-20T00:00:00+01:00", JsonSerializer.Deserialize<JsonElement>(await served.SucceedsAsync("freezes", "show", "payday", "--json")).GetProperty("freeze").GetProperty("from").GetString());
        Assert.Contains("freeze payday is gone", await served.SucceedsAsync("freezes", "remove", "payday"), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, "freeze.unknown"), await served.FailsAsync("freezes", "remove", "payday"));
        Assert.Equal((ExitCode.Usage, "freeze.unknown"), await served.FailsAsync("freezes", "show", "payday"));
        Assert.DoesNotContain("payday", await served.SucceedsAsync("freezes", "list", "--all"), StringComparison.Ordinal);
    }

    /// <summary>Whichever comes second: a window that would never open is not added, a freeze stands and names what it takes.</summary>
    [Fact]
    public async Task A_freeze_that_swallows_the_window_is_told_of_in_both_orders()
    {
        string[] window = ["windows", "add", "move", "--rule", "FREQ=WEEKLY;BYDAY=SA;COUNT=2", "--on", "2099-01-03", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00", "--cluster", "prod-a"];
        string[] other = ["windows", "add", "other", "--on", "2099-01-03", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00", "--cluster", "prod-b"];
        string[] whole = ["freezes", "add", "whole", "--from", "2099-01-10T00:00:00Z", "--to", "2099-02-01T00:00:00Z", "--reason", "x"];
        string[] first = ["freezes", "add", "first", "--from", "2099-01-03T00:00:00Z", "--to", "2099-01-04T02:00:00Z", "--reason", "x", "--cluster", "prod-a"];
        await served.SucceedsAsync(window);
        await served.SucceedsAsync(other);

        // The second opening only.
        Assert.DoesNotContain("no opening left", (await served.RunAsync(whole)).Error, StringComparison.Ordinal);
        var (exit, _, error) = await served.RunAsync(first);
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("window move has no opening left that a freeze leaves", error, StringComparison.Ordinal);
        Assert.DoesNotContain("window other", error, StringComparison.Ordinal);
        Assert.Contains("never again", await served.SucceedsAsync("windows", "list"), StringComparison.Ordinal);

        // One more on top swallows nothing that was left.
        var again = JsonSerializer.Deserialize<JsonElement>(await served.SucceedsAsync("freezes", "add", "again", "--from", "2099-01-03T00:00:00Z", "--to", "2099-01-03T22:30:00Z", "--reason", "x", "--json"));
        Assert.Equal(0, again.GetProperty("swallowed").GetArrayLength());

        await served.SucceedsAsync("windows", "remove", "move");
        Assert.Equal((ExitCode.Usage, "window.swallowed"), await served.FailsAsync(window));
        await served.SucceedsAsync("freezes", "remove", "first");
        await served.SucceedsAsync(window);
    }

    [Fact]
    public async Task A_freeze_is_prolonged_in_its_place_and_added_where_there_is_none()
    {
        string[] freeze = ["freezes", "add", "year-end", "--from", "2099-12-20T00:00:00Z", "--reason", "x", "--cluster", "prod-p", "--replace", "--to"];
        await served.SucceedsAsync([.. freeze, "2099-12-21T00:00:00Z"]);
        await served.SucceedsAsync([.. freeze, "2099-12-31T00:00:00Z"]);
        Assert.Equal("2099-12-31T00:00:00Z", (await served.GetAsync<FreezeListItem>("freezes/year-end")).Freeze.To);

        // What cannot be added is not put in its place either.
        Assert.Equal((ExitCode.Usage, "freeze.invalid"), await served.FailsAsync([.. freeze, "2001-12-31T00:00:00Z"]));
        Assert.Equal((ExitCode.Usage, "freeze.invalid"), await served.FailsAsync("freezes", "add", "..", "--from", "2099-12-20T00:00:00Z", "--to", "2099-12-21T00:00:00Z", "--reason", "x", "--replace"));
        using var other = await served.Server.Client.PutAsJsonAsync("/api/v1/freezes/summer", new FreezeDocument("year-end", "2099-12-20T00:00:00Z", "2099-12-21T00:00:00Z", "x", []), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("2099-12-31T00:00:00Z", (await served.GetAsync<FreezeListItem>("freezes/year-end")).Freeze.To);
        await served.SucceedsAsync("freezes", "remove", "year-end");
    }

    [Fact]
    public async Task A_freeze_that_is_shortened_swallows_nothing_that_it_did_not_swallow_before()
    {
        await served.SucceedsAsync("windows", "add", "once", "--on", "2099-06-06", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00", "--cluster", "prod-s");
        string[] freeze = ["freezes", "add", "june", "--from", "2099-06-01T00:00:00Z", "--reason", "x", "--cluster", "prod-s", "--replace", "--json", "--to"];
        Assert.Equal("once", await SwallowedAsync("2099-06-30T00:00:00Z"));
        Assert.Equal("", await SwallowedAsync("2099-06-06T23:00:00Z"));
        Assert.Equal("once", await SwallowedAsync("2099-06-30T00:00:00Z"));
        await served.SucceedsAsync("freezes", "remove", "june");
        await served.SucceedsAsync("windows", "remove", "once");

        async Task<string> SwallowedAsync(string to) =>
            string.Join(' ', JsonSerializer.Deserialize<JsonElement>(await served.SucceedsAsync([.. freeze, to])).GetProperty("swallowed").EnumerateArray().Select(name => name.GetString()));
    }

    /// <summary>A name that nothing has protects nothing: whoever mistyped it is told.</summary>
    [Fact]
    public async Task Whoever_adds_a_freeze_is_told_for_which_clusters_it_is_now()
    {
        await served.AddClusterAsync("prod-m");
        string[] freeze = ["freezes", "add", "new-disks", "--from", "2099-12-20T00:00:00Z", "--to", "2099-12-21T00:00:00Z", "--reason", "x", "--cluster"];
        var (exit, output, error) = await served.RunAsync([.. freeze, "prod-m"]);
        Assert.Equal((ExitCode.Done, ""), (exit, error));
        Assert.Contains("clusters: prod-m; now prod-m", output, StringComparison.Ordinal);
        await served.SucceedsAsync("freezes", "remove", "new-disks");

        (exit, output, error) = await served.RunAsync([.. freeze, "prod-n", "--json"]);
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("freeze new-disks is for no cluster now", error, StringComparison.Ordinal);
        Assert.Equal(0, JsonSerializer.Deserialize<JsonElement>(output).GetProperty("clustersNow").GetArrayLength());
        await served.SucceedsAsync("freezes", "remove", "new-disks");
    }

    [Theory]
    [InlineData("freeze.invalid", "--from", "tomorrow", "--to", "2099-12-21T00:00:00Z", "--reason", "x")]
    [InlineData("freeze.invalid", "--from", "2099-12-21T00:00:00Z", "--to", "2099-12-20T00:00:00Z", "--reason", "x")]
    [InlineData("freeze.invalid", "--from", "2099-12-20T00:00:00Z", "--to", "2099-12-21T00:00:00Z", "--reason", " ")]
    [InlineData("freeze.invalid", "--from", "2099-12-20T00:00:00Z", "--to", "2099-12-21T00:00:00Z", "--reason", "a\u001b[31mb")]
    [InlineData("freeze.invalid", "--from", "2001-12-20T00:00:00Z", "--to", "2001-12-21T00:00:00Z", "--reason", "x")]
    [InlineData("", "--from", "2099-12-20T00:00:00Z", "--reason", "x")]
    public async Task What_is_no_freeze_is_bad_usage(string code, params string[] arguments) =>
        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync(["freezes", "add", "wrong", .. arguments]));

    private static string Instant(int hours) => HostedServer.Clock.GetUtcNow().AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
