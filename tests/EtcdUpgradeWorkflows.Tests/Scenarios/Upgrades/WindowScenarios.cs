using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>Upgrades that windows and freezes hold up: where they stop, and how they go on.</summary>
public sealed class WindowScenarios
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(20);

    [Fact]
    public void A_mixed_cluster_waits_out_a_freeze_at_a_safe_point_and_is_checked_and_backed_up_anew()
    {
        Watched scenario = new();
        scenario.Run.When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(Long));
        scenario.Run.When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s =>
        {
            Assert.True(s.State.IsSafePoint);
            Assert.False(s.Run.NeedsYou);
            Assert.Equal([1, 1, 0], s.Cluster.Members.Select(m => m.Stops).OrderDescending());
        });
        scenario.Run.Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        scenario.AssertNothingWasStoppedInAFreeze(stops: 3);
        // Before the first, after the wait, before the last.
        Assert.Equal(3, scenario.Run.Vault.Records.Count);
    }

    [Fact]
    public async Task That_a_cluster_is_mixed_is_kept_from_its_first_swap_to_its_last_whatever_run_ends_in_between()
    {
        Watched scenario = new();
        scenario.Run.When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(TimeSpan.FromDays(300)));
        DateTimeOffset? since = null;
        scenario.Run
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, async s =>
            {
                since = (await s.Clusters.FindMixedAsync("fake", CancellationToken.None))?.Since;
                await s.PostAsync(InboxMessageKind.Cancel);
            })
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.NotNull(since);
        var left = (await scenario.Run.Clusters.FindMixedAsync("fake", CancellationToken.None))!;
        Assert.Equal(since, left.Since);
        Assert.Equal(scenario.Run.RunId, left.RunId);
        Assert.Equal(["3.4.23", "3.5.16"], left.Releases);
        Assert.Equal([["3.4.23"], ["3.4.23", "3.5.16"]], ReleasesOf(scenario.Run));

        Watched whole = new();
        whole.Run.Play().Ends(RunSubStatus.Finished);
        Assert.Equal([["3.4.23"], ["3.4.23", "3.5.16"], ["3.5.16"]], ReleasesOf(whole.Run));
        Assert.Null(await whole.Run.Clusters.FindMixedAsync("fake", CancellationToken.None));

        // What each claim has written again is no news.
        static IEnumerable<string[]> ReleasesOf(UpgradeScenario run) => run.Clusters.Seen.Select(seen => seen.Releases.ToArray())
            .Aggregate(new List<string[]>(), (list, next) => list.Count > 0 && list[^1].SequenceEqual(next) ? list : [.. list, next]);
    }

    [Fact]
    public void A_cluster_whose_window_is_closed_waits_until_one_is_added()
    {
        Watched scenario = new(requiresWindow: true);
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), async () => await scenario.Run.Windows.RemoveWindowAsync("now", CancellationToken.None))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is null && s.State.Incidents.Any(i => i.Error.Code == "window.closed"), async () =>
            {
                await scenario.OpenAsync();
                await scenario.Run.PostAsync(InboxMessageKind.Retry);
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Equal([1, 1, 1], scenario.Run.Cluster.Members.Select(m => m.Stops));
    }

    [Fact]
    public void What_nobody_will_open_needs_a_person_and_goes_on_checked_anew_when_a_window_is_added()
    {
        Watched scenario = new(requiresWindow: true);
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), async () => await scenario.Run.Windows.RemoveWindowAsync("now", CancellationToken.None))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "window.closed"), async s =>
            {
                await Task.Delay(Long, s.World.Time);
                await scenario.OpenAsync();
                await s.PostAsync(InboxMessageKind.Reconsider, new { reason = "window 'now' was added", codes = MaintenanceGrants.Codes });
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Equal(3, scenario.Run.Vault.Records.Count);
        Assert.Equal(2, scenario.Run.Journal.Count(e => e.ActivityId == "preflight" && e.EventName == "Completed"));
    }

    [Fact]
    public void A_cluster_that_is_being_stopped_is_stopped_whole_and_one_that_is_degraded_is_not_begun()
    {
        Watched begun = new(new FakeEtcdOptions { DowntimeAllowed = true }) { Definition = "cluster-down", Input = ("Cluster", "fake"), Grant = GrantNames.AllowDowntime };
        begun.Run.When(s => s.Cluster.Members.Any(m => m.Stops > 0), () => begun.FreezeAsync(TimeSpan.FromDays(300)));
        begun.Run.Play().Ends(RunSubStatus.Finished);
        Assert.All(begun.Run.Cluster.Members, m => Assert.Null(m.Process));

        Watched degraded = new(new FakeEtcdOptions { DowntimeAllowed = true }) { Definition = "cluster-down", Input = ("Cluster", "fake"), Grant = GrantNames.AllowDowntime };
        degraded.Run.Cluster.Kill("infra3");
        degraded.Run
            .When(s => s.Store.Holds.Count > 0, () => degraded.FreezeAsync(TimeSpan.FromDays(300)))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "freeze.in_force"), s => s.PostAsync(InboxMessageKind.Cancel, new { now = true }))
            .Play().Ends(RunSubStatus.Cancelled);
        Assert.Equal([0, 0, 0], degraded.Run.Cluster.Members.Select(m => m.Stops));
    }

    [Fact]
    public void What_was_put_off_goes_on_when_somebody_says_that_things_have_changed()
    {
        Watched scenario = new();
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(TimeSpan.FromDays(300)))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, async s =>
            {
                await s.Windows.RemoveFreezeAsync("freeze", CancellationToken.None);
                await s.PostAsync(InboxMessageKind.Reconsider, new { reason = "freeze 'freeze' was removed" });
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Run.Journal, e => e.Message?.Contains("may have changed; it looks again: freeze 'freeze' was removed", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void What_waits_for_the_end_of_a_freeze_waits_longer_when_another_one_is_put_in_its_place()
    {
        Watched scenario = new();
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(Long))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, async s =>
            {
                await scenario.ProlongAsync(1.5 * Long);
                await s.PostAsync(InboxMessageKind.Reconsider, new { reason = "freeze 'freeze' was changed" });
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Run.Journal, e => e.Message?.Contains("may have changed; it looks again: freeze 'freeze' was changed", StringComparison.Ordinal) == true);
        scenario.AssertNothingWasStoppedInAFreeze(stops: 3);
    }

    [Fact]
    public void Two_persons_pass_over_a_freeze_and_the_journal_has_their_names()
    {
        Watched scenario = new();
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(TimeSpan.FromDays(300)))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s => s.PostAsync(InboxMessageKind.Grant, new { name = MaintenanceGrants.BreakGlass, reason = "disk fails", with = "bob" }))
            .Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Run.Journal, e => e.Message?.Contains("break-glass granted by anna with bob (disk fails)", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_grant_that_has_run_out_counts_no_more()
    {
        Watched scenario = new();
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(Long))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s => s.PostAsync(
                InboxMessageKind.Grant, new { name = MaintenanceGrants.BreakGlass, reason = "x", with = "bob", until = s.World.Time.GetUtcNow().AddSeconds(-1) }))
            .Play().Ends(RunSubStatus.Finished);
        scenario.AssertNothingWasStoppedInAFreeze(stops: 3);
    }

    [Fact]
    public void A_member_that_is_down_when_a_freeze_begins_is_finished()
    {
        Watched scenario = new();
        scenario.Run.Cluster.Host("infra2").DiesAfter = HostStep.Stop;
        scenario.Run.When(s => s.Cluster.Member("infra2").IsDownBecauseOfUs, () => scenario.FreezeAsync(Long));
        scenario.Run.When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s => Assert.All(s.Cluster.Members, m => Assert.True(m.Serves)));
        scenario.Run.Play().Ends(RunSubStatus.Finished);
        scenario.AssertNothingWasStoppedInAFreeze(stops: 3);
    }

    [Fact]
    public void A_new_release_that_never_serves_is_taken_back_in_a_freeze()
    {
        Watched scenario = new();
        scenario.Run
            .When(s => s.Cluster.Member("infra2").Process?.Version == "3.5.16", s => s.Cluster.Freeze("infra2"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "etcd.not_serving"), async s =>
            {
                Assert.False(s.Cluster.Member("infra2").Record!.Open);
                await scenario.FreezeAsync(TimeSpan.FromDays(300));
                await s.PostAsync(InboxMessageKind.Rollback, new { reason = "it hangs", inputs = new Dictionary<string, string> { ["Member"] = "infra2" } });
            })
            .WhenPaused(InboxMessageKind.Cancel)
            .Play().Ends(RunSubStatus.Cancelled);
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal(("3.4.23", true), (m.Process?.Version, m.Serves)));
    }

    [Fact]
    public void A_rollback_that_is_asked_for_in_a_freeze_asks_for_a_second_person()
    {
        Watched scenario = new();
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 is member"), async s =>
            {
                await scenario.FreezeAsync(TimeSpan.FromDays(300));
                await s.PostAsync(InboxMessageKind.Rollback, new { all = true, reason = "slow" });
            })
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "freeze.in_force"), s =>
                s.PostAsync(InboxMessageKind.Grant, new { name = MaintenanceGrants.BreakGlass, reason = "slow", with = "bob", codes = MaintenanceGrants.Codes }))
            .Play().Ends(RunSubStatus.Cancelled);
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal("3.4.23", m.Process?.Version));
    }

    [Fact]
    public void A_procedure_without_a_wait_of_its_own_is_held_before_each_stop_all_the_same()
    {
        Watched scenario = new(new() { Version = "2.2.5", Installed = ["2.2.5"] }, "2.2.5", "2.3.8")
        {
            Definition = "upgrade-2.2-to-2.3", Target = "2.3.8", MoreInputs = [("WaitBetweenMembers", "00:00:05"), ("Rehearsal", "a test")],
        };
        scenario.Run.When(s => s.Cluster.Members.Any(m => m.ForwardSwaps > 0), () => scenario.FreezeAsync(Long));
        scenario.Run.Play().Ends(RunSubStatus.Finished);
        scenario.AssertNothingWasStoppedInAFreeze(stops: 3);
    }

    [Theory]
    [InlineData(false, "freeze.in_force")]
    [InlineData(true, "window.closed")]
    public async Task A_run_is_not_begun_outside_of_its_window_whatever_starts_it(bool requiresWindow, string code)
    {
        Watched scenario = new(requiresWindow: requiresWindow);
        await (requiresWindow ? scenario.Run.Windows.RemoveWindowAsync("now", TestContext.Current.CancellationToken) : scenario.FreezeAsync(Long));

        Assert.Equal(code, Assert.Throws<WorkflowErrorException>(scenario.Run.Play).Error.Code);
        Assert.Empty(scenario.Run.Store.Holds);
    }

    [Fact]
    public async Task What_starts_members_that_are_down_is_held_up_by_nothing()
    {
        Watched scenario = new() { Definition = "cluster-up", Input = ("Cluster", "fake") };
        await scenario.FreezeAsync(Long);
        foreach (var member in scenario.Run.Cluster.Members)
        {
            scenario.Run.Cluster.Kill(member.Name);
        }

        scenario.Run.Play().Ends(RunSubStatus.Finished);
        Assert.All(scenario.Run.Cluster.Members, m => Assert.True(m.Serves));
    }

    [Fact]
    public void A_window_that_wants_no_mixed_cluster_takes_it_back_before_it_closes()
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) });
        DateTimeOffset closes = default;
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), async s => closes = await scenario.CloseSoonAsync(TimeSpan.FromSeconds(15)));
        scenario.Run.Windows.AddAsync(Watched.Window("first", scenario.Run.World.Time.GetUtcNow(), TimeSpan.FromHours(2), "rollback"), CancellationToken.None);
        scenario.Run.Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal("3.4.23", m.Process?.Version));
        Assert.Equal([2, 0, 0], scenario.Run.Cluster.Members.Select(m => m.Stops).OrderDescending());
        Assert.Contains(scenario.Run.Journal, e => e.EventName == JournalEvent.RollbackRequested && e.By == "the maintenance window");
        Assert.True(scenario.Run.World.Time.GetUtcNow() <= closes);
        Assert.Empty(scenario.Run.Store.Holds);
    }

    [Fact]
    public void A_window_that_wants_no_mixed_cluster_and_has_no_time_left_for_the_way_back_leaves_it_mixed_and_says_so()
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) });
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), async s =>
            {
                await scenario.CloseSoonAsync(TimeSpan.FromSeconds(7));
                await scenario.Run.Windows.AddAsync(Watched.Window("later", s.World.Time.GetUtcNow().AddMinutes(30), TimeSpan.FromHours(2), null), CancellationToken.None);
            });
        scenario.Run.Windows.AddAsync(Watched.Window("first", scenario.Run.World.Time.GetUtcNow(), TimeSpan.FromHours(2), "rollback"), CancellationToken.None);
        scenario.Run.Play().Ends(RunSubStatus.Finished);

        Assert.Contains(scenario.Run.Journal, e => e.Message?.EndsWith("are left. It stays mixed.", StringComparison.Ordinal) == true);
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
    }

    [Theory]
    [InlineData("infra2: stopped, switched", new[] { 2, 0, 0 })]
    // Before the last one, whose stop would end the mix.
    [InlineData("infra2 has caught up", new[] { 2, 2, 0 })]
    public void A_gate_that_stays_closed_lets_the_way_back_not_be_missed(string closesAt, int[] stops)
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) { Gates = [new("alerts", StopGateKind.Http, new("http://127.0.0.1:1/"), null, true, null)] } });
        var closes = scenario.Run.World.Time.GetUtcNow().AddMinutes(20);
        scenario.Run.Windows.AddAsync(Watched.Window("first", scenario.Run.World.Time.GetUtcNow(), TimeSpan.FromMinutes(20), "rollback"), CancellationToken.None);
        scenario.Run
            .When(UpgradeScenario.Journaled(closesAt), s => s.Gates.No["alerts"] = WorkflowError.NeedsOperator("gate.blocked", "Gate 'alerts' does not agree: it answered 403."))
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal("3.4.23", m.Process?.Version));
        Assert.Equal(stops, scenario.Run.Cluster.Members.Select(m => m.Stops).OrderDescending());
        Assert.Contains(scenario.Run.Journal, e => e.EventName == JournalEvent.RollbackRequested && e.By == "the maintenance window");

        // As late as it could be, and not later.
        Assert.InRange(scenario.Run.World.Time.GetUtcNow(), closes.AddMinutes(-3), closes);
    }

    /// <summary>What was enough before the steps of the owners is asked again behind them, right before the stop.</summary>
    [Fact]
    public void A_step_that_takes_what_is_left_of_the_window_lets_the_member_wait_for_the_next_one()
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change(
            "fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) { Steps = new([new("drain", new("https://example.org/drain"), null, null, MemberStep.DefaultTimeout, IsRequired: true)], []) } });
        var time = scenario.Run.World.Time;
        var begins = time.GetUtcNow();
        scenario.Run.Windows.AddAsync(Watched.Window("first", begins, TimeSpan.FromMinutes(20), null), CancellationToken.None);
        scenario.Run.Windows.AddAsync(Watched.Window("later", begins.AddMinutes(30), TimeSpan.FromHours(2), null), CancellationToken.None);
        scenario.Run.Steps.Called = call =>
        {
            if (call.Member != "infra3" || time.GetUtcNow() >= begins.AddMinutes(30))
            {
                return;
            }

            // It is open still, for less than a member takes.
            scenario.Run.Windows.RemoveWindowAsync("first", CancellationToken.None);
            var opened = time.GetUtcNow().AddTicks(-(time.GetUtcNow().Ticks % TimeSpan.TicksPerMinute));
            scenario.Run.Windows.AddAsync(Watched.Window("first", opened, time.GetUtcNow().AddSeconds(7) - opened, null), CancellationToken.None);
        };
        scenario.Run.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Stops.Count);
        Assert.Equal([true, false, false], scenario.Stops.Order().Select(stop => stop < begins.AddMinutes(30)));

        // Done again after the wait, and not passed over by who keeps to ids.
        Assert.True(scenario.Run.Steps.Calls.Where(call => call.Member == "infra3").Select(call => call.Id).Distinct().Count() > 1);
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
    }

    [Fact]
    public void A_soak_that_a_window_without_a_mixed_end_cannot_hold_lets_no_member_be_stopped()
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) { Soak = TimeSpan.FromMinutes(30) } });
        scenario.Run.Windows.AddAsync(Watched.Window("first", scenario.Run.World.Time.GetUtcNow(), TimeSpan.FromMinutes(20), "rollback"), CancellationToken.None);
        scenario.Run
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "window.too_short"), async s =>
            {
                Assert.Equal([0, 0, 0], s.Cluster.Members.Select(m => m.Stops));
                await s.PostAsync(InboxMessageKind.Cancel, new { });
            })
            .Play().Ends(RunSubStatus.Cancelled);
    }

    [Theory]
    // What lies behind the second member: the backup before the last one, and the way back of two.
    [InlineData(60, new[] { 1, 1, 1 }, true)]
    [InlineData(26, new[] { 2, 0, 0 }, false)]
    public void The_backup_before_the_last_member_is_counted_before_the_one_before_it(int left, int[] stops, bool isFinished)
    {
        // Each backup takes 12 s, a member about 5 s.
        Watched scenario = new();
        scenario.Run.Scratch.Takes = TimeSpan.FromSeconds(12);
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) });
        scenario.Run.When(UpgradeScenario.Journaled("infra2: stopped, switched"), async () => await scenario.CloseSoonAsync(TimeSpan.FromSeconds(left)));
        scenario.Run.Windows.AddAsync(Watched.Window("first", scenario.Run.World.Time.GetUtcNow(), TimeSpan.FromHours(2), "rollback"), CancellationToken.None);
        scenario.Run.Play().Ends(isFinished ? RunSubStatus.Finished : RunSubStatus.Cancelled);

        Assert.Equal(stops, scenario.Run.Cluster.Members.Select(m => m.Stops).OrderDescending());
        Assert.DoesNotContain(scenario.Run.Journal, e => e.Message?.EndsWith("It stays mixed.", StringComparison.Ordinal) == true);
    }

    /// <summary>Held when what is left of its window is less than a member takes; it is open still, so that one person may let it close later, for this run.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_that_is_held_at_the_end_of_its_window_goes_on_when_somebody_extends_it(bool isExtended)
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) });
        var (begins, closes) = (scenario.Run.World.Time.GetUtcNow(), default(DateTimeOffset));
        var later = begins.AddMinutes(30).AddTicks(-(begins.Ticks % TimeSpan.TicksPerMinute));
        scenario.Run.Windows.AddAsync(Watched.Window("first", begins, TimeSpan.FromHours(2), null), CancellationToken.None);
        scenario.Run.Windows.AddAsync(Watched.Window("later", later, TimeSpan.FromHours(2), null), CancellationToken.None);
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), async () => closes = await scenario.CloseSoonAsync(TimeSpan.FromSeconds(7), mixed: null))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, async s =>
            {
                var held = s.State.FindDeferred(s.World.Time.GetUtcNow())!;
                Assert.Equal(("window.too_short", later), (held.Deferred!.Code, held.NotBefore));
                var policy = await s.Maintenance.ReadAsync(s.Cluster.Spec with { Policy = new(false, RequiresWindow: true) }, CancellationToken.None);
                var until = policy.FindExtendedEnd(s.World.Time.GetCurrentInstant(), NodaTime.Duration.FromMinutes(10))!.Value.ToDateTimeOffset();
                Assert.Equal(closes.AddMinutes(10), until);
                if (isExtended)
                {
                    await s.PostAsync(InboxMessageKind.Grant, new { name = MaintenanceGrants.ExtendWindow, reason = "two members left", until, codes = MaintenanceGrants.Codes });
                }
            })
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Stops.Count);
        Assert.All(scenario.Stops.Order().Skip(1), stop => Assert.True(isExtended ? stop > closes && stop < closes.AddMinutes(10) : stop >= later, $"{stop:u}"));
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
        Assert.Equal(isExtended, scenario.Run.Journal.Any(e => e.Message?.Contains("extend-window granted by anna until ", StringComparison.Ordinal) == true && e.Message.Contains("(two members left)", StringComparison.Ordinal)));
    }

    /// <summary>The clock is set while a run is put off until a freeze ends: it is not lost, begins nothing before its time, and stops no member twice.</summary>
    [Theory]
    [InlineData(-10)]
    [InlineData(25)]
    // The server was there all the time, whatever its clock says: nobody is asked for a yes.
    [InlineData(180)]
    public void A_run_that_was_put_off_goes_on_once_though_the_clock_jumps(int minutes)
    {
        Watched scenario = new();
        scenario.Run.World.MaxSteps = 200_000;
        DateTimeOffset due = default;
        scenario.Run
            .When(UpgradeScenario.Journaled("infra2 has caught up"), () => scenario.FreezeAsync(Long))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null && s.Run.Owner is null, s =>
            {
                due = s.State.FindDeferred(s.World.Time.GetUtcNow())!.NotBefore!.Value;
                s.World.Time.Jump(TimeSpan.FromMinutes(minutes));
            });
        scenario.Run.Play().Ends(RunSubStatus.Finished);

        scenario.AssertNothingWasStoppedInAFreeze(stops: 3);
        Assert.True(scenario.Stops[^1] >= due, $"{scenario.Stops[^1]:u}");
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
        Assert.DoesNotContain(scenario.Run.Journal, e => e.Message?.Contains("interrupted for ", StringComparison.Ordinal) == true);
    }

    /// <summary><c>--mixed finish --overrun</c>: the window is open for so much longer, for a cluster that is mixed when it closes.</summary>
    [Theory]
    [InlineData(120, true, 0)]
    // A member takes about 5 s and is begun when twice that is left. In the 7 s that the window has left there is room for none, with the overrun for one.
    [InlineData(0, true, 2)]
    [InlineData(12, true, 1)]
    // Nothing was swapped when it closed: twenty minutes would have held all of it.
    [InlineData(1200, false, 3)]
    public void A_mixed_cluster_is_finished_within_the_overrun_and_a_whole_one_is_not_begun_in_it(int overrunSeconds, bool isMixed, int waiting)
    {
        Watched scenario = new();
        scenario.Run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) });
        var (begins, closes, overrun) = (scenario.Run.World.Time.GetUtcNow(), default(DateTimeOffset), TimeSpan.FromSeconds(overrunSeconds));
        var later = begins.AddMinutes(30).AddTicks(-(begins.Ticks % TimeSpan.TicksPerMinute));
        scenario.Run.Windows.AddAsync(Watched.Window("first", begins, TimeSpan.FromHours(2), null), CancellationToken.None);
        scenario.Run.Windows.AddAsync(Watched.Window("later", later, TimeSpan.FromHours(2), null), CancellationToken.None);
        scenario.Run
            .When(isMixed ? UpgradeScenario.Journaled("infra2: stopped, switched") : s => s.Store.Holds.Count > 0, async () => closes = await scenario.CloseSoonAsync(TimeSpan.FromSeconds(7), overrunSeconds > 0 ? "finish" : null, overrunSeconds > 0 ? overrun : null))
            .Play().Ends(RunSubStatus.Finished);

        var stops = scenario.Stops.Order().ToList();
        Assert.Equal(3, stops.Count);
        Assert.Equal(waiting, stops.Count(stop => stop >= later));
        Assert.DoesNotContain(stops, stop => stop > (isMixed ? closes + overrun : closes) && stop < later);
        Assert.Equal(overrunSeconds == 120, stops.Exists(stop => stop > closes && stop < later));
        Assert.All(scenario.Run.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
    }

    /// <summary>A scenario whose stops are remembered with their times, and its freezes.</summary>
    private sealed class Watched
    {
        private readonly List<DateTimeOffset> _stops = [];
        private readonly List<(DateTimeOffset From, DateTimeOffset To)> _freezes = [];
        private readonly FakeEtcdOptions? _options;
        private readonly string[] _releases;
        private readonly bool _requiresWindow;
        private UpgradeScenario? _run;

        public Watched(FakeEtcdOptions? options = null, params string[] releases) => (_options, _releases) = (options, releases);

        public Watched(bool requiresWindow)
            : this() => _requiresWindow = requiresWindow;

        public List<DateTimeOffset> Stops => _stops;

        public string Definition { get; init; } = "rolling-upgrade";

        public string Target { get; init; } = "3.5.16";

        public (string, string)? Input { get; init; }

        public string? Grant { get; init; }

        public IReadOnlyList<(string, string)> MoreInputs { get; init; } = [];

        public UpgradeScenario Run => _run ??= Create();

        public Task<bool> OpenAsync() => Run.Windows.AddAsync(
            new StoredWindow(
                new("now", "FREQ=DAILY", Run.World.Time.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "00:00", "Etc/UTC", "1.00:00", []), "anna", default),
            CancellationToken.None);

        /// <summary>A window of one date, in UTC.</summary>
        public static StoredWindow Window(string name, DateTimeOffset opens, TimeSpan lasts, string? mixed, TimeSpan? overrun = null) => new(
            new(name, null, Text(opens, "yyyy-MM-dd"), Text(opens, "HH:mm"), "Etc/UTC", Text(lasts), [], overrun is { } longer ? Text(longer) : null, mixed), "anna", default);

        /// <summary>The window 'first' becomes one that closes soon. Returns when.</summary>
        public async Task<DateTimeOffset> CloseSoonAsync(TimeSpan left, string? mixed = "rollback", TimeSpan? overrun = null)
        {
            var now = Run.World.Time.GetUtcNow();
            var opens = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
            await Run.Windows.RemoveWindowAsync("first", CancellationToken.None);
            await Run.Windows.AddAsync(Window("first", opens, now + left - opens, mixed, overrun), CancellationToken.None);
            return now + left;
        }

        public async Task<bool> FreezeAsync(TimeSpan length)
        {
            var now = Run.World.Time.GetUtcNow();
            _freezes.Add((now, now + length));
            return await Run.Windows.AddAsync(
                new StoredFreeze(new("freeze", Text(now), Text(now + length), "payday", []), "anna", now), CancellationToken.None);
        }

        public Task ProlongAsync(TimeSpan length)
        {
            var now = Run.World.Time.GetUtcNow();
            _freezes.Add((now, now + length));
            return Run.Windows.PutAsync(new StoredFreeze(new("freeze", Text(now), Text(now + length), "payday", []), "anna", now), CancellationToken.None);
        }

        public void AssertNothingWasStoppedInAFreeze(int stops)
        {
            Assert.Equal(stops, _stops.Count);
            Assert.NotEmpty(_freezes);
            Assert.DoesNotContain(_stops, stop => _freezes.Any(freeze => stop > freeze.From && stop < freeze.To));
        }

        private static string Text(IFormattable value, string format = "c") => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

        private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

        private UpgradeScenario Create()
        {
            _run = new UpgradeScenario(_options, _releases) { Definition = Definition, Target = Target, Input = Input, MoreInputs = MoreInputs };
            _run.Cluster.Witness = (_, step, _, _) =>
            {
                if (step == HostStep.Stop)
                {
                    _stops.Add(_run.World.Time.GetUtcNow());
                }
            };
            if (Grant is not null)
            {
                _run.Grant(Grant);
            }

            if (_requiresWindow)
            {
                _run.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false, RequiresWindow: true) });
                OpenAsync().GetAwaiter().GetResult();
            }

            return _run;
        }
    }
}
