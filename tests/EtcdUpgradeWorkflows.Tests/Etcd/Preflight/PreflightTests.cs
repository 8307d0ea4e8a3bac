using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Preflight;

public sealed class PreflightTests
{
    private static readonly MemberSample Old = MemberSample.Old;
    private static readonly MemberSample New = MemberSample.New;
    private static readonly ClusterView Healthy = ClusterSample.View(Old, Old, Old);

    [Fact]
    public void The_demos_hop_passes_with_warnings_only()
    {
        var report = Report(Facts(Healthy));
        Assert.False(report.HasBlocker);
        Assert.Empty(report.Unchecked);
        Assert.Equal(
            ["preflight.source_floor", "preflight.black_list"],
            report.Results.Where(result => result.Verdict == PreflightVerdict.Warned).Select(result => result.Code));
    }

    [Fact]
    public void Every_check_is_reported_once_with_evidence_and_with_advice_unless_it_passed() =>
        Assert.All(
            new[] { Facts(Healthy), Facts(ClusterSample.View(null, [MemberSample.Down, MemberSample.Down])), Facts(ClusterSample.View(New, New, New)) },
            facts =>
            {
                var report = Report(facts);
                Assert.Equal(25, report.Results.Select(result => result.Code).Distinct().Count());
                Assert.Equal(25, report.Results.Count);
                Assert.All(report.Results, result => Assert.NotEmpty(result.Evidence));
                Assert.All(report.Results, result => Assert.Equal(result.Verdict == PreflightVerdict.Passed, string.IsNullOrEmpty(result.Advice)));
            });

    [Fact]
    public void A_dead_member_blocks_as_unreachable_unhealthy_and_by_the_quorum()
    {
        var report = Report(Facts(ClusterSample.View(Old, Old, MemberSample.Down)));
        AssertVerdict(report, "preflight.reachable", PreflightVerdict.Failed);
        AssertVerdict(report, "preflight.healthy", PreflightVerdict.Failed);
        AssertVerdict(report, "preflight.quorum", PreflightVerdict.Failed);
        AssertVerdict(report, "preflight.versions", PreflightVerdict.NotChecked);
        AssertVerdict(report, "preflight.member_list", PreflightVerdict.NotChecked);
        Assert.True(report.HasBlocker);
    }

    [Fact]
    public void A_cluster_on_the_target_needs_nothing_and_nothing_blocks_it()
    {
        var report = Report(Facts(ClusterSample.View(New, New, New)) with { ServerReleases = new Dictionary<string, ReleaseOnServer?>() });
        Assert.False(report.HasBlocker);
        Assert.Null(report.From);
    }

    [Theory]
    [InlineData("3.5.30", "preflight.versions")]
    [InlineData("3.6.5", "preflight.versions")]
    public void A_mix_of_other_versions_fails_the_versions_and_the_hop(string target, string code)
    {
        var report = Report(Facts(ClusterSample.View(Old, New, Old), target));
        AssertVerdict(report, code, PreflightVerdict.Failed);
        AssertVerdict(report, "preflight.hop", PreflightVerdict.Failed);
        AssertVerdict(report, "preflight.flags", PreflightVerdict.NotChecked);
    }

    [Fact]
    public void A_begun_hop_is_a_legal_mix() => Assert.False(Report(Facts(ClusterSample.View(Old, New, Old))).HasBlocker);

    [Theory]
    [InlineData("3.4.21", "3.5.16", PreflightVerdict.Failed)]
    [InlineData("3.4.22", "3.5.16", PreflightVerdict.Warned)]
    [InlineData("3.4.45", "3.5.16", PreflightVerdict.Passed)]
    [InlineData("3.4.1", "3.4.45", PreflightVerdict.Passed)]
    public void The_present_release_is_held_to_the_floor_of_the_hop(string source, string target, PreflightVerdict verdict) =>
        AssertVerdict(Report(Facts(All(Old with { Version = source }), target)), "preflight.source_floor", verdict);

