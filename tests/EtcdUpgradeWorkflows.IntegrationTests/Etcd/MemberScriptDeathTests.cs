using EtcdUpgradeWorkflows.Etcd.Hosts;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>The real script, killed at each of its steps.</summary>
public sealed class MemberScriptDeathTests : IAsyncLifetime
{
    private static readonly HostAuthority third = new("controller-a", "prod-a", 3);
    private static readonly HostAuthority fourth = third with { Number = 4 };
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    private readonly StandInMember member = StandInMember.Create();

    internal StandInMember Member => member;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where it dies, the program it is calling there, and what is then true: record open, what runs, what the link says.</summary>
    public static TheoryData<string, string, string, int, bool, string?, string> Steps => new()
    {
        { "before the lock", "flock", " 9 ", 1, false, "1.0.0", "1.0.0" },
        { "after the lock", "stat", "/versions/", 1, false, "1.0.0", "1.0.0" },
        { "before the record is open", "mv", "record.new", 1, false, "1.0.0", "1.0.0" },
        { "after the record is open", "sync", "/.etcdup ", 1, true, "1.0.0", "1.0.0" },
        { "after the process ended", "mv", "current.new", 1, true, null, "1.0.0" },
        { "after the link was switched", "sync", "the install ", 1, true, null, "1.1.0" },
        { "after the fork", "setsid", " sh -c ", 1, true, null, "1.1.0" },
        { "before the last exec", "env", " -i ", 1, true, null, "1.1.0" },
        { "before the record is closed", "mv", "record.new", 2, true, "1.1.0", "1.1.0" },
        { "after the record was closed", "sync", "/.etcdup ", 2, false, "1.1.0", "1.1.0" },
        { "before the answer", "mv", "answer-", 1, false, "1.1.0", "1.1.0" },
    };

    public async ValueTask InitializeAsync()
    {
        await member.Host.FenceAsync(third, patience, Token);
        await SwapAsync(third, member.Old, mayStop: false);
    }

