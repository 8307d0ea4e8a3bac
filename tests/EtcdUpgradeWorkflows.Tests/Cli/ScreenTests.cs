using EtcdUpgradeWorkflows.Cli.Commands;
using EtcdUpgradeWorkflows.Cli.Following;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class ScreenTests
{
    [Fact]
    public void A_table_is_aligned_and_its_last_column_goes_on_under_itself()
    {
        TextTable table = new("NAME", "WHAT");
        table.Add("a", "a text that is longer than what is left of the line");
        table.Add("member-1", null);

        Assert.Equal(
            [
                "NAME      WHAT",
                "a         a text that is longer",
                "          than what is left of the",
                "          line",
                "member-1  –",
            ], table.Lines(34));
    }

    [Fact]
    public void A_word_longer_than_the_line_stays_whole_so_that_it_can_be_copied() =>
        Assert.Equal(["see", "/a/very/long/path/that/does/not/fit", "there"], WrappedText.Wrap("see /a/very/long/path/that/does/not/fit there", 12));

    [Fact]
    public void A_plan_fits_80_columns_and_shows_checks_order_and_impact()
    {
        using CommandRig rig = new();
        PlanDocument plan = new(
            "prod-a", "3.4.23", "3.5.16", "upgrade",
            [
                new("preflight.healthy", "all members healthy", "blocker", "passed", "3 of 3 answered a linearizable read of their own within 4 ms.", null),
                new("preflight.space", "free space", "warning", "warned", "only 900 MiB are free on m1, where the backup and the target release have to fit.", "Free some."),
                new("preflight.hop", "hop legal", "blocker", "failed", "3.3 to 3.5 is two minors.", "Go to 3.4 first."),
            ],
            [new("m2", "3.4.23", "follower", "followers go first"), new("m1", "3.4.23", "leader", "the leader goes last: leadership moves once")],
            "one write gap of about 0.3 s at the last member", ["3.5 cannot be left again"]);

        PlanScreen.Show(rig.Screen, plan);

        var lines = rig.Output.Split('\n');
        Assert.All(lines, l => Assert.True(l.Length <= 80, l));
        Assert.Contains(lines, l => l.StartsWith("BLOCKS", StringComparison.Ordinal) && l.Contains("hop legal", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("2  m1", StringComparison.Ordinal) && l.Contains("leader", StringComparison.Ordinal));
        Assert.Contains("clients: one write gap of about 0.3 s at the last member", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_line_of_a_run_is_what_is_true()
    {
        using CommandRig rig = new();
        var run = Documents.Run(needsYou: true, members: [Documents.Member("m1", "3.5.16")], incidents: [Documents.Incident("i1", "etcd.quorum_at_risk")]) with { Lines = ["hello"] };

        RunScreen.Show(rig.Screen, run, CommandRig.Clock);

        Assert.StartsWith("Running on prod-a.", rig.Output, StringComparison.Ordinal);
        Assert.Contains("recommended:  etcdup runs retry 7", rig.Output, StringComparison.Ordinal);
        Assert.Contains("etcd.quorum_at_risk", rig.Output, StringComparison.Ordinal);
        Assert.Contains("| hello", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void That_a_cluster_is_mixed_is_on_every_screen_of_its_run_and_said_once_to_who_follows_it()
    {
        const string Said = "3.4.23 and 3.5.16 since 2026-11-22 10:00Z (2 days, too long)";
        var run = Documents.Run() with { Mixed = new(Documents.Began.AddDays(-2), ["3.4.23", "3.5.16"], 2, TooLong: true) };
        using CommandRig shown = new();
        RunScreen.Show(shown.Screen, run, CommandRig.Clock);
        Assert.Contains($"mixed:    {Said}", shown.Output, StringComparison.Ordinal);

        using CommandRig planned = new();
        PlanScreen.Show(planned.Screen, new("prod-a", "3.4.23", "3.5.16", "upgrade", [], [], null, []) { Mixed = run.Mixed });
        Assert.Contains($"mixed:   {Said}", planned.Output, StringComparison.Ordinal);

        using CommandRig plain = new();
        PlainRunDisplay display = new(plain.Screen);
        display.Show(run);
        display.Show(run with { WaitingFor = "the gate" });
        display.Show(run with { Mixed = null });
        Assert.Equal(1, plain.Output.Split('\n').Count(line => line.Contains($"mixed: {Said}", StringComparison.Ordinal)));

        using CommandRig live = new();
        LiveRunDisplay picture = new(live.Screen, new FakeTimeProvider(Documents.Began));
        picture.Show(run);
        live.Console.Write(picture.Picture());
        Assert.Contains($"mixed      {Said}", live.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_live_picture_shows_members_what_can_be_lost_and_the_last_lines()
    {
        FakeTimeProvider time = new(Documents.Began.AddSeconds(75));
        using CommandRig rig = new();
        LiveRunDisplay display = new(rig.Screen, time);
        display.Show(Documents.Run(members: [Documents.Member("m1", "3.5.16"), Documents.Member("m2", "3.4.23"), Documents.Member("m3", "3.4.23", "stopped")]));
        display.Show(Documents.Line(1, "Output", "swapping [m2]", 61));
        display.Show(Documents.Line(2, "Output", $"long {new string('x', 200)}", 62));

        rig.Console.Write(display.Picture());

        Assert.Contains("prod-a  3.4.23 → 3.5.16   run 7   01:15", rig.Output, StringComparison.Ordinal);
        Assert.Contains("can lose 1 member", rig.Output, StringComparison.Ordinal);
        Assert.Contains("01:01  swapping [m2]", rig.Output, StringComparison.Ordinal);
        Assert.Single(rig.Output.Split('\n'), l => l.Contains("xxx", StringComparison.Ordinal) && l.TrimEnd().EndsWith('…'));
        Assert.Contains("●", rig.Output, StringComparison.Ordinal);
        Assert.Contains("○", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_to_the_person_stays_however_many_lines_come()
    {
        using CommandRig rig = new();
        LiveRunDisplay display = new(rig.Screen, new FakeTimeProvider(Documents.Began.AddSeconds(75)));
        display.Show(Documents.Run(members: [Documents.Member("m1", "3.5.16")]));
        display.Say("pausing at the next safe point");
        for (var line = 0; line < 20; line++)
        {
            display.Show(Documents.Line(line, "Output", $"line {line}", line));
        }

        rig.Console.Write(display.Picture());

        Assert.Contains("pausing at the next safe point", rig.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("line 11", rig.Output, StringComparison.Ordinal);
        Assert.Contains("line 19", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_come_before_the_run_keep_their_times()
    {
        using CommandRig rig = new();
        LiveRunDisplay display = new(rig.Screen, new FakeTimeProvider(Documents.Began.AddSeconds(75)));
        display.Show(Documents.Line(1, "Output", "first", 0));
        display.Show(Documents.Line(2, "Output", "second", 61));
        display.Show(Documents.Run(members: [Documents.Member("m1", "3.5.16")]));

        rig.Console.Write(display.Picture());

        Assert.Contains("01:01  second", rig.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_needs_a_person_looks_different_from_one_that_waits()
    {
        RunSummary waits = new(Guid.Empty, 1, null, "a", "rolling-upgrade", 1, "Running", "Suspended", false, false, "Delay", "op", Documents.Began, null);

        var lines = RunListScreen.Table([waits with { Number = 2, NeedsYou = true }, waits], CommandRig.Clock).Lines(80).ToList();

        Assert.Contains("needs you", lines[1], StringComparison.Ordinal);
        Assert.Contains("waits", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_says_what_it_takes()
    {
        Assert.Equal("resume", RunsCommand.WhatResumeTakes(Documents.Run("Suspended", paused: true)).Verb);
        Assert.Equal("retry", RunsCommand.WhatResumeTakes(Documents.Run("Suspended", needsYou: true, incidents: [Documents.Incident("i", "x.y")])).Verb);
        Assert.Equal("retry", RunsCommand.WhatResumeTakes(Documents.Run("Faulted")).Verb);
        Assert.Null(RunsCommand.WhatResumeTakes(Documents.Run()).Verb);
        Assert.Null(RunsCommand.WhatResumeTakes(Documents.Run("Finished")).Verb);
    }

    [Fact]
    public async Task A_question_without_a_terminal_is_a_no() =>
        Assert.False(await new Screen(new TestConsole(), TextWriter.Null, false, false).ConfirmAsync("Really?", TestContext.Current.CancellationToken));
}