    [Theory]
    [InlineData("3.4.45", "3.5.1", PreflightVerdict.Failed)]
    [InlineData("3.4.45", "3.5.3", PreflightVerdict.Failed)]
    [InlineData("3.4.45", "3.5.5", PreflightVerdict.Failed)]
    [InlineData("3.4.45", "3.5.16", PreflightVerdict.Warned)]
    [InlineData("3.5.1", "3.5.33", PreflightVerdict.Warned)]
    [InlineData("3.5.16", "3.5.33", PreflightVerdict.Passed)]
    [InlineData("3.4.23", "3.4.45", PreflightVerdict.Warned)]
    public void The_target_is_held_to_the_black_list_and_the_present_release_is_warned_of(string source, string target, PreflightVerdict verdict) =>
        AssertVerdict(Report(Facts(All(Old with { Version = source }), target)), "preflight.black_list", verdict);

    [Fact]
    public void A_learner_and_an_unstarted_member_block()
    {
        var report = Report(Facts(ClusterSample.View(Old, Old, Old with { IsLearner = true })));
        AssertVerdict(report, "preflight.learners", PreflightVerdict.Failed);
        var unstarted = Healthy with { MemberList = [.. Healthy.MemberList!, new ListedMember("a4", "", ["http://127.0.0.1:9"], [], false)] };
        AssertVerdict(Report(Facts(unstarted)), "preflight.learners", PreflightVerdict.Failed);
        AssertVerdict(Report(Facts(unstarted)), "preflight.quorum", PreflightVerdict.Failed);
    }

    [Fact]
    public void An_alarm_blocks_and_alarms_nobody_could_tell_are_neither_green_nor_absent()
    {
        AssertVerdict(Report(Facts(Healthy with { Alarms = [new EtcdAlarm("a1", "NOSPACE")] })), "preflight.alarms", PreflightVerdict.Failed);
        AssertVerdict(Report(Facts(Healthy with { Alarms = null })), "preflight.alarms", PreflightVerdict.NotChecked);
    }

    [Theory]
    [InlineData(100, null, PreflightVerdict.Passed)]
    [InlineData(1800, null, PreflightVerdict.Warned)]
    [InlineData(2000, null, PreflightVerdict.Failed)]
    [InlineData(2000, "0", PreflightVerdict.Failed)]
    [InlineData(2000, "-1", PreflightVerdict.Passed)]
    [InlineData(2000, "8589934592", PreflightVerdict.Passed)]
    [InlineData(100, "much", PreflightVerdict.NotChecked)]
    public void The_database_needs_room_below_its_quota(int megabytes, string? quota, PreflightVerdict verdict)
    {
        var facts = Facts(All(Old with { DbSize = megabytes * 1024L * 1024 }), arguments: quota is null ? [] : ["--quota-backend-bytes", quota]);
        AssertVerdict(Report(facts), "preflight.quota", verdict);
    }

    [Theory]
    [InlineData(1, false, PreflightVerdict.Failed)]
    [InlineData(1, true, PreflightVerdict.Warned)]
    [InlineData(2, false, PreflightVerdict.Failed)]
    [InlineData(2, true, PreflightVerdict.Warned)]
    [InlineData(3, false, PreflightVerdict.Passed)]
    public void Small_clusters_need_a_grant_of_downtime(int members, bool granted, PreflightVerdict verdict) =>
        AssertVerdict(Report(Facts(All(Old, members)) with { AllowDowntime = granted }), "preflight.quorum", verdict);

    [Fact]
    public void Members_of_two_clusters_block() =>
        AssertVerdict(Report(Facts(ClusterSample.View(Old, Old, Old with { ClusterId = "ff" }))), "preflight.cluster_id", PreflightVerdict.Failed);