    public ValueTask DisposeAsync() => member.DisposeAsync();

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Script_that_dies_with_what_it_calls_is_followed_by_a_call_that_finishes(
        string moment, string program, string argument, int call, bool open, string? running, string link)
    {
        var breakpoint = new Breakpoint(member.PathOf("breakpoint"), program, argument, call);
        var script = await member.CallScriptAsync(await CallAsync(third), "abc1", breakpoint.SearchPath, Token);
        await breakpoint.UntilReachedAsync(Token);
        await StandInMember.KillGroupAsync(script, Token);

        var seen = await member.Host.LookAsync(Token);
        // A process that was written down lives on: it has a session of its own.
        Assert.True((open, running, link) == (seen.Record!.Open, seen.Process?.Version, seen.LinkVersion), $"{moment}: {seen}");
        breakpoint.LetGo();

        await AssertNextCallFinishesAsync();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Script_that_dies_while_what_it_called_goes_on_is_followed_by_a_call_that_finishes(
        string moment, string program, string argument, int call, bool open, string? running, string link)
    {
        var breakpoint = new Breakpoint(member.PathOf("breakpoint"), program, argument, call);
        var script = await member.CallScriptAsync(await CallAsync(third), "abc1", breakpoint.SearchPath, Token);
        await breakpoint.UntilReachedAsync(Token);
        var seen = await member.Host.LookAsync(Token);
        Assert.True((open, running, link) == (seen.Record!.Open, seen.Process?.Version, seen.LinkVersion), $"{moment}: {seen}");
        await StandInMember.KillAsync(script, Token);
        breakpoint.LetGo();

        await AssertNextCallFinishesAsync();
    }

    [Fact]
    public async Task Script_that_dies_while_the_member_is_ending_is_followed_by_a_call_that_waits_for_it()
    {
        member.StopSlowly(1);
        var script = await member.CallScriptAsync(await CallAsync(third), "abc1", Environment.GetEnvironmentVariable("PATH")!, Token);
        await member.UntilEventAsync("stopped", Token);
        await StandInMember.KillAsync(script, Token);
        var seen = await member.Host.LookAsync(Token);
        Assert.Equal((true, "1.0.0", "1.0.0"), (seen.Record!.Open, seen.Process?.Version, seen.LinkVersion));

        await AssertNextCallFinishesAsync(signals: 2);
    }

    [Fact]
    public async Task Scripts_killed_in_their_starts_never_leave_two_members()
    {
        string[][] places = [["setsid", " sh -c "], ["env", " -i "]];
        for (var round = 0; round < 20; round++)
        {
            var to = round % 2 == 0 ? member.New : member.Old;
            var authority = third with { Number = 10 + round };
            var place = places[round / 2 % 2];
            var breakpoint = new Breakpoint(member.PathOf($"breakpoint-{round}"), place[0], place[1], 1);
            var script = await member.CallScriptAsync(await CallAsync(authority, to), $"abc{round}", breakpoint.SearchPath, Token);
            await breakpoint.UntilReachedAsync(Token);
            await StandInMember.KillAsync(script, Token);
            breakpoint.LetGo();

            // At once: what was started may be anything from a fork of the script to a member.
            var answer = await SwapAsync(authority, to);

            Assert.True(answer.End == SwapEnd.Done, $"round {round}: {answer.End} {answer.Detail}");
            Assert.Equal((false, to, to), (answer.View.Record!.Open, answer.View.Process?.Version, answer.View.LinkVersion));
            Assert.Single(member.FindMembers());
            // The first start, and one in each round.
            await Until.TrueAsync(() => member.Starts == 2 + round, Token);
            Assert.Equal(1 + round, member.Stops);
        }
    }

    [Fact]
    public async Task Fork_that_has_not_written_itself_down_keeps_the_lock()
    {
        var breakpoint = new Breakpoint(member.PathOf("breakpoint"), "setsid", " sh -c ", 1);
        var script = await member.CallScriptAsync(await CallAsync(third), "abc1", breakpoint.SearchPath, Token);
        await breakpoint.UntilReachedAsync(Token);
        await StandInMember.KillAsync(script, Token);

        var exception = await Assert.ThrowsAsync<HostException>(() => member.Host.FenceAsync(fourth, TimeSpan.FromSeconds(1), Token));
        Assert.Equal("host.timed_out", exception.Code);

        breakpoint.LetGo();
        await AssertNextCallFinishesAsync();
    }

    [Fact]
    public async Task Start_that_stands_still_gets_no_second_one_beside_it()
    {
        var breakpoint = new Breakpoint(member.PathOf("breakpoint"), "env", " -i ", 1);
        var script = await member.CallScriptAsync(await CallAsync(third), "abc1", breakpoint.SearchPath, Token);
        await breakpoint.UntilReachedAsync(Token);
        await StandInMember.KillAsync(script, Token);

        var refused = await SwapAsync(fourth, member.New);
        Assert.Equal(SwapEnd.StartFailed, refused.End);
        Assert.Contains("of an earlier start", refused.Detail, StringComparison.Ordinal);
        Assert.True(refused.View.Record!.Open);
        Assert.Equal(1, member.Starts);

        breakpoint.LetGo();
        await AssertNextCallFinishesAsync();
    }

    [Fact]
    public async Task Look_that_ages_while_the_record_is_written_stops_nothing()
    {
        var breakpoint = new Breakpoint(member.PathOf("breakpoint"), "sync", "/.etcdup ", 1);
        var call = await CallAsync(third);
        await member.CallScriptAsync(call, "abc1", breakpoint.SearchPath, Token);
        await breakpoint.UntilReachedAsync(Token);
        await Until.TrueAsync(async () => (await member.Host.ReadClockAsync(Token)).Uptime - call.Licence!.Uptime > SwapCall.LicenceAge * 1.1, patience, Token);
        breakpoint.LetGo();
        await Until.TrueAsync(() => File.Exists(Path.Combine(member.StateDirectory, "answer-abc1")), Token);

        Assert.StartsWith("end=too-late\n", await File.ReadAllTextAsync(Path.Combine(member.StateDirectory, "answer-abc1"), Token), StringComparison.Ordinal);
        var seen = await member.Host.LookAsync(Token);
        Assert.Equal((false, "1.0.0", "1.0.0"), (seen.Record!.Open, seen.Process?.Version, seen.LinkVersion));
        Assert.Equal(0, member.Stops);
    }

    /// <summary>One stop and one start of each release in all, however often it was called; and nobody with the old number.</summary>
    private async Task AssertNextCallFinishesAsync(int signals = 1)
    {
        var fenced = Assert.IsType<FenceAnswer.Fenced>(await member.Host.FenceAsync(fourth, patience, Token));
        Assert.Equal(4, fenced.View.Record!.Number);

        Assert.Equal(SwapEnd.LowerNumber, (await SwapAsync(third, member.Old)).End);
        Assert.Equal(new FenceAnswer.LowerNumber(4), await member.Host.FenceAsync(third, patience, Token));

        var answer = await SwapAsync(fourth, member.New);
        Assert.True(answer.End == SwapEnd.Done, $"{answer.End} {answer.Detail}");
        Assert.Equal((false, "1.1.0", "1.1.0"), (answer.View.Record!.Open, answer.View.Process?.Version, answer.View.LinkVersion));
        Assert.Equal(answer.View, await member.Host.LookAsync(Token));
        Assert.Equal(answer.View.Process!.Pid, Assert.Single(member.FindMembers()).Pid);
        await Until.TrueAsync(() => member.Starts == 2, Token);
        Assert.Equal(signals, member.Stops);
        await Until.TrueAsync(() => member.FindScript() is null, Token);
    }

    private async Task<SwapAnswer> SwapAsync(HostAuthority authority, string to, bool mayStop = true) =>
        await member.Host.SwapAsync(await CallAsync(authority, to) is var call && mayStop ? call : call with { Licence = null }, Token);

    private async Task<SwapCall> CallAsync(HostAuthority authority, string? to = null)
    {
        var release = (await member.Host.InspectReleaseAsync(to ?? member.New, Token))!; // a licence ages meanwhile
        return new(authority, new(to ?? member.New), await member.Host.ReadClockAsync(Token), Kill: false, patience, release);
    }
}
