using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Architecture;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

public sealed class UpgradeScenarios
{
    [Fact]
    public void The_whole_upgrade()
    {
        var scenario = new UpgradeScenario().Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1, 1), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
        Assert.Equal("3.5.0", scenario.Cluster.ClusterVersion);
        Assert.Equal(2, scenario.Vault.Records.Count);
        Assert.Empty(scenario.Store.Holds);
    }

    /// <summary>2.x: quorum reads for health, each member's v2 data as the backup, no leadership to hand over.</summary>
    [Fact]
    public void The_whole_upgrade_from_2_2_to_2_3()
    {
        var scenario = new UpgradeScenario(new() { Version = "2.2.5", Installed = ["2.2.5", "2.3.8"] }, "2.2.5", "2.3.8") { Target = "2.3.8" };
        scenario.Cluster.Put(40);
        scenario.Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("2.3.8", 1, 1), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
        Assert.Equal("2.3.0", scenario.Cluster.ClusterVersion);
        Assert.Equal(6, scenario.Vault.Records.Count);
        Assert.All(scenario.Vault.Records, b => Assert.Equal((BackupKind.V2Data, BackupProofLevel.Compared, 3, "2.3.8"), (b.Kind, b.Proof, b.SetSize, b.Target)));
        Assert.Equal(2, scenario.Vault.Records.Select(b => b.Set).Distinct().Count());
    }

    [Fact]
    public void A_member_whose_v2_data_is_damaged_in_the_copy_is_not_upgraded()
    {
        var scenario = new UpgradeScenario(new() { Version = "2.2.5", Installed = ["2.2.5", "2.3.8"] }, "2.2.5", "2.3.8") { Target = "2.3.8" };
        scenario.Cluster.Put(40);
        scenario.Cluster.Corrupt("infra2"); // its own keys are others than those of the copy, which the fake restores from the leader
        scenario.WhenIncident("backup.differs", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
        Assert.DoesNotContain(scenario.Journal, e => e.Message?.Contains("damaged", StringComparison.Ordinal) == true); // values are secrets
    }

    [Fact]
    public void The_leader_is_last_wherever_it_is()
    {
        var scenario = new UpgradeScenario();
        scenario.When(UpgradeScenario.Journaled("Run of"), async s =>
        {
            await using var leader = s.Cluster.Create(s.Cluster.Member("infra1").ClientUrl, EtcdAccess.None);
            await leader.MoveLeaderAsync(s.Cluster.Member("infra3").Id, CancellationToken.None);
        });
        scenario.Play().Ends(RunSubStatus.Finished);

        var swapped = scenario.Journal.Where(e => e.EventName == "Note" && e.Message!.Contains("stopped, switched", StringComparison.Ordinal)).Select(e => e.Message!.Split(':')[0]).ToList();
        Assert.Equal(3, swapped.Count);
        Assert.Equal("infra3", swapped[^1]);
        Assert.Contains(scenario.Journal, e => e.Message?.StartsWith($"Leadership moved from {swapped[^1]}", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_patch_hop_has_no_point_of_no_return()
    {
        var scenario = new UpgradeScenario(new() { Version = "3.5.16", Installed = ["3.5.16", "3.5.30"] }, "3.5.16", "3.5.30") { Target = "3.5.30" }
            .Play().Ends(RunSubStatus.Finished);

        Assert.Contains(scenario.Journal, e => e.Message?.Contains("there is no point of no return", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_and_two_members_are_refused_without_a_grant(int members)
    {
        var scenario = new UpgradeScenario(new() { Members = members }).WhenIncident("preflight.blocked", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        var asked = Assert.Single(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened).Message!;
        Assert.Contains("The quorum survives the stop of each member (preflight.quorum): Without infra1", asked, StringComparison.Ordinal);
        Assert.Contains($"{members - 1} of {members} voters serve; the quorum is {members}.", asked, StringComparison.Ordinal);
        Assert.Contains("grant it with --allow-downtime", asked, StringComparison.Ordinal);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
        Assert.Empty(scenario.Store.Holds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_and_two_members_go_with_a_grant(int members)
    {
        var scenario = new UpgradeScenario(new() { Members = members, DowntimeAllowed = true }).Grant(GrantNames.AllowDowntime).Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));

        // Rule 4: with one member both backups are the same; with two the last one needs a second.
        Assert.Equal(members, scenario.Vault.Records.Count);
        Assert.Contains(scenario.Journal, e => e.Message?.Contains("allow-downtime granted by anna", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Five_members_lose_one_at_a_time_and_the_leader_last()
    {
        var scenario = new UpgradeScenario(new() { Members = 5 }).Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1, 1), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
        Assert.Equal(
            ["infra2", "infra3", "infra4", "infra5", "infra1"],
            scenario.Journal.Where(e => e.Message?.Contains("stopped, switched", StringComparison.Ordinal) == true).Select(e => e.Message!.Split(':')[0]));
        Assert.Equal(2, scenario.Vault.Records.Count);
    }

    [Fact]
    public void A_member_that_never_catches_up_is_asked_about_and_goes_on_once_it_does()
    {
        var scenario = new UpgradeScenario();
        scenario.When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.Cluster.Freeze("infra2"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "etcd.no_catch_up"), s =>
            {
                var asked = s.State.Incidents.Single().Error;
                Assert.Contains("infra2 has made no progress for 00:10:00", asked.Message, StringComparison.Ordinal);
                Assert.Contains("`runs retry` waits on, `runs rollback --member infra2`", asked.Advice, StringComparison.Ordinal);
                Assert.False(s.State.IsSafePoint);
                s.Cluster.Thaw("infra2");
            })
            .WhenIncident("etcd.no_catch_up", InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
    }

    [Fact]
    public void A_member_that_never_catches_up_is_rolled_back()
    {
        var scenario = new UpgradeScenario()
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.Cluster.Freeze("infra2"))
            .WhenIncident("etcd.no_catch_up", InboxMessageKind.Rollback, new { inputs = new Dictionary<string, string> { ["Member"] = "infra2" } })
            .WhenPaused(InboxMessageKind.Cancel)
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.4.23", true), (m.Process?.Version, m.Serves)));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void Nothing_is_done_when_all_is_there()
    {
        var scenario = new UpgradeScenario(new() { Version = "3.5.16" }).Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Fact]
    public void An_operator_pauses_and_resumes() => new UpgradeScenario()
        .When(UpgradeScenario.Journaled("infra2 has caught up"), s => s.PostAsync(InboxMessageKind.Pause, new { reason = "lunch", atSafePoint = true }))
        .WhenPaused(InboxMessageKind.Resume, new { reason = "back" })
        .Play().Ends(RunSubStatus.Finished).MatchesTranscript();

    [Fact]
    public void An_operator_cancels_and_the_member_under_way_is_finished()
    {
        var scenario = new UpgradeScenario()
            .When(s => s.State.Intent is not null && s.Cluster.Members.Any(m => m.ForwardSwaps > 0), s => s.PostAsync(InboxMessageKind.Cancel, new { reason = "changed my mind" }))
            .Play().Ends(RunSubStatus.Cancelled).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.True(m.Serves));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void A_member_that_does_not_end_is_killed_by_an_operators_word_only()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Host("infra2").IgnoresTerm = true;
        scenario.WhenIncident("host.stop_timed_out", InboxMessageKind.Retry, new { kill = true }).Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal("3.5.16", m.Process?.Version));
    }

    [Fact]
    public void A_member_is_rolled_back_before_the_point_of_no_return_and_swapped_again()
    {
        var scenario = new UpgradeScenario()
            .When(UpgradeScenario.Journaled("infra2 is member"), s => s.PostAsync(InboxMessageKind.Rollback, new { reason = "slow", inputs = new Dictionary<string, string> { ["Member"] = "infra2" } }))
            .WhenPaused(InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        // Forward, back, forward again; the fake counts forward swaps anew after a rollback.
        Assert.Equal(3, scenario.Cluster.Member("infra2").Stops);
        Assert.All(scenario.Cluster.Members.Where(m => m.Name != "infra2"), m => Assert.Equal(1, m.Stops));
        Assert.Empty(scenario.Store.Holds);
    }

    [Theory]
    [InlineData("settle")]
    [InlineData("preflight")]
    [InlineData("backup")]
    public void A_rollback_before_the_first_swap_leaves_out_no_check_and_no_backup(string after)
    {
        var scenario = new UpgradeScenario().WhenPaused(InboxMessageKind.Resume);
        var posted = false;
        scenario.Servers[0].Store.BeforeCommit = checkpoint =>
        {
            if (!posted && checkpoint.Journal.Select(JournalEntry.Parse).Any(e => e.EventName == "Completed" && e.ActivityId == after))
            {
                posted = scenario.PostAsync(InboxMessageKind.Rollback, new { reason = "too early", inputs = new Dictionary<string, string> { ["Member"] = "infra2" } })
                    .IsCompletedSuccessfully;
            }
        };
        scenario.Play().Ends(RunSubStatus.Finished);

        var ended = scenario.Journal.Where(e => e.EventName == "Completed").Select(e => e.ActivityId).ToList();
        Assert.True(ended.IndexOf("settle") < ended.LastIndexOf("settle"));
        Assert.Contains("verify-backup", ended[ended.LastIndexOf("settle")..]);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(1, m.Stops));
    }

    /// <summary>A procedure of somebody's own has no preflight that would refuse it.</summary>
    [Theory]
    [InlineData("3.5.16", "3.4.23", "upgrade.target_below")]
    [InlineData("3.3.25", "3.5.16", "upgrade.minor_skipped")]
    public void A_swap_stops_nobody_for_a_release_that_no_hop_leads_to(string from, string to, string code)
    {
        var scenario = new UpgradeScenario(new() { Version = from, Installed = [from, to] }, from, to) { Target = to, Definition = "by-hand" };
        var shipped = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "rolling-upgrade", "v1.json")))!;
        JsonObject Shipped(string id) => shipped["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == id)!.DeepClone().AsObject();
        var swap = Shipped("swap");
        swap["member"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "infra2" } };
        shipped["definitionId"] = "by-hand";
        shipped["id"] = "by-hand-1";
        shipped["customProperties"] = new JsonObject();
        shipped["root"] = new JsonObject
        {
            ["id"] = "by-hand-root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(Shipped("backup"), Shipped("verify-backup"), Shipped("backup-last"), Shipped("verify-backup-last"), swap),
        };
        var text = DefinitionReader.Read(shipped.ToJsonString()).Definition!.ToJson();
        scenario.Others.Add(new("by-hand-1", "by-hand", 1, "By hand", true, true, DateTimeOffset.UnixEpoch, text, JournalEntry.HashOf(text)));
        scenario.WhenIncident(code, InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal((0, from), (m.Stops, m.Process?.Version)));
    }

    [Fact]
    public void An_attended_run_asks_before_each_stop()
    {
        var scenario = new UpgradeScenario().Grant(GrantNames.Attended);
        for (var member = 0; member < 3; member++)
        {
            scenario.WhenIncident("upgrade.attended", InboxMessageKind.Retry);
        }

        scenario.Play().Ends(RunSubStatus.Finished);
        Assert.Equal(3, scenario.Journal.Count(e => e.EventName == JournalEvent.Retried));
    }

    [Theory]
    [InlineData(HostStep.Stop)]
    [InlineData(HostStep.Switch)]
    [InlineData(HostStep.Start)]
    public void A_script_that_dies_at_a_step_is_looked_at_and_finished(HostStep step)
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Host("infra3").DiesAfter = step;
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(("3.5.16", 1), (scenario.Cluster.Member("infra3").Process?.Version, scenario.Cluster.Member("infra3").ForwardSwaps));
    }

    [Fact]
    public void A_server_that_is_killed_half_way_is_followed_by_another()
    {
        var scenario = new UpgradeScenario();
        var second = scenario.AddServer("server-2");
        scenario.When(s => s.State.Intent is not null && s.Cluster.Members.Any(m => m.ForwardSwaps == 1), s =>
            {
                s.Servers[0].Kill();
                second.Start();
            })
            .Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.ForwardSwaps)));
    }

    [Fact]
    public void While_a_host_cannot_be_fenced_nothing_that_serves_is_stopped()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Host("infra2").IsUnreachable = true;
        scenario.WhenIncident("host.not_fenced", InboxMessageKind.Cancel, new { now = true }).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Fact]
    public void A_full_disk_stops_at_the_preflight_before_anything_is_touched()
    {
        var scenario = new UpgradeScenario();
        scenario.Vault.FreeBytes = 1000;
        scenario.WhenIncident("preflight.blocked", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Fact]
    public void A_member_that_is_slow_at_the_preflight_is_asked_again_and_nobody_is_called()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Freeze("infra2");
        scenario.When(s => s.Journal.Any(e => e.EventName == "Note" && e.Message!.Contains("preflight.healthy", StringComparison.Ordinal)), s => s.Cluster.Thaw("infra2"))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Contains(scenario.Journal, e => e.Message?.Contains("Try 1 of 10", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(scenario.Journal, e => e.EventName == "IncidentOpened");
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(1, m.ForwardSwaps));
    }

    [Fact]
    public void A_member_that_stays_silent_at_the_preflight_calls_a_person_and_stops_nobody()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Freeze("infra2");
        scenario.WhenIncident("preflight.blocked", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.Contains(scenario.Journal, e => e.Message?.Contains("Try 9 of 10", StringComparison.Ordinal) == true);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Fact]
    public void Authentication_blocks_the_hop()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.IsAuthEnabled = true;
        scenario.WhenIncident("preflight.blocked", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Fact]
    public void What_serves_is_not_stopped_by_settling_though_a_record_is_open()
    {
        var scenario = new UpgradeScenario();
        var authority = new HostAuthority("0123456789abcdef0123456789abcdef", "fake", 1);
        scenario.Cluster.Host("infra2").DiesAfter = HostStep.Record;
        scenario.When(UpgradeScenario.Journaled("Run of"), async s =>
        {
            // An earlier life's script that died between its record and its signal.
            var release = await s.Cluster.Host("infra2").InspectReleaseAsync("3.5.16", CancellationToken.None);
            var licence = await s.Cluster.Host("infra2").ReadClockAsync(CancellationToken.None);
            await Assert.ThrowsAsync<HostException>(() => s.Cluster.Host("infra2").SwapAsync(
                new(authority, new("3.5.16"), licence, Kill: false, TimeSpan.FromSeconds(30), release!), CancellationToken.None));
        });
        scenario.Play().Ends(RunSubStatus.Finished);

        var messages = scenario.Journal.Select(e => e.Message ?? "").ToList();
        Assert.Contains(messages, m => m.StartsWith("infra2 was left half done", StringComparison.Ordinal));
        Assert.True(
            messages.FindIndex(m => m.StartsWith("Backup proved", StringComparison.Ordinal)) < messages.FindIndex(m => m.StartsWith("infra2: stopped", StringComparison.Ordinal)),
            "infra2 was stopped before there was a backup");
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.ForwardSwaps)));
    }

    [Fact]
    public void Rolling_back_another_member_leaves_the_half_done_one_known()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Host("infra2").IgnoresTerm = true;
        scenario.WhenIncident("host.stop_timed_out", InboxMessageKind.Rollback, new { inputs = new Dictionary<string, string> { ["Member"] = "infra3" } })
            .When(s => s.Run.Paused && s.Run.Owner is null, s => Assert.False(s.State.IsSafePoint))
            .Play();

        Assert.NotEmpty(scenario.Store.Holds);
    }

    [Fact]
    public void A_run_that_nobody_worked_on_for_long_waits_for_a_yes_before_it_stops_a_member()
    {
        var scenario = new UpgradeScenario();
        var second = scenario.AddServer("server-2");
        var stops = 0;
        scenario.When(UpgradeScenario.Journaled("Next: infra2"), async s =>
            {
                s.Servers[0].Kill();
                await Task.Delay(TimeSpan.FromHours(10), s.World.Time);
                stops = s.Cluster.Members.Sum(m => m.Stops);
                second.Start();
            })
            .When(s => s.Run.Paused && s.Run.Owner is null, s => Assert.Equal(stops, s.Cluster.Members.Sum(m => m.Stops)))
            .WhenPaused(InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_yes_to_another_question_is_no_yes_to_a_stop()
    {
        var scenario = new UpgradeScenario().Grant(GrantNames.Attended);
        scenario.Cluster.Host("infra2").IgnoresTerm = true;
        scenario.WhenIncident("upgrade.attended", InboxMessageKind.Retry)
            .WhenIncident("host.stop_timed_out", InboxMessageKind.Retry, new { kill = true })
            .WhenIncident("upgrade.attended", InboxMessageKind.Retry)
            .WhenIncident("upgrade.attended", InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished);
    }
}