    [Fact]
    public void A_member_list_that_differs_between_members_or_from_the_file_blocks()
    {
        var members = Healthy.Members.ToArray();
        members[2] = members[2] with { MemberList = members[2].MemberList! with { Members = [.. Healthy.MemberList!.Take(2)] } };
        AssertVerdict(Report(Facts(Healthy with { Members = members })), "preflight.member_list", PreflightVerdict.Failed);

        var stranger = Healthy with { MemberList = [.. Healthy.MemberList!.Take(2), ClusterSample.Listed(2) with { Name = "other" }] };
        AssertVerdict(Report(Facts(stranger)), "preflight.member_list", PreflightVerdict.Failed);

        members = [.. Healthy.Members];
        (members[0], members[1]) = (members[0] with { Id = "a2" }, members[1] with { Id = "a1" });
        AssertVerdict(Report(Facts(Healthy with { Members = members })), "preflight.member_list", PreflightVerdict.Failed);
    }

    [Fact]
    public void An_advertised_client_URL_that_is_not_the_files_is_only_a_warning()
    {
        ListedMember[] list = [.. Healthy.MemberList!.Select(member => member with { ClientUrls = [$"http://{member.Name}.example:2379"] })];
        var members = Healthy.Members.Select(member => member with { MemberList = member.MemberList! with { Members = list } });
        AssertVerdict(Report(Facts(Healthy with { Members = [.. members], MemberList = list })), "preflight.member_list", PreflightVerdict.Warned);
    }

    [Theory]
    [InlineData(true, "3.5.16", PreflightVerdict.Failed)]
    [InlineData(false, "3.5.16", PreflightVerdict.Passed)]
    [InlineData(null, "3.5.16", PreflightVerdict.NotChecked)]
    [InlineData(true, "3.4.45", PreflightVerdict.Passed)]
    public void Authentication_blocks_the_hop_from_3_4_to_3_5(bool? enabled, string target, PreflightVerdict verdict) =>
        AssertVerdict(Report(Facts(Healthy with { AuthEnabled = enabled }, target)), "preflight.hop_conditions", verdict);

    [Theory]
    [InlineData("--log-output=stderr", null, PreflightVerdict.Failed)]
    [InlineData("-debug", null, PreflightVerdict.Failed)]
    [InlineData("--logger=capnslog", null, PreflightVerdict.Failed)]
    [InlineData("--logger=zap", null, PreflightVerdict.Passed)]
    [InlineData("--pre-vote", "ETCD_DEBUG", PreflightVerdict.Warned)]
    [InlineData("--made-up", null, PreflightVerdict.Warned)]
    [InlineData("---pre-vote", null, PreflightVerdict.Warned)]
    [InlineData("--log-level=info", "ETCD_LOG_LEVEL", PreflightVerdict.Failed)]
    [InlineData("--pre-vote", "ETCD_LOG_LEVEL", PreflightVerdict.Passed)]
    public void Flags_and_variables_that_the_target_refuses_block(string argument, string? variable, PreflightVerdict verdict)
    {
        var environment = variable is null ? [] : new Dictionary<string, string> { [variable] = "info" };
        AssertVerdict(Report(Facts(Healthy, arguments: [argument], environment: environment)), "preflight.flags", verdict);
    }

    [Fact]
    public void Patches_within_a_release_refuse_no_flag() =>
        AssertVerdict(
            Report(Facts(Healthy, "3.4.45", ["--log-output=stderr", "-debug"], new Dictionary<string, string> { ["ETCD_LOG_LEVEL"] = "debug" })),
            "preflight.flags", PreflightVerdict.Passed);

    [Theory]
    [InlineData("ETCD_CA_FILE", PreflightVerdict.Failed)]
    [InlineData("ETCD_MAX_WALS", PreflightVerdict.Passed)]
    public void A_variable_that_is_ignored_from_then_on_blocks_where_it_protects(string variable, PreflightVerdict verdict) =>
        AssertVerdict(
            Report(Facts(All(Old with { Version = "3.3.27" }), "3.4.45", environment: new Dictionary<string, string> { [variable] = "x" })), "preflight.flags", verdict);

