using System.Runtime.CompilerServices;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Following;
using EtcdUpgradeWorkflows.Server.Api;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class RunFollowerTests
{
    [Fact]
    public async Task Plain_lines_say_each_thing_once_with_the_time_since_the_start()
    {
        using CommandRig rig = new();
        CannedEvents events = new(
        [
            new RunEvent.Line(Documents.Line(0, "Created", null)),
            new RunEvent.Line(Documents.Line(1, "Claimed", "Claimed by s under number 4.", 1)),
            new RunEvent.Changed(Documents.Run(members: [Documents.Member("m1", "3.4.23"), Documents.Member("m2", "3.4.23")])),
            new RunEvent.Changed(Documents.Run(members: [Documents.Member("m1", "3.4.23"), Documents.Member("m2", "3.4.23")])),
            new RunEvent.Line(Documents.Line(2, "Note", "Snapshot taken.", 62, "Etcd.Backup", "Backup")),
            new RunEvent.Changed(Documents.Run(members: [Documents.Member("m1", "3.5.16"), Documents.Member("m2", "3.4.23", "stopped")])),
            new RunEvent.Ended(Documents.Run("Finished", members: [Documents.Member("m1", "3.5.16"), Documents.Member("m2", "3.5.16")])),
        ]);

        var outcome = await Follower(rig, events).FollowAsync("7");

        Assert.Equal(ExitCode.Done, outcome.ExitCode);
        Assert.Equal(
            [
                "   00:00  started",
                "          ◐ m1 3.4.23 serving  ◐ m2 3.4.23 serving",
                "   01:02  Backup: Snapshot taken.",
                "          ● m1 3.5.16 serving  ○ m2 3.4.23 stopped",
                "          ● m1 3.5.16 serving  ● m2 3.5.16 serving",
            ],
            rig.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()));
    }

    [Fact]
    public async Task After_a_broken_connection_it_goes_on_behind_the_last_line_and_repeats_none()
    {
        using CommandRig rig = new();
        CannedEvents events = new(
            [new RunEvent.Line(Documents.Line(0, "Output", "first"))],
            [new RunEvent.Line(Documents.Line(0, "Output", "first")), new RunEvent.Line(Documents.Line(1, "Output", "second")), new RunEvent.Ended(Documents.Run("Finished"))])
        {
            BreakAfterFirst = true,
        };

        await Follower(rig, events).FollowAsync("7");

        Assert.Equal([null, 0L], events.AskedAfter);
        Assert.Equal(1, events.Reconnections);
        Assert.Equal(1, rig.Output.Split("first").Length - 1);
        Assert.Contains("second", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_its_database_is_followed_for_as_long_as_that_lasts()
    {
        using CommandRig rig = new();
        var connections = Enumerable.Repeat(Array.Empty<RunEvent>(), 22).Append([new RunEvent.Ended(Documents.Run("Finished"))]).ToArray();
        CannedEvents events = new(connections) { BreaksWith = new(ExitCode.ServerNotReachable, "db.unreachable", "PostgreSQL gives no answer."), Breaks = 22 };

        var outcome = await Follower(rig, events).FollowAsync("7");

        Assert.Equal(ExitCode.Done, outcome.ExitCode);
        Assert.Equal(1, rig.Output.Split("PostgreSQL gives no answer").Length - 1);
    }

    [Theory]
    [InlineData("Finished", ExitCode.Done)]
    [InlineData("Faulted", ExitCode.NeedsPerson)]
    [InlineData("Cancelled", ExitCode.Cancelled)]
    public async Task The_end_of_the_run_is_the_exit_code(string subStatus, int expected)
    {
        using CommandRig rig = new();

        Assert.Equal(expected, (await Follower(rig, new([new RunEvent.Ended(Documents.Run(subStatus))])).FollowAsync("7")).ExitCode);
    }

    [Fact]
    public async Task A_run_that_needs_a_person_or_is_paused_ends_the_following()
    {
        using CommandRig rig = new();

        var needy = Documents.Run("Suspended", needsYou: true, incidents: [Documents.Incident("i1", "etcd.quorum_at_risk")]);
        Assert.Equal(ExitCode.NeedsPerson, (await Follower(rig, new([new RunEvent.Changed(needy)])).FollowAsync("7")).ExitCode);
        Assert.Equal(ExitCode.NeedsPerson, (await Follower(rig, new([new RunEvent.Changed(Documents.Run("Suspended", paused: true))])).FollowAsync("7")).ExitCode);
    }

    [Fact]
    public async Task An_old_pause_is_not_taken_for_a_new_one_after_a_resume()
    {
        using CommandRig rig = new();
        CannedEvents events = new([new RunEvent.Changed(Documents.Run("Suspended", paused: true)), new RunEvent.Changed(Documents.Run()), new RunEvent.Ended(Documents.Run("Finished"))]);
        var follower = Follower(rig, events);
        follower.ResumeSent = true;

        Assert.Equal(ExitCode.Done, (await follower.FollowAsync("7")).ExitCode);
    }

    [Fact]
    public async Task Attended_asks_and_a_yes_retries_that_incident()
    {
        using CommandRig rig = new() { CanAsk = true };
        rig.Console.Profile.Capabilities.Interactive = true;
        rig.Console.Input.PushTextWithEnter("y");
        var asking = Documents.Run("Suspended", needsYou: true, incidents: [Documents.Incident("i1", RunFollower.AttendedCode)]);
        CannedEvents events = new([new RunEvent.Changed(asking)], [new RunEvent.Changed(asking), new RunEvent.Ended(Documents.Run("Finished"))]);

        var outcome = await new RunFollower(events, rig.Screen, new PlainRunDisplay(rig.Screen), rig.Interrupts, CommandRig.Clock) { Attended = true }.FollowAsync("7");

        Assert.Equal(ExitCode.Done, outcome.ExitCode);
        Assert.Equal([("retry", "i1")], events.Sent.Select(s => (s.Verb, s.Body.Incident)));
    }

    [Fact]
    public async Task Attended_without_a_terminal_leaves_the_answer_to_a_person()
    {
        using CommandRig rig = new();
        var asking = Documents.Run("Suspended", needsYou: true, incidents: [Documents.Incident("i1", RunFollower.AttendedCode)]);
        CannedEvents events = new([new RunEvent.Changed(asking)]);

        var outcome = await new RunFollower(events, rig.Screen, new PlainRunDisplay(rig.Screen), rig.Interrupts, CommandRig.Clock) { Attended = true }.FollowAsync("7");

        Assert.Equal(ExitCode.NeedsPerson, outcome.ExitCode);
        Assert.Empty(events.Sent);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_first_interrupt_pauses_at_a_safe_point_and_the_second_leaves()
    {
        using CommandRig rig = new();
        CannedEvents events = new([new RunEvent.Changed(Documents.Run())]) { HangAtEnd = true };
        var following = Follower(rig, events).FollowAsync("7");
        await events.Hanging.WaitAsync(TestContext.Current.CancellationToken);

        rig.Interrupts.Interrupt();
        await events.FirstSent.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(following.IsCompleted);
        rig.Interrupts.Interrupt();

        Assert.Equal(ExitCode.Left, (await following).ExitCode);
        Assert.Equal(("pause", true), (events.Sent[0].Verb, events.Sent[0].Body.AtSafePoint));
    }

    [Fact(Timeout = 30_000)]
    public async Task Who_interrupts_twice_leaves_when_the_pause_has_arrived()
    {
        using CommandRig rig = new();
        TaskCompletionSource arrives = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var (events, following) = await InterruptTwiceAsync(rig, new FakeTimeProvider(), arrives.Task);
        Assert.False(following.IsCompleted);
        Assert.Empty(events.Sent);
        arrives.SetResult();

        Assert.Equal(ExitCode.Left, (await following.WaitAsync(TestContext.Current.CancellationToken)).ExitCode);
        Assert.Equal("pause", Assert.Single(events.Sent).Verb);
    }

    [Fact(Timeout = 30_000)]
    public async Task Who_interrupts_twice_leaves_a_server_that_does_not_answer_after_two_seconds_and_is_told()
    {
        using CommandRig rig = new();
        FakeTimeProvider time = new();
        var (_, following) = await InterruptTwiceAsync(rig, time, new TaskCompletionSource().Task);
        while (!following.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.Equal(ExitCode.Left, (await following).ExitCode);
        Assert.Contains("whether the run pauses is not known", rig.Error, StringComparison.Ordinal);
    }

    private static async Task<(CannedEvents Events, Task<FollowOutcome> Following)> InterruptTwiceAsync(CommandRig rig, TimeProvider time, Task sending)
    {
        CannedEvents events = new([new RunEvent.Changed(Documents.Run())]) { HangAtEnd = true, SendingTakes = sending };
        var following = new RunFollower(events, rig.Screen, new PlainRunDisplay(rig.Screen), rig.Interrupts, time).FollowAsync("7");
        await events.Hanging.WaitAsync(TestContext.Current.CancellationToken);
        rig.Interrupts.Interrupt();
        rig.Interrupts.Interrupt();
        return (events, following);
    }

    private static RunFollower Follower(CommandRig rig, CannedEvents events) =>
        new(events, rig.Screen, new PlainRunDisplay(rig.Screen), rig.Interrupts, CommandRig.Clock);

    /// <summary>One list of events for each connection.</summary>
    private sealed class CannedEvents(params RunEvent[][] connections) : IRunEventSource
    {
        private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _next;

        public bool BreakAfterFirst { get; init; }

        /// <summary>The first connections end by this.</summary>
        public CommandFailure? BreaksWith { get; init; }

        public int Breaks { get; init; }

        public bool HangAtEnd { get; init; }

        public Task SendingTakes { get; init; } = Task.CompletedTask;

        public Task Hanging => _hanging.Task;

        public Task FirstSent => _sent.Task;

        public List<long?> AskedAfter { get; } = [];

        public int Reconnections { get; private set; }

        public List<(string Verb, RunMessageBody Body)> Sent { get; } = [];

        public async IAsyncEnumerable<RunEvent> ReadAsync(string run, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            AskedAfter.Add(after);
            var index = _next++;
            foreach (var runEvent in connections[index])
            {
                yield return runEvent;
            }

            if (HangAtEnd)
            {
                _hanging.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, CommandRig.Clock, cancellationToken);
            }

            if (BreaksWith is { } failure && index < Breaks)
            {
                throw failure;
            }

            if (BreakAfterFirst && index == 0)
            {
                throw new IOException("the connection was cut");
            }
        }

        public Task ReconnectAsync(CancellationToken cancellationToken)
        {
            Reconnections++;
            return Task.CompletedTask;
        }

        public async Task<RunMessageAnswer> SendAsync(string run, string verb, RunMessageBody body, CancellationToken cancellationToken)
        {
            await SendingTakes.WaitAsync(cancellationToken);
            Sent.Add((verb, body));
            _sent.TrySetResult();
            return new RunMessageAnswer("posted", new(Guid.Empty, 7));
        }
    }
}
