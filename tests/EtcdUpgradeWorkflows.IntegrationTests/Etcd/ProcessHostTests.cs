using System.Collections.Concurrent;
using System.Diagnostics;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>The real script, with a stand-in for etcd that stops slowly, not at all, or at once.</summary>
public sealed class ProcessHostTests : MemberHostConformance
{
    private StandInMember member = null!;

    internal StandInMember Member => member;

    protected override ValueTask<IMemberHostStage> CreateStageAsync() => ValueTask.FromResult<IMemberHostStage>(member = StandInMember.Create());

    /// <summary>The innermost of the spans that docs/monitoring names; the others are of the engine (RunMetricsTests).</summary>
    [Fact]
    public async Task A_call_of_the_script_is_a_span_of_what_called_it_and_says_its_command_alone()
    {
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == RunMetrics.MeterName, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await RunOldAsync(Third);
        using var caller = RunTracing.Source.StartActivity("activity");
        await Host.FenceAsync(Third with { Number = 10 }, Patience, Token);
        await Host.LookAsync(Token);

        // Other tests call scripts at the same time.
        var calls = spans.Where(span => span.TraceId == caller!.TraceId && span.OperationName == "host call").ToList();
        Assert.Equal(["fence", "look"], calls.Select(call => (string?)call.GetTagItem("etcdup.host.command")));
        Assert.All(calls, call => Assert.Equal((caller!.SpanId, ActivityKind.Client, 1), (call.ParentSpanId, call.Kind, call.TagObjects.Count())));
    }

    [Fact]
    public async Task Fence_waits_for_the_swap_that_is_under_way()
    {
        await RunOldAsync(Third);
        member.StopSlowly(0.7);
        var swap = SwapAsync(member.New, mayStop: true);
        await member.UntilEventAsync("stopped", Token);

        var fenced = Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(Third with { Number = 4 }, Patience, Token));