    [Theory]
    [InlineData(true, PreflightVerdict.Passed)]
    [InlineData(false, PreflightVerdict.Failed)]
    [InlineData(null, PreflightVerdict.NotChecked)]
    public void The_hop_to_3_2_needs_a_v3_database_on_every_member(bool? there, PreflightVerdict verdict)
    {
        var facts = Facts(All(Old with { Version = "3.1.20" }), "3.2.32");
        var data = there is { } known ? Inquiry.Of(new MemberData(known ? 20480 : null, null, 20480)) : Inquiry.Failed<MemberData>(WorkflowError.Transient("host.timed_out", "no answer"));
        facts = facts with { Hosts = facts.Hosts.ToDictionary(host => host.Key, host => host.Key == "m2" ? host.Value with { Data = data } : host.Value) };
        AssertVerdict(Report(facts), "preflight.hop_conditions", verdict);
    }

    [Theory]
    [InlineData("http://127.0.0.1:2379", PreflightVerdict.Passed)]
    [InlineData("http://localhost:2379", PreflightVerdict.Passed)]
    [InlineData("http://127.0.0.1:2379,http://infra1.example:2379", PreflightVerdict.Failed)]
    public void The_hop_to_3_2_refuses_host_names_to_listen_on(string urls, PreflightVerdict verdict) =>
        AssertVerdict(
            Report(Facts(All(Old with { Version = "3.1.20" }), "3.2.32", [$"--listen-client-urls={urls}"])), "preflight.hop_conditions", verdict);

    [Theory]
    [InlineData("3.2.30", true, PreflightVerdict.Failed)]
    [InlineData("3.2.31", true, PreflightVerdict.Passed)]
    [InlineData("3.2.30", false, PreflightVerdict.Passed)]
    public void Authentication_blocks_the_hop_from_3_2_below_3_2_31(string source, bool enabled, PreflightVerdict verdict) =>
        AssertVerdict(
            Report(Facts(All(Old with { Version = source }) with { AuthEnabled = enabled }, "3.3.27")), "preflight.hop_conditions", verdict);

    [Theory]
    [InlineData(0, null, PreflightVerdict.NotChecked)]
    [InlineData(0, "--enable-v2", PreflightVerdict.Failed)]
    [InlineData(0, "--enable-v2=false", PreflightVerdict.NotChecked)]
    [InlineData(3, null, PreflightVerdict.Failed)]
    public void Remains_of_v2_block_the_hop_to_3_6_and_are_never_called_absent(int keys, string? argument, PreflightVerdict verdict) =>
        AssertVerdict(
            Report(Facts(All(Old with { Version = "3.5.33" }) with { V2Store = new(keys > 0, keys) }, "3.6.14", argument is null ? [] : [argument])),
            "preflight.hop_conditions", verdict);

    [Theory]
    [InlineData("3.5.25", "3.6.14", PreflightVerdict.Failed)]
    [InlineData("3.5.26", "3.6.14", PreflightVerdict.Warned)]
    [InlineData("3.6.10", "3.7.1", PreflightVerdict.Failed)]
    [InlineData("3.6.11", "3.7.1", PreflightVerdict.Warned)]
    [InlineData("2.0.2", "2.1.3", PreflightVerdict.Failed)]
    [InlineData("2.2.5", "2.3.8", PreflightVerdict.Passed)]
    [InlineData("2.3.7", "3.0.17", PreflightVerdict.Failed)]
    public void Every_hop_has_the_floor_that_is_known_of_it(string source, string target, PreflightVerdict verdict) =>
        AssertVerdict(Report(Facts(All(Old with { Version = source }), target)), "preflight.source_floor", verdict);

    [Fact]
    public void A_release_that_is_missing_or_another_one_blocks()
    {
        var facts = Facts(Healthy);
        AssertVerdict(Report(facts with { ServerReleases = new Dictionary<string, ReleaseOnServer?> { ["3.5.16"] = Server("3.5.16") } }), "preflight.server_releases", PreflightVerdict.Failed);
        // The run lays it down before any member is stopped.
        AssertVerdict(Report(WithHostRelease(facts, Inquiry.Of<InstalledRelease>(null))), "preflight.host_releases", PreflightVerdict.Warned);
        AssertVerdict(Report(WithHostRelease(facts, Inquiry.Of(new InstalledRelease("3.5.16", "another", 1, 1)))), "preflight.host_releases", PreflightVerdict.Failed);
        AssertVerdict(Report(WithHostRelease(facts, Inquiry.Of(new InstalledRelease("3.5.30", "sha-of-3.5.16", 1, 1)))), "preflight.host_releases", PreflightVerdict.Failed);
        AssertVerdict(
            Report(WithHostRelease(facts, Inquiry.Failed<InstalledRelease>(WorkflowError.Transient("host.timed_out", "no answer")))),
            "preflight.host_releases",
            PreflightVerdict.NotChecked);
    }

    [Theory]
    [InlineData(300, 1000, 1000, PreflightVerdict.Passed)]
    [InlineData(239, 1000, 1000, PreflightVerdict.Failed)]
    [InlineData(null, 1000, 1000, PreflightVerdict.NotChecked)]
    [InlineData(300, 199, 1000, PreflightVerdict.Failed)]
    [InlineData(300, 1000, 219, PreflightVerdict.Failed)]
    public void Binaries_and_two_backups_need_room(int? vault, int install, int data, PreflightVerdict verdict)
    {
        const long mebibyte = 1024 * 1024;
        var facts = Facts(Healthy);
        var space = Inquiry.Of(new HostSpace(install * mebibyte, data * mebibyte));
        AssertVerdict(
            Report(facts with { VaultFreeBytes = vault * mebibyte, Hosts = facts.Hosts.ToDictionary(host => host.Key, host => host.Value with { Space = space }) }),
            "preflight.free_space",
            verdict);
    }

    [Fact]
    public void Another_controller_blocks_our_own_record_passes_and_an_open_one_warns()
    {
        AssertVerdict(Report(Facts(All(Old with { Record = ClusterSample.Record(false, "ff") }))), "preflight.controller", PreflightVerdict.Failed);
        AssertVerdict(Report(Facts(All(Old with { Record = ClusterSample.Record(false) }))), "preflight.controller", PreflightVerdict.Passed);
        AssertVerdict(Report(Facts(All(Old with { Record = ClusterSample.Record(true) }))), "preflight.controller", PreflightVerdict.Warned);
        AssertVerdict(Report(Facts(All(Old with { HostSeen = false }))), "preflight.controller", PreflightVerdict.NotChecked);
    }

    [Fact]
    public void Another_run_blocks_and_is_named()
    {
        var report = Report(Facts(Healthy) with { OtherRun = Inquiry.Of(new ReservingRun("42", "upgrade to 3.5.16")) });
        AssertVerdict(report, "preflight.run", PreflightVerdict.Failed);
        Assert.Contains("42", report.Find("preflight.run")!.Evidence[0], StringComparison.Ordinal);
        AssertVerdict(Report(Facts(Healthy) with { OtherRun = Inquiry.NotAsked<ReservingRun>() }), "preflight.run", PreflightVerdict.NotChecked);
    }

    [Theory]
    [InlineData(400, true, -1, PreflightVerdict.Passed)]
    [InlineData(20, true, -1, PreflightVerdict.Warned)]
    [InlineData(0.5, true, -1, PreflightVerdict.Failed)]
    [InlineData(-1, true, -9, PreflightVerdict.Failed)]
    [InlineData(400, false, -1, PreflightVerdict.Failed)]
    [InlineData(400, true, 1, PreflightVerdict.Failed)]
    public async Task A_certificate_outlasts_the_run_and_names_its_host(double endsInDays, bool namesHost, int beginsInDays, PreflightVerdict verdict)
    {
        CertificateAnswer certificate = new("CN=member", ClusterSample.Start.AddDays(beginsInDays), ClusterSample.Start.AddDays(endsInDays), namesHost);
        foreach (var url in new[] { ClusterSample.ClientUrl(1), ClusterSample.PeerUrl(2) })
        {
            var facts = await InspectAsync(new FakeCluster(Healthy), new() { Certificates = { [new Uri(url)] = certificate } });
            AssertVerdict(Report(facts), "preflight.certificates", verdict);
        }
    }