        Assert.Equal((false, 4L, member.New), (fenced.View.Record!.Open, fenced.View.Record.Number, fenced.View.Process?.Version));
        // Whoever follows the call still finds its answer.
        Assert.Equal(SwapEnd.Done, (await swap).End);
    }

    [Fact]
    public async Task Fence_gives_up_at_its_deadline_and_writes_nothing()
    {
        await RunOldAsync(Third);
        using var holder = await HoldLockAsync();

        var exception = await Assert.ThrowsAsync<HostException>(() => Host.FenceAsync(Third with { Number = 9 }, TimeSpan.FromSeconds(1), Token));

        Assert.Equal("host.timed_out", exception.Code);
        Assert.Equal(3, (await Host.LookAsync(Token)).Record!.Number);
        await ReleaseAsync(holder);
    }

    [Fact]
    public async Task Licence_is_stale_when_the_lock_came_late()
    {
        await RunOldAsync(Third);
        var before = await Host.LookAsync(Token);
        using var holder = await HoldLockAsync();
        var swap = SwapAsync(member.New, mayStop: true);
        var halt = Host.HaltAsync(Third, kill: false, Patience, Token);
        var licence = await Host.ReadClockAsync(Token);
        await Until.TrueAsync(async () => (await Host.ReadClockAsync(Token)).Uptime - licence.Uptime > SwapCall.LicenceAge + SwapCall.LicenceAge / 10, Patience, Token);
        await ReleaseAsync(holder);

        Assert.Equal(SwapEnd.TooLate, (await swap).End);
        Assert.Equal(SwapEnd.TooLate, (await halt).End);
        Assert.Equal(before, await Host.LookAsync(Token));
        Assert.Equal(0, member.Stops);
    }

    [Fact]
    public async Task Start_needs_no_licence_and_may_come_late()
    {
        await RunOldAsync(Third);
        await member.DieAsync(Token);
        using var holder = await HoldLockAsync();
        var swap = SwapAsync(member.New, mayStop: false);
        await Task.Delay(SwapCall.LicenceAge, RealTime.Clock, Token);
        await ReleaseAsync(holder);

        AssertWhole((await swap).View, member.New);
    }

    [Fact]
    public async Task Script_and_member_outlive_their_callers_process_group()
    {
        await RunOldAsync(Third);
        member.StopSlowly(0.5);
        // A caller as a server would be, with a group of its own that is then killed as a whole in the middle of the stop.
        using var caller = Process.Start(new ProcessStartInfo(
            "setsid", ["sh", "-c", "sh \"$@\"; exec sleep 1000", "sh", .. member.ScriptArguments(await CallAsync(member.New), "abc123")])
        { RedirectStandardOutput = true })!;
        await member.UntilEventAsync("stopped", Token);

        await StandInMember.KillGroupAsync(ProcessIdentity.Find(caller.Id)!, Token);

        await Until.TrueAsync(() => File.Exists(Path.Combine(member.StateDirectory, "answer-abc123")), Token);
        AssertWhole(await Host.LookAsync(Token), member.New);
    }

    [Fact]
    public async Task Cancelled_caller_leaves_the_script_to_its_end()
    {
        await RunOldAsync(Third);
        member.StopSlowly(0.3);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var swap = Host.SwapAsync(await CallAsync(member.New), impatient.Token);
        await member.UntilEventAsync("stopped", Token);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => swap);
        var fenced = Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(Third with { Number = 4 }, Patience, Token));
        AssertWhole(fenced.View, member.New);
        // Nobody will read its answer; it is removed when it is an hour old.
        var answer = Assert.Single(Directory.EnumerateFiles(member.StateDirectory, "answer-*"));
        File.SetLastWriteTimeUtc(answer, File.GetLastWriteTimeUtc(answer) - TimeSpan.FromMinutes(61));
        await Host.FenceAsync(Third with { Number = 4 }, Patience, Token);
        Assert.Empty(Directory.EnumerateFiles(member.StateDirectory, "answer-*"));
    }

    [Fact]
    public async Task Started_member_has_a_clean_environment_its_exact_arguments_and_not_the_lock()
    {
        var running = (await RunOldAsync(Third)).Process!;
        await member.UntilEventAsync("started", Token);

        var environment = (await File.ReadAllTextAsync($"/proc/{running.Pid}/environ", Token)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("ETCD_QUOTA=1 2 $HOME", environment);
        Assert.All(environment, line => Assert.Contains(line.Split('=')[0], new[] { "ETCD_QUOTA", "PATH", "PWD", "_", "OLDPWD" }));
        var arguments = (await File.ReadAllTextAsync($"/proc/{running.Pid}/cmdline", Token)).TrimEnd('\0').Split('\0');
        Assert.Equal(member.Spec.Arguments, arguments.TakeLast(member.Spec.Arguments.Count));
        var files = Directory.EnumerateFileSystemEntries($"/proc/{running.Pid}/fd").Select(fd => new FileInfo(fd).LinkTarget);
        Assert.DoesNotContain(Path.Combine(member.StateDirectory, "lock"), files);
        var stat = await File.ReadAllTextAsync($"/proc/{running.Pid}/stat", Token);
        Assert.Equal($"{running.Pid}", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3]);
    }

    [Fact]
    public async Task Zombie_is_not_running()
    {
        await Host.FenceAsync(Third, Patience, Token);
        await Host.EnsureLinkAsync(member.Old, Token);
        // A parent that does not wait for its children: what dies under it stays a zombie.
        using var parent = Process.Start(new ProcessStartInfo(
            "sh", ["-c", "\"$@\" </dev/null >/dev/null 2>&1 & exec sleep 1000", "sh", Path.Combine(member.Spec.Install, "current", "etcd"), .. member.Spec.Arguments]))!;
        try
        {
            await Until.TrueAsync(async () => (await Host.LookAsync(Token)).Process is not null, Patience, Token);
            AssertWhole((await SwapAsync(member.Old, mayStop: false)).View, member.Old);
            var running = (await Host.LookAsync(Token)).Process!;

            var forward = await SwapAsync(member.New, mayStop: true);

            Assert.StartsWith($"{running.Pid} (etcd) Z", await File.ReadAllTextAsync($"/proc/{running.Pid}/stat", Token));
            AssertWhole(forward.View, member.New);
        }
        finally
        {
            parent.Kill();
        }
    }

    [Theory]
    [InlineData("start=", "start=1")]
    [InlineData("boot=", "boot=another-boot")]
    public async Task Process_that_got_the_recorded_pid_later_is_not_the_member(string key, string line)
    {
        await RunOldAsync(Third);
        await member.DieAsync(Token);
        var record = await File.ReadAllLinesAsync(member.RecordFile, Token);
        var start = ProcessIdentity.Find(Environment.ProcessId)!.StartTime;
        // The test's own process has the pid; either its start time or the boot is another than the recorded one.
        var forged = record.Select(old => old.StartsWith("pid=", StringComparison.Ordinal) ? $"pid={Environment.ProcessId}"
            : old.StartsWith(key, StringComparison.Ordinal) ? line
            : old.StartsWith("start=", StringComparison.Ordinal) ? $"start={start}" : old);
        await File.WriteAllLinesAsync(member.RecordFile, forged, Token);

        Assert.Null((await Host.LookAsync(Token)).Process);
        AssertWhole((await SwapAsync(member.Old, mayStop: true)).View, member.Old);
    }

    [Fact]
    public async Task Member_that_the_record_does_not_know_is_found_by_its_data_directory()
    {
        await Host.FenceAsync(Third, Patience, Token);
        await Host.EnsureLinkAsync(member.Old, Token);
        await member.StartByHandAsync(Token);
        await member.UntilEventAsync("started", Token);

        Assert.Equal(member.Old, (await Host.LookAsync(Token)).Process?.Version);
        Assert.Equal(SwapEnd.NotLicensed, (await SwapAsync(member.New, mayStop: false)).End);
        AssertWhole((await SwapAsync(member.New, mayStop: true)).View, member.New);
        Assert.Single(member.FindMembers());
    }

    [Theory]
    [InlineData("--config-file", "{0}")]
    [InlineData("--config-file={0}")]
    public async Task Member_that_a_person_started_with_a_file_is_found_by_that_file(params string[] arguments)
    {
        var file = member.PathOf("etcd.yaml");
        await File.WriteAllTextAsync(file, "", Token);
        await Host.FenceAsync(Third, Patience, Token);
        await Host.EnsureLinkAsync(member.Old, Token);
        // The stand-in reads no file; the directory is not spelled as it is described.
        await member.StartByHandAsync(Token, [.. arguments.Select(a => string.Format(System.Globalization.CultureInfo.InvariantCulture, a, file)), "--data-dir", $"{member.Spec.DataDir}/."]);
        await member.UntilEventAsync("started", Token);

        Assert.Null((await Host.LookAsync(Token)).Process);
        var described = member.CreateHost(member.Spec with { Arguments = [], ConfigFile = file, ConfigText = $"name: infra1\ndata-dir: {member.Spec.DataDir}\n" });
        Assert.Equal(member.Old, (await described.LookAsync(Token)).Process?.Version);
    }

    [Fact]
    public async Task Member_that_a_person_started_in_words_of_his_own_is_found_by_the_data_it_has_open()
    {
        await Host.FenceAsync(Third, Patience, Token);
        await Host.EnsureLinkAsync(member.Old, Token);
        member.HoldData();
        Directory.CreateDirectory(member.PathOf("another disk"));
        Directory.CreateSymbolicLink(Path.Combine(member.Spec.DataDir, "member"), member.PathOf("another disk"));
        await member.StartByHandAsync(Token, "--data-dir", $"{member.Spec.DataDir}/.");
        await member.UntilEventAsync("started", Token);
        var restore = await member.PrepareRestoreAsync(Token);
        await Host.PrepareDataAsync(restore, Token);

        Assert.Equal(PlaceEnd.Running, (await Host.PlaceDataAsync(Third, restore.Id, Token)).End);
        Assert.Equal(member.Old, (await Host.LookAsync(Token)).Process?.Version);
        Assert.Equal(SwapEnd.NotLicensed, (await SwapAsync(member.New, mayStop: false)).End);
        Assert.Single(member.FindMembers());

        Assert.Equal(SwapEnd.Done, (await Host.HaltAsync(Third, kill: false, Patience, Token)).End);
        Assert.Empty(member.FindMembers());
    }

    [Fact]
    public async Task Same_file_name_in_a_container_is_another_file_and_its_member_another_member()
    {
        Assert.True(Environment.IsPrivilegedProcess, "this test mounts a file over another in a name space of its own: run it as root");
        var (file, others) = (member.PathOf("etcd.yaml"), member.PathOf("others.yaml"));
        await File.WriteAllTextAsync(file, "", Token);
        await File.WriteAllTextAsync(others, "", Token);
        await Host.FenceAsync(Third, Patience, Token);
        await Host.EnsureLinkAsync(member.Old, Token);
        await LocalProgram.RunAsync(
            "unshare",
            ["--mount", "sh", "-c", "mount --bind \"$1\" \"$2\" && shift 2 && setsid \"$@\" </dev/null >/dev/null 2>&1 &", "sh", others, file,
                Path.Combine(member.Spec.Install, "current", "etcd"), "--config-file", file, "--data-dir", $"{member.Spec.DataDir}/."],
            Token);
        await member.UntilEventAsync("started", Token);

        var described = member.CreateHost(member.Spec with { Arguments = [], ConfigFile = file, ConfigText = $"name: infra1\ndata-dir: {member.Spec.DataDir}\n" });
        Assert.Null((await described.LookAsync(Token)).Process);
        Assert.Equal(SwapEnd.Done, (await described.HaltAsync(Third, kill: false, Patience, Token)).End);
        Assert.Single(member.FindMembers());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Member_whose_data_a_restore_has_not_put_in_place_is_not_started_without_them(bool madeAnew)
    {
        await RunOldAsync(Third);
        var restore = await member.PrepareRestoreAsync(Token);
        await Host.PrepareDataAsync(restore, Token);
        await Host.HaltAsync(Third, kill: false, Patience, Token);
        // As of a restore that died between its two renames; somebody, or the machine, may make the directory anew.
        Directory.Move(member.Spec.DataDir, $"{member.Spec.DataDir}.before-{restore.Id}");
        if (madeAnew)
        {
            Directory.CreateDirectory(member.Spec.DataDir);
        }

        var refused = await SwapAsync(member.Old, mayStop: false);
        Assert.Equal((SwapEnd.DataMissing, false), (refused.End, refused.View.Record!.Open));
        Assert.Contains($"{member.Spec.DataDir}.restore-{restore.Id}", refused.Detail, StringComparison.Ordinal);

        Assert.Equal(PlaceEnd.Done, (await Host.PlaceDataAsync(Third, restore.Id, Token)).End);
        AssertWhole((await SwapAsync(member.Old, mayStop: false)).View, member.Old);
        Assert.True(await member.IsKeptAsync(restore.Id, Token));
    }

    [Fact]
    public async Task Data_that_somebody_removed_on_purpose_are_not_waited_for()
    {
        await RunOldAsync(Third);
        await Host.HaltAsync(Third, kill: false, Patience, Token);
        Directory.Move(member.Spec.DataDir, $"{member.Spec.DataDir}.before-0123456789ab");
        // Of a restore that was ended long ago one directory is left, and of one that died early an unfinished one.
        Directory.CreateDirectory($"{member.Spec.DataDir}.restore-0123456789ac.new");
        Directory.CreateDirectory(member.Spec.DataDir);

        AssertWhole((await SwapAsync(member.Old, mayStop: false)).View, member.Old);
    }

    [Fact]
    public async Task Restore_that_was_given_up_makes_room_for_the_next()
    {
        var first = await member.PrepareRestoreAsync(Token);
        await Host.PrepareDataAsync(first, Token);
        Directory.CreateDirectory(Path.Combine(member.Spec.DataDir, "member"));

        await Host.PrepareDataAsync(first with { Id = "0123456789ac" }, Token);

        Assert.Equal([$"{member.Spec.DataDir}.restore-0123456789ac"], Directory.GetDirectories(Path.GetDirectoryName(member.Spec.DataDir)!, "the data.restore-*"));
    }

    [Fact]
    public async Task File_that_the_description_does_not_name_is_not_read_for_a_process_that_names_it()
    {
        var (file, others) = (member.PathOf("etcd.yaml"), member.PathOf("others.yaml"));
        await File.WriteAllTextAsync(file, "name: infra1\n", Token);
        await File.WriteAllTextAsync(others, "password: secret\n", Token);
        await Host.FenceAsync(Third, Patience, Token);
        await Host.EnsureLinkAsync(member.Old, Token);
        await member.StartByHandAsync(Token, "--config-file", others, "--data-dir", member.Spec.DataDir);
        await member.UntilEventAsync("started", Token);

        async Task<MemberConfiguration?> SeenAsync(string described) => await member.CreateHost(member.Spec with { ConfigFile = described }).InspectConfigurationAsync(Token);
        Assert.Null(await SeenAsync(file));
        Assert.Equal("password: secret\n", (await SeenAsync(others))?.File);

        // The same file by another name.
        File.CreateSymbolicLink(member.PathOf("link.yaml"), others);
        Assert.Equal("password: secret\n", (await SeenAsync(member.PathOf("link.yaml")))?.File);
    }

    [Fact]
    public async Task Restore_whose_tool_fails_leaves_nothing_beside_the_data()
    {
        var restore = await member.PrepareRestoreAsync(Token);
        await File.WriteAllTextAsync(Path.Combine(member.Spec.Install, "versions", member.Old, "etcdctl"), "#!/bin/sh\nmkdir -p \"$5/member\"; echo 'it is broken' >&2; exit 1\n", Token);

        var failed = await Assert.ThrowsAsync<WorkflowErrorException>(() => Host.PrepareDataAsync(restore, Token));

        Assert.Equal("restore.failed", failed.Error.Code);
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(member.Spec.DataDir)!, "the data.restore-*"));
    }

    [Fact]
    public async Task Member_that_could_not_be_told_to_join_is_not_prepared_for_it()
    {
        var restore = (await member.PrepareRestoreAsync(Token)) with { Origin = DataOrigin.Joins };
        var described = member.CreateHost(member.Spec with { Arguments = [], ConfigText = $"{{name: infra1, data-dir: '{member.Spec.DataDir}'}}" });

        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => described.PrepareDataAsync(restore, Token));

        Assert.Equal("configuration.no_join", refused.Error.Code);
        Assert.Equal(DataRestoreState.None, await described.InspectRestoreAsync(restore.Id, Token));
    }

    [Fact]
    public async Task Disk_that_takes_no_record_stops_nothing()
    {
        await RunOldAsync(Third);
        Directory.CreateDirectory(member.RecordFile + ".new");

        Assert.Equal(SwapEnd.WriteFailed, (await SwapAsync(member.New, mayStop: true)).End);
        Assert.Equal("host.write_failed", (await Assert.ThrowsAsync<HostException>(() => Host.FenceAsync(Third with { Number = 8 }, Patience, Token))).Code);

        Directory.Delete(member.RecordFile + ".new");
        AssertWhole(await Host.LookAsync(Token), member.Old);
        Assert.Equal((0, 3L), (member.Stops, (await Host.LookAsync(Token)).Record!.Number));
    }

    [Fact]
    public async Task Frozen_member_is_ended_by_a_kill_and_by_nothing_less()
    {
        var running = (await RunOldAsync(Third)).Process!;
        Assert.Equal(0, (await LocalProgram.RunAsync("sh", ["-c", "kill -s STOP \"$1\"", "sh", $"{running.Pid}"], Token)).ExitCode);
        var second = TimeSpan.FromSeconds(1);

        var stuck = await Host.SwapAsync(await CallAsync(member.New) with { StopDeadline = second }, Token);
        Assert.Equal(SwapEnd.StopTimedOut, stuck.End);
        Assert.Equal((true, running), (stuck.View.Record!.Open, stuck.View.Process));

        AssertWhole((await Host.SwapAsync(await CallAsync(member.New) with { StopDeadline = second, Kill = true }, Token)).View, member.New);
        Assert.Single(member.FindMembers());
    }

    [Fact]
    public async Task Configuration_that_a_process_host_does_not_keep_is_refused()
    {
        await RunOldAsync(Third);
        Assert.Equal("host.no_configurations", await CodeAsync(async () => await Host.SwapAsync(await CallAsync(member.New) with { To = new(member.New, "7") }, Token)));
        AssertWhole(await Host.LookAsync(Token), member.Old);
    }

    [Fact]
    public async Task Log_that_cannot_be_written_and_link_that_is_none_stop_nothing()
    {
        await RunOldAsync(Third);
        var elsewhere = member.CreateHost(member.Spec with { LogFile = "/proc/nowhere/etcd.log" });
        Assert.Equal(SwapEnd.WriteFailed, (await elsewhere.SwapAsync(await CallAsync(member.New), Token)).End);

        var current = Path.Combine(member.Spec.Install, "current");
        File.Delete(current);
        Directory.CreateDirectory(current);
        Assert.Equal(SwapEnd.WriteFailed, (await SwapAsync(member.New, mayStop: true)).End);

        Assert.Equal(0, member.Stops);
        Assert.False((await Host.LookAsync(Token)).Record!.Open);
    }

    [Fact]
    public async Task Program_that_cannot_be_executed_leaves_the_record_open()
    {
        await RunOldAsync(Third);
        member.Lay("1.2.0", "\u007fELF no program at all");
        var file = new FileInfo(Path.Combine(member.Spec.Install, "versions", "1.2.0", "etcd"));
        var inode = long.Parse((await LocalProgram.RunAsync("stat", ["-c", "%i", file.FullName], Token)).Output, System.Globalization.CultureInfo.InvariantCulture);
        var broken = new InstalledRelease("1.2.0", "", file.Length, inode);

        var answer = await Host.SwapAsync(await CallAsync(member.New) with { To = new("1.2.0"), Release = broken }, Token);

        Assert.Equal(SwapEnd.StartFailed, answer.End);
        Assert.Equal((true, new Deployment("1.2.0")), (answer.View.Record!.Open, answer.View.Record.To));
        Assert.Null(answer.View.Process);
        AssertWhole((await SwapAsync(member.Old, mayStop: false)).View, member.Old);
    }

    [Fact]
    public async Task Member_that_ends_at_once_is_not_taken_for_a_running_one()
    {
        await RunOldAsync(Third);
        member.Lay("1.2.0", "#!/bin/sh\necho 'etcd Version: 1.2.0'\necho 'cluster cannot be downgraded'\nexit 1\n");
        File.AppendAllText(Path.Combine(member.Spec.Install, "versions", "1.2.0", "etcd"), "# other\n");
        var file = new FileInfo(Path.Combine(member.Spec.Install, "versions", "1.2.0", "etcd"));
        var inode = long.Parse((await LocalProgram.RunAsync("stat", ["-c", "%i", file.FullName], Token)).Output, System.Globalization.CultureInfo.InvariantCulture);

        var answer = await Host.SwapAsync(
            await CallAsync(member.New) with { To = new("1.2.0"), Release = new InstalledRelease("1.2.0", "", file.Length, inode) }, Token);

        Assert.Equal(SwapEnd.StartFailed, answer.End);
        Assert.Contains("exit code 1", answer.Detail, StringComparison.Ordinal);
        Assert.Null(answer.View.Process);
        Assert.True(answer.View.Record!.Open);
        Assert.Contains("cluster cannot be downgraded", await Host.ReadLogTailAsync(5, Token));
    }

    [Fact]
    public async Task Record_that_cannot_be_understood_is_left_alone()
    {
        await RunOldAsync(Third);
        await File.WriteAllTextAsync(member.RecordFile, "format=2\nnumber=7\n", Token);

        Assert.Equal("host.record_unreadable", (await Assert.ThrowsAsync<HostException>(() => Host.LookAsync(Token))).Code);
        Assert.Equal("host.record_unreadable", (await Assert.ThrowsAsync<HostException>(() => Host.FenceAsync(Third, Patience, Token))).Code);
        Assert.Equal("host.record_unreadable", (await Assert.ThrowsAsync<HostException>(() => SwapAsync(member.New, mayStop: true))).Code);
        Assert.Equal("format=2\nnumber=7\n", await File.ReadAllTextAsync(member.RecordFile, Token));
        Assert.Equal(0, member.Stops);
    }

    [Theory]
    [InlineData("")]
    [InlineData("configuration=7\n")]
    public async Task Record_of_format_1_is_read_with_what_a_later_version_adds(string more)
    {
        Directory.CreateDirectory(member.StateDirectory);
        await File.WriteAllTextAsync(
            member.RecordFile, $"format=1\ncontroller=controller-a\ncluster=prod-a\nnumber=2\nopen=1\nto=1.1.0\npid=\nstart=\nboot=\n{more}", Token);

        Assert.Equal(new HostRecord("controller-a", "prod-a", 2, Open: true, new(member.New)), (await Host.LookAsync(Token)).Record);
        await Host.FenceAsync(Third, Patience, Token);
        AssertWhole((await SwapAsync(member.New, mayStop: false)).View, member.New);
    }

    [Fact]
    public async Task Swap_killed_at_any_moment_is_made_whole_by_the_next_one()
    {
        await RunOldAsync(Third);
        var random = new Random(4711);
        for (var round = 0; round < 30; round++)
        {
            var to = round % 2 == 0 ? member.New : member.Old;
            var swap = SwapAsync(to, mayStop: true);
            await Until.TrueAsync(() => member.FindScript() is not null || swap.IsCompleted, Token);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)), RealTime.Clock, Token);
            if (member.FindScript() is { } script)
            {
                await StandInMember.KillAsync(script, Token);
            }

            await Task.WhenAny(swap);
            _ = swap.Exception;
            var next = Third with { Number = 4 + round };
            Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(next, Patience, Token));

            var answer = await SwapAsync(to, mayStop: true, next);

            Assert.True(answer.End == SwapEnd.Done, $"round {round}: {answer.End} {answer.Detail}");
            AssertWhole(answer.View, to);
            Assert.Single(member.FindMembers());
        }
    }

    [Fact]
    public async Task Release_is_installed_whole_once_and_never_replaced()
    {
        var source = Path.Combine(member.Spec.Install, "versions", member.New);
        var empty = member.CreateHost(member.Spec with { Install = Path.Combine(member.Spec.Install, "another one") });

        await empty.InstallReleaseAsync(member.New, source, Token);
        await empty.InstallReleaseAsync(member.New, source, Token);
        var release = await empty.InspectReleaseAsync(member.New, Token);

        Assert.Equal((await ReleaseAsync(member.New)).Sha256, release!.Sha256);
        Assert.Equal((member.New, true), (release.Version, release.Inode != 0));
        Assert.Equal("binaries.differs", await CodeAsync(() => empty.InstallReleaseAsync(member.New, Path.Combine(member.Spec.Install, "versions", member.Old), Token)));
        Assert.Equal("binaries.missing", await CodeAsync(() => empty.InstallReleaseAsync("9.9.9", "/var/empty", Token)));
        member.Lay("1.3.0", "#!/bin/sh\necho 'etcd Version: 1.4.0'\n");
        Assert.Equal("binaries.wrong_version", await CodeAsync(() => Host.InspectReleaseAsync("1.3.0", Token)));
        Assert.True((await empty.FreeSpaceAsync(Token)).InstallBytes > 0);
    }

    [Fact]
    public void Description_that_could_not_be_run_safely_is_refused()
    {
        var spec = member.Spec;
        Assert.All(
            [
                spec with { Arguments = [.. spec.Arguments, "two\nlines"] },
                spec with { Arguments = ["--name", "infra1"] },
                spec with { Install = "relative" },
                spec with { Install = spec.Install + "/" },
                spec with { DataDir = spec.DataDir + "/../x" },
                spec with { Environment = new Dictionary<string, string> { ["-u"] = "x" } },
                spec with { Environment = new Dictionary<string, string> { ["A=B"] = "x" } },
            ],
            bad => Assert.Equal("host.invalid", Assert.Throws<WorkflowErrorException>(() => member.CreateHost(bad)).Error.Code));
    }

    [Fact]
    public async Task Log_tail_is_bounded()
    {
        await File.WriteAllLinesAsync(member.Spec.LogFile, Enumerable.Range(0, 20_000).Select(number => $"line {number}"), Token);

        Assert.Equal(["line 19998", "line 19999"], await Host.ReadLogTailAsync(2, Token));
        Assert.InRange((await Host.ReadLogTailAsync(20_000, Token)).Count, 4_000, 7_000);
        File.Delete(member.Spec.LogFile);
        Assert.Empty(await Host.ReadLogTailAsync(2, Token));
    }

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<WorkflowErrorException>(call)).Error.Code;

    /// <summary>Somebody holds the lock until he is told to let go.</summary>
    private async Task<Process> HoldLockAsync()
    {
        var holder = Process.Start(new ProcessStartInfo("flock", [Path.Combine(member.StateDirectory, "lock"), "sh", "-c", "echo held; read -r line"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(Token));
        return holder;
    }

    private static async Task ReleaseAsync(Process holder)
    {
        holder.StandardInput.Close();
        await holder.WaitForExitAsync(Token);
    }
}