    [Theory]
    [InlineData(0, PreflightVerdict.Passed)]
    [InlineData(1.2, PreflightVerdict.Passed)]
    [InlineData(-1.2, PreflightVerdict.Passed)]
    [InlineData(2.5, PreflightVerdict.Warned)]
    [InlineData(-3.5, PreflightVerdict.Warned)]
    [InlineData(double.NaN, PreflightVerdict.NotChecked)]
    public void A_clock_that_is_off_for_certain_is_warned_of(double secondsAhead, PreflightVerdict verdict)
    {
        // The date of an answer is cut to the second.
        var now = ClusterSample.Start.AddMilliseconds(500);
        var shown = double.IsNaN(secondsAhead) ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeSeconds(now.AddSeconds(secondsAhead).ToUnixTimeSeconds());
        ClockOffset? clock = shown is { } date ? ClockOffset.Of(date, now, now.AddMilliseconds(20)) : null;
        var off = Healthy with { Members = [.. Healthy.Members.Select((m, i) => i == 1 ? m with { Version = m.Version! with { Clock = clock } } : m)] };
        AssertVerdict(Report(Facts(off)), "preflight.clocks", verdict);
    }

    [Theory]
    [InlineData("postgres://10.0.0.7:5432/postgres", PreflightVerdict.Failed)]
    [InlineData("postgres://10.0.0.70:5432/postgres", PreflightVerdict.Warned)]
    [InlineData(null, PreflightVerdict.Passed)]
    public async Task A_database_that_elects_its_leader_through_the_cluster_blocks(string? member, PreflightVerdict verdict)
    {
        var fake = new FakeCluster(Healthy);
        if (member is not null)
        {
            fake.Keys.Add(new("/service/ours/members/pg1", $"{{\"conn_url\":\"{member}\"}}"));
        }

        OwnDatabase database = new("PostgreSQL 10.0.0.7:5432/etcdup", ["10.0.0.7"]);
        var traces = Inquiry.Of(await DatabaseTraces.FindAsync(fake.Create(Healthy.Members[0].Endpoint, EtcdAccess.None), database, TestContext.Current.CancellationToken));
        AssertVerdict(Report(Facts(Healthy) with { Database = database, DatabaseTraces = traces }), "preflight.database", verdict);
        AssertVerdict(Report(Facts(Healthy) with { Database = database }), "preflight.database", PreflightVerdict.NotChecked);
    }

    [Fact]
    public void A_hop_nobody_rehearsed_is_warned_of_and_blocks_where_the_policy_wants_it()
    {
        var unrehearsed = Facts(Healthy) with { Rehearsal = " " };
        AssertVerdict(Report(unrehearsed), "preflight.rehearsal", PreflightVerdict.Warned);
        var strict = unrehearsed.Spec with { Policy = new(RequiresRehearsal: true) };
        AssertVerdict(Report(unrehearsed with { Spec = strict }), "preflight.rehearsal", PreflightVerdict.Failed);
        AssertVerdict(Report(Facts(Healthy) with { Spec = strict }), "preflight.rehearsal", PreflightVerdict.Passed);
    }

    [Fact]
    public void What_needs_a_host_that_is_not_known_is_neither_green_nor_absent()
    {
        var facts = Facts(Healthy);
        var report = Report(facts with { Spec = facts.Spec with { Members = [.. facts.Spec.Members.Select(m => m with { Host = new UnknownHostSpec() })] } });
        Assert.Equal(["preflight.quota", "preflight.flags", "preflight.configuration"], report.Unchecked.Select(result => result.Code));
        Assert.All(report.Unchecked.Take(2), result => Assert.Contains(result.Evidence, line => line.Contains("no host access", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_report_is_stored_as_plain_JSON_in_its_order()
    {
        var report = Report(Facts(ClusterSample.View(Old, Old, MemberSample.Down)));
        var text = EngineJson.Text(report);
        Assert.Contains("\"hasBlocker\":true", text, StringComparison.Ordinal);
        Assert.Contains("\"verdict\":\"notChecked\"", text, StringComparison.Ordinal);
        Assert.Contains("\"severity\":\"blocker\"", text, StringComparison.Ordinal);
        var read = EngineJson.Read<PreflightReport>(text);
        Assert.Equal(report.Results.Select(result => (result.Code, result.Verdict)), read.Results.Select(result => (result.Code, result.Verdict)));
    }

    [Fact]
    public async Task The_inspector_gathers_facts_that_pass()
    {
        var facts = await InspectAsync(new FakeCluster(Healthy));
        var report = Report(facts);
        Assert.False(report.HasBlocker);
        Assert.Empty(report.Unchecked);
        Assert.Equal(ClusterSample.From, report.From);
    }

    [Fact]
    public async Task Hosts_that_cannot_be_asked_leave_their_checks_unmade()
    {
        var facts = await InspectAsync(new FakeCluster(Healthy) { HostFailure = new HostException("host.unreachable", "no route") });
        Assert.Equal(
            ["preflight.configuration", "preflight.host_releases", "preflight.data_directory", "preflight.free_space", "preflight.controller"], Report(facts).Unchecked.Select(result => result.Code));
    }

    [Fact]
    public void A_plan_names_the_order_the_expected_pause_and_what_preflight_warned_of()
    {
        var facts = Facts(Healthy);
        var plan = UpgradePlan.For(facts.View, facts.Hop!, facts.Rules, Report(facts));
        Assert.Equal("m2 m3 m1", string.Join(' ', plan.Order.Select(member => member.Name)));
        Assert.Equal("One write gap of about 0.3 s at the last member.", plan.ExpectedImpact);
        Assert.Equal(0.3, plan.ExpectedWriteGapSeconds);
        Assert.True(plan.HasPointOfNoReturn);
        Assert.Equal(2, plan.Warnings.Count);
        Assert.Contains(plan.Remarks, remark => remark.Contains("pre-vote", StringComparison.Ordinal));
        var read = EngineJson.Read<UpgradePlan>(EngineJson.Text(plan));
        Assert.Equal(plan.Order, read.Order);
    }

    [Theory]
    [InlineData(1, "does not answer")]
    [InlineData(2, "2 times")]
    public void A_plan_for_a_small_cluster_says_that_it_will_be_down(int members, string words)
    {
        var facts = Facts(All(Old, members));
        var plan = UpgradePlan.For(facts.View, facts.Hop!, facts.Rules, Report(facts));
        Assert.Contains(words, plan.ExpectedImpact, StringComparison.Ordinal);
        Assert.Null(plan.ExpectedWriteGapSeconds);
    }

    private static async Task<PreflightFacts> InspectAsync(FakeCluster fake, FakeSurroundings? surroundings = null)
    {
        var time = new FakeTimeProvider(ClusterSample.Start);
        var inspector = new PreflightInspector(new ClusterProber(fake, fake, time), fake, new Releases(), fake, surroundings ?? new(), FakeSurroundings.Database, time);
        var request = new PreflightRequest(ClusterSample.Spec(), ClusterSample.To, HopRules.Shipped, false, 1L << 40, ClusterSample.Controller, Inquiry.Of<ReservingRun>(null));
        return await inspector.InspectAsync(request, TestContext.Current.CancellationToken);
    }

    private static PreflightFacts Facts(
        ClusterView view, string target = "3.5.16", IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var to = EtcdVersion.Parse(target);
        var facts = new PreflightFacts(
            ClusterSample.Spec(view.Members.Count, arguments, environment),
            view,
            to,
            UpgradePath.Between(view.Versions, to, HopRules.Shipped),
            HopRules.Shipped,
            new Dictionary<string, ReleaseOnServer?>(),
            new Dictionary<string, HostFacts>(),
            1L << 40,
            ClusterSample.Controller,
            Inquiry.Of<ReservingRun>(null),
            AllowDowntime: false)
        {
            Database = FakeSurroundings.Database,
            Rehearsal = "ben, run 7 on staging",
            Certificates = view.Members.ToDictionary(
                member => member.Name, _ => new MemberCertificates(Inquiry.Of<CertificateAnswer>(null), Inquiry.Of<CertificateAnswer>(null))),
        };
        string[] needed = [.. facts.NeededReleases.Select(version => version.ToString())];
        return facts with
        {
            ServerReleases = needed.ToDictionary(version => version, ReleaseOnServer? (version) => Server(version)),
            Hosts = view.Members.ToDictionary(
                member => member.Name,
                member => new HostFacts(
                    member.Name,
                    needed.ToDictionary(version => version, version => Inquiry.Of(new InstalledRelease(version, $"sha-of-{version}", 1, 1))),
                    Inquiry.Of(new HostSpace(1L << 40, 1L << 40))) { Data = Inquiry.Of(new MemberData(20480, null, 20480)), Configuration = Inquiry.Of(Described(view.Members.Count, arguments, environment, member.Name)) }),
        };
    }

    [Fact]
    public void What_a_member_runs_with_and_will_not_be_started_with_is_warned_of_without_a_variables_value()
    {
        var facts = Facts(Healthy, arguments: ["--quota-backend-bytes=1000", "--pre-vote"], environment: new Dictionary<string, string> { ["ETCD_LOG_LEVEL"] = "hunter2", ["GOGC"] = "50" });
        AssertVerdict(Report(facts), "preflight.configuration", PreflightVerdict.Passed);
        MemberConfiguration running = new(
            ["--name=m2", "--data-dir", "/var/lib/m2", "--pre-vote=true", "--quota-backend-bytes", "2000", "--quota-backend-bytes", "3000", "--debug"],
            new Dictionary<string, string> { ["ETCD_LOG_LEVEL"] = "hunter3" });
        var drifted = facts with { Hosts = new Dictionary<string, HostFacts>(facts.Hosts) { ["m2"] = facts.Hosts["m2"] with { Configuration = Inquiry.Of(running) } } };

        var result = Report(drifted).Find("preflight.configuration")!;

        Assert.Equal(PreflightVerdict.Warned, result.Verdict);
        Assert.Equal(
            [
                "m2: --debug is true now, and not given from its next start on.",
                "m2: --log-level is a variable's value, which is not shown now, and a variable's value, which is not shown from its next start on.",
                "m2: --quota-backend-bytes is 3000 now, and 1000 from its next start on.",
                "m2: GOGC is another from its next start on.",
            ],
            result.Evidence.Take(4));
        Assert.DoesNotContain(result.Evidence, line => line.Contains("hunter", StringComparison.Ordinal));
    }

    private static MemberConfiguration Described(int members, IReadOnlyList<string>? arguments, IReadOnlyDictionary<string, string>? environment, string member)
    {
        var host = (ProcessHostSpec)ClusterSample.Spec(members, arguments, environment).FindMember(member)!.Host;
        return new(host.Arguments, host.Environment);
    }

    private static PreflightFacts WithHostRelease(PreflightFacts facts, Inquiry<InstalledRelease> target)
    {
        var m2 = facts.Hosts["m2"];
        return facts with
        {
            Hosts = new Dictionary<string, HostFacts>(facts.Hosts)
            {
                ["m2"] = m2 with { Releases = new Dictionary<string, Inquiry<InstalledRelease>>(m2.Releases) { ["3.5.16"] = target } },
            },
        };
    }

    private static ClusterView All(MemberSample member, int count = 3) => ClusterSample.View([.. Enumerable.Repeat(member, count)]);

    private static ReleaseOnServer Server(string version) => new(version, $"/releases/{version}", $"sha-of-{version}", $"/releases/{version}/etcdctl", null);

    private static PreflightReport Report(PreflightFacts facts) => PreflightChecks.Report(facts);

    private static void AssertVerdict(PreflightReport report, string code, PreflightVerdict verdict)
    {
        var result = report.Find(code)!;
        Assert.True(result.Verdict == verdict, $"{code} is {result.Verdict}: {string.Join(" ", result.Evidence)}");
    }

    private sealed class Releases : IReleaseSource
    {
        public Task<ReleaseOnServer?> FindAsync(string version, CancellationToken cancellationToken) => Task.FromResult<ReleaseOnServer?>(Server(version));
    }
}
