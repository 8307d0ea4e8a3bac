using System.Net.Sockets;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

/// <summary>What is true, and what is legal, told by members and hosts alone.</summary>
public sealed class ClusterConditionTests
{
    private static readonly HostRecord OpenToNew = ClusterSample.Record(open: true);
    private static readonly HostRecord OpenToOld = ClusterSample.Record(open: true, to: "3.4.23");
    private static readonly DateTimeOffset Since = ClusterSample.Start.AddMinutes(-7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_whole_cluster_needs_nobody()
    {
        var condition = Judge(ClusterSample.View(MemberSample.Old with { Record = ClusterSample.Record(open: false, to: "3.4.23") }, MemberSample.Old, MemberSample.Old));

        Assert.False(condition.NeedsPerson || condition.NothingAnswers);
        Assert.All(condition.Members, member => Assert.Equal((MemberCondition.Whole, 0), (member.Condition, member.Ways.Count)));
        Assert.Equal([ClusterSample.Controller], condition.Controllers);
        Assert.Equal((1, "3.4.0", true), (condition.CanLose, condition.ClusterVersion, condition.Members[0].IsLeader));
    }

    [Fact]
    public void A_swap_that_stopped_nothing_yet_is_finished_by_a_stop_or_left()
    {
        var member = Judge(ClusterSample.View(MemberSample.Old, MemberSample.Old with { Record = OpenToNew }, MemberSample.Old)).Members[1];

        Assert.Equal((MemberCondition.HalfDone, "3.4.23", Since), (member.Condition, member.From, member.RecordWrittenAt));
        Assert.Contains("to 3.5.16 is open under number 7", member.Said, StringComparison.Ordinal);
        var finish = member.Ways[0];
        Assert.True(finish.IsLegal);
        Assert.Contains("every other member has to serve", finish.Why, StringComparison.Ordinal);
        Assert.Equal(
            [
                "( set -e",
                "no() { echo \"$1\" >&2; exit 1; }",
                "[ ! -L /opt/m2/versions/3.5.16 ] && [ ! -L /opt/m2/versions/3.5.16/etcd ] && /opt/m2/versions/3.5.16/etcd --version | grep -qxF 'etcd Version: 3.5.16' || no '/opt/m2/versions/3.5.16/etcd is not 3.5.16'",
                "mkdir -p /opt/m2/.etcdup",
                "exec 9>>/opt/m2/.etcdup/lock",
                "flock -w 60 9",
                ": >>/var/log/m2.log",
                "[ \"$(readlink -f /opt/m2/current)\" = \"$(readlink -f /opt/m2/versions/3.4.23)\" ] || no '/opt/m2/current has changed: look again'",
                "[ \"$(ETCDCTL_API=3 /opt/m2/versions/3.5.16/etcdctl --endpoints http://127.0.0.1:2379,http://127.0.0.1:2399 endpoint health 2>&1 | grep -c ' is healthy')\" = 2 ] || no 'another member does not serve: look again'",
                "start_time() { sed -n 's/.*) [^ZX] //p' /proc/101/stat 2>/dev/null | cut -d ' ' -f 19; }",
                "[ \"$(start_time)\" = 5 ] && [ \"$(readlink /proc/101/exe | sed 's/ (deleted)$//')\" = /opt/etcd ] || no 'process 101 is another one now: look again'",
                "kill -TERM 101",
                "while [ \"$(start_time)\" = 5 ]; do sleep 0.1; done",
                "for f in /var/lib/m2/member/snap/db /var/lib/m2/member/wal/*.wal; do [ ! -e \"$f\" ] || flock -n \"$f\" true || no \"$f is in use: look again\"; done",
                "ln -sfT versions/3.5.16 /opt/m2/current.new",
                "mv -fT /opt/m2/current.new /opt/m2/current",
                "sync /opt/m2",
                "cd /",
                "setsid env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /opt/m2/current/etcd --name m2 --data-dir=/var/lib/m2 </dev/null >>/var/log/m2.log 2>&1 9>&- &",
                ")",
                "ETCDCTL_API=3 /opt/m2/current/etcdctl --endpoints http://127.0.0.1:2389 endpoint health",
            ],
            finish.Commands);
        Assert.True(member.Ways[1].IsLegal);
        Assert.Empty(member.Ways[1].Commands);
    }

    [Fact]
    public void It_is_not_stopped_while_another_member_does_not_serve()
    {
        var member = Judge(ClusterSample.View(MemberSample.Old with { Record = OpenToNew }, Down(MemberSample.Down), MemberSample.Old)).Members[0];

        Assert.False(member.Ways[0].IsLegal);
        Assert.Contains("is not stopped while m2", member.Ways[0].Why, StringComparison.Ordinal);
        Assert.Empty(member.Ways[0].Commands);
        Assert.True(member.Ways[1].IsLegal);
    }

    [Fact]
    public void A_stopped_member_may_be_finished_or_put_back_while_an_old_one_is_left()
    {
        var member = Judge(View(MemberSample.New, MemberSample.Old, Down(MemberSample.Down with { Record = OpenToNew }))).Members[2];

        Assert.Equal((MemberCondition.HalfDone, "3.4.23"), (member.Condition, member.From));
        Assert.Equal([(true, "3.5.16"), (true, "3.4.23")], member.Ways.Select(way => (way.IsLegal, way.Release)));
        Assert.Contains("m2 still runs 3.4.23", member.Ways[1].Why, StringComparison.Ordinal);
        // Of an old release what it rests on is seen again: what the others run, and that nothing was started here since.
        Assert.All(
            (string[])["/opt/m1/current)\" = \"$(readlink -f /opt/m1/versions/3.5.16)", "/opt/m2/current)\" = \"$(readlink -f /opt/m2/versions/3.4.23)", "find /var/lib/m3/member -newermt @1785553200.000 -print -quit"],
            seen => Assert.Contains(member.Ways[1].Commands, line => line.Contains(seen, StringComparison.Ordinal)));
        // The link is as it was, so that only the start is left.
        Assert.DoesNotContain(member.Ways[1].Commands, line => line.Contains("kill", StringComparison.Ordinal) || line.Contains("ln -s", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_old_member_is_put_back_only_when_the_others_were_asked_after_it_was_seen_down()
    {
        var view = View(MemberSample.New, MemberSample.New, Down(MemberSample.Down with { Record = OpenToNew }));

        Assert.False(Judge(view).Members[2].Ways[1].IsLegal);
        var way = Judge(view, downBefore: new() { ["m3"] = ClusterSample.Start.AddSeconds(-1) }).Members[2].Ways[1];
        Assert.True(way.IsLegal, way.Why);
        Assert.Contains("reports cluster version 3.4.0 since", way.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_cluster_version_rose_there_is_only_the_way_forward()
    {
        var risen = MemberSample.New with { ClusterVersion = "3.5.0" };
        var condition = Judge(View(risen, risen, Down(MemberSample.Down with { Record = OpenToNew })), downBefore: new() { ["m3"] = ClusterSample.Start.AddSeconds(-1) });

        Assert.Equal([true, false], condition.Members[2].Ways.Select(way => way.IsLegal));
        Assert.Contains("does not start on such data", condition.Members[2].Ways[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_rollback_that_was_overtaken_goes_forward()
    {
        var risen = MemberSample.New with { ClusterVersion = "3.5.0" };
        var stopped = Down(MemberSample.Down with { Version = "3.5.16", Record = OpenToOld });
        var member = Judge(View(risen, risen, stopped)).Members[2];

        Assert.Equal("3.5.16", member.From);
        Assert.Equal([(false, "3.4.23"), (true, "3.5.16")], member.Ways.Select(way => (way.IsLegal, way.Release)));
    }

    [Fact]
    public void Nobody_to_ask_offers_nothing_old()
    {
        var silent = Down(MemberSample.Down with { Version = "3.5.16" });
        var view = View(silent, silent, Down(MemberSample.Down with { Record = OpenToNew }));
        var member = Judge(view, downBefore: new() { ["m3"] = ClusterSample.Start.AddSeconds(-1) }).Members[2];

        Assert.False(member.Ways[1].IsLegal);
        Assert.NotEmpty(member.Ways[1].Why);
    }

    [Fact]
    public void A_member_that_serves_on_the_target_only_has_its_record_open()
    {
        var condition = Judge(ClusterSample.View(MemberSample.New with { Record = OpenToNew }, MemberSample.Old, MemberSample.Old));

        Assert.Equal(MemberCondition.RecordOpen, condition.Members[0].Condition);
        Assert.Equal("nothing to do", Assert.Single(condition.Members[0].Ways).What);
        Assert.True(condition.NeedsPerson);
    }

    [Fact]
    public void A_new_release_that_runs_and_does_not_serve_is_looked_at_or_put_back()
    {
        var member = Judge(ClusterSample.View(1, MemberSample.New with { Record = OpenToNew, Serves = false }, MemberSample.Old, MemberSample.Old)).Members[0];

        Assert.Equal(MemberCondition.HalfDone, member.Condition);
        Assert.Contains("look at its log", member.Ways[0].Why, StringComparison.Ordinal);
        Assert.Empty(member.Ways[0].Commands);
        Assert.True(member.Ways[1].IsLegal, member.Ways[1].Why);
        Assert.Contains("kill -TERM 100", member.Ways[1].Commands);
    }

    [Fact]
    public void What_it_ran_before_is_not_guessed()
    {
        var member = Judge(View(MemberSample.New, MemberSample.New, Down(MemberSample.Down with { Version = "3.5.16", Record = OpenToNew }))).Members[2];

        Assert.Null(member.From);
        Assert.Equal([true, false], member.Ways.Select(way => way.IsLegal));
        Assert.Contains("is not known", member.Ways[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_down_is_started_with_what_its_link_names()
    {
        var condition = Judge(ClusterSample.View(1, Down(MemberSample.Down), MemberSample.Old, MemberSample.Old));

        var way = Assert.Single(condition.Members[0].Ways);
        Assert.Equal((MemberCondition.Down, true, "3.4.23"), (condition.Members[0].Condition, way.IsLegal, way.Release));
        Assert.True(condition.NeedsPerson);
    }

    [Fact]
    public void An_old_release_is_not_started_on_a_risen_cluster()
    {
        var risen = MemberSample.New with { ClusterVersion = "3.5.0" };
        Assert.False(Assert.Single(Judge(ClusterSample.View(1, Down(MemberSample.Down), risen, risen)).Members[0].Ways).IsLegal);
    }

    [Fact]
    public void One_without_its_data_is_not_started()
    {
        var way = Judge(View(Down(MemberSample.Down with { Record = OpenToNew }), MemberSample.Old, MemberSample.Old), new HostTrace(Since, null, "there are no data in /var/lib/m1")).Members[0].Ways;
        Assert.All(way, w => Assert.False(w.IsLegal));
        Assert.Contains("there are no data in /var/lib/m1", way[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_answers_though_its_host_shows_no_process_is_not_started_beside_it()
    {
        var answering = MemberSample.Old with { Stopped = true, Record = OpenToNew };
        Assert.All(Judge(ClusterSample.View(answering, MemberSample.Old, MemberSample.Old)).Members[0].Ways, way => Assert.False(way.IsLegal));
        Assert.Equal(MemberCondition.Unknown, Judge(ClusterSample.View(answering with { Record = null }, MemberSample.Old)).Members[0].Condition);
    }

    [Fact]
    public void A_change_that_is_under_way_is_left_alone()
    {
        var condition = Judge(View(Down(MemberSample.Down with { Record = OpenToNew }), MemberSample.Old, MemberSample.Old), new HostTrace(Since, 4711, null));
        Assert.Equal((MemberCondition.Changing, 0), (condition.Members[0].Condition, condition.Members[0].Ways.Count));
        Assert.Contains("process 4711", condition.Said, StringComparison.Ordinal);
        Assert.True(condition.NeedsPerson);
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_put_back()
    {
        var view = ClusterSample.View(MemberSample.Old, MemberSample.Old);
        var way = Assert.Single(Judge(With(view, 0, m => m with { Host = m.Host! with { Linked = new("3.5.16") } })).Members[0].Ways);
        Assert.Equal(["( set -e", ")"], [way.Commands[0], way.Commands[^1]]);
        // Only while it is still that process, and before anything is changed.
        var identity = way.Commands.Index().Single(line => line.Item.Contains("= 5 ] && ", StringComparison.Ordinal) && line.Item.EndsWith("|| no 'process 100 is another one now: look again'", StringComparison.Ordinal)).Index;
        Assert.True(identity < way.Commands.Index().Single(line => line.Item == "ln -sfT versions/3.4.23 /opt/m1/current.new").Index);
        Assert.Contains(way.Commands, line => line.Contains("$(readlink -f /opt/m1/versions/3.5.16)", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_stopped_while_another_member_is_being_changed()
    {
        var view = ClusterSample.View(MemberSample.Old with { Record = OpenToNew }, MemberSample.Old with { Record = OpenToNew }, MemberSample.Old);
        var members = Judge(view, traces: new() { ["m2"] = new(Since, 4711, null) }).Members;

        Assert.Equal(MemberCondition.Changing, members[1].Condition);
        Assert.False(members[0].Ways[0].IsLegal);
        Assert.Contains("m2 is being changed", members[0].Ways[0].Why, StringComparison.Ordinal);
        Assert.True(members[0].Ways[1].IsLegal);
    }

    /// <summary>A swap that ends while a member that hangs is asked: the look in between saw it down.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_ended_while_it_was_looked_at_is_told_and_offers_nothing(bool scriptWasSeen)
    {
        var fake = new FakeCluster(View(MemberSample.New, MemberSample.New, Down(MemberSample.Down with { Record = OpenToNew })));
        fake.Before("m3", _ => throw Refusal);
        var looks = 0;
        HostTrace Trace(HostSpec host) => host is not ProcessHostSpec { Install: "/opt/m3" } ? HostTrace.None
            : scriptWasSeen ? new(Since, looks++ == 0 ? 4711 : null, null) : new(Since.AddSeconds(looks++ == 0 ? 0 : 1), null, null);

        var member = (await new ClusterInspector(fake, fake, Trace, new FakeTimeProvider(ClusterSample.Start)).InspectAsync(ClusterSample.Spec(), Token)).Members[2];

        Assert.True(looks > 1);
        Assert.Equal((MemberCondition.Changing, 0), (member.Condition, member.Ways.Count));
        Assert.Contains(scriptWasSeen ? "process 4711" : "was changed while it was looked at", member.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_is_started_while_a_restore_has_not_ended(bool onePlaced)
    {
        var condition = Judge(
            View(Silent(), Silent(), Silent()),
            traces: new() { ["m1"] = new(Since, null, null) { Restored = onePlaced ? "ab12" : null }, ["m2"] = new(Since, null, null) { Prepared = ["ab12"] } });

        Assert.All(condition.Members, member => Assert.False(Assert.Single(member.Ways).IsLegal));
        Assert.Contains("Restore ab12 has not ended", condition.Members[2].Ways[0].Why, StringComparison.Ordinal);
        Assert.Contains("Restore ab12 has not ended", condition.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_restore_that_was_given_up_left_beside_stands_in_nobodys_way()
    {
        HostTrace left = new(Since, null, null) { Restored = "ab11", Prepared = ["ab12"] };
        Assert.True(Assert.Single(Judge(ClusterSample.View(1, Down(MemberSample.Down), MemberSample.Old, MemberSample.Old), left).Members[0].Ways).IsLegal);
        Assert.True(Assert.Single(Judge(View(Silent(), Silent(), Silent()), new HostTrace(Since, null, null) { Restored = "ab12" }).Members[0].Ways).IsLegal);
    }

    [Fact]
    public void A_restore_is_seen_by_what_it_leaves()
    {
        var parent = Directory.CreateTempSubdirectory("etcdup-test-").FullName;
        try
        {
            var spec = (ProcessHostSpec)ClusterSample.Spec().Members[0].Host with { Install = parent, DataDir = $"{parent}/data" };
            foreach (var (directory, id) in new[] { ("data", "ab11"), ("data.restore-ab12", "ab12"), ("data.restore-ab13", "ab14"), ("data.restore-ab15.new", "ab15") })
            {
                Directory.CreateDirectory($"{parent}/{directory}/member");
                File.WriteAllText($"{parent}/{directory}/member/etcdup-restore", id);
            }

            var trace = HostTrace.Of(spec);
            Assert.Equal(("ab11", "ab12"), (trace.Restored, Assert.Single(trace.Prepared)));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    [Fact]
    public void A_record_of_another_cluster_or_controller_is_told_and_the_other_clusters_host_is_left_alone()
    {
        var condition = Judge(View(
            Down(MemberSample.Down with { Record = OpenToNew with { Cluster = "prod-b" } }), Down(MemberSample.Down with { Record = OpenToNew }),
            MemberSample.Old with { Record = ClusterSample.Record(open: false, controller: "another") }));

        Assert.All(condition.Members[0].Ways, way => Assert.False(way.IsLegal));
        Assert.Contains("is of cluster prod-b, and the file describes prod-a", condition.Members[0].Ways[0].Why, StringComparison.Ordinal);
        Assert.True(condition.Members[1].Ways[0].IsLegal, condition.Members[1].Ways[0].Why);
        Assert.Contains("The hosts are of 2 controllers", condition.Said, StringComparison.Ordinal);
        Assert.Contains("prod-b", condition.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_version_that_only_a_member_tells_which_does_not_serve_allows_nothing_old()
    {
        var stale = MemberSample.Old with { Serves = false };
        Assert.StartsWith("The cluster version is not known", Assert.Single(Judge(View(Down(MemberSample.Down), stale, stale)).Members[0].Ways).Why, StringComparison.Ordinal);
        Assert.False(Assert.Single(Judge(View(Down(MemberSample.Down), stale, stale with { Version = "3.5.16" })).Members[0].Ways).IsLegal);
    }

    [Fact]
    public void Its_own_closed_record_that_names_a_newer_release_is_believed_while_nobody_serves()
    {
        var way = Assert.Single(Judge(View(Silent() with { Record = ClusterSample.Record(open: false) }, Silent(), Silent())).Members[0].Ways);
        Assert.False(way.IsLegal);
        Assert.Contains("the last swap here went to 3.5.16", way.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_that_skips_a_minor_is_not_started()
    {
        var far = Down(MemberSample.Down with { Version = "3.6.5" });
        Assert.Contains("no way from 3.4 to 3.6.5", Assert.Single(Judge(ClusterSample.View(1, far, MemberSample.Old, MemberSample.Old)).Members[0].Ways).Why, StringComparison.Ordinal);
        Assert.False(Assert.Single(Judge(View(Silent("3.6.5"), Silent(), Silent())).Members[0].Ways).IsLegal);
        Assert.True(Assert.Single(Judge(View(Silent("3.5.16"), Silent(), Silent())).Members[0].Ways).IsLegal);
    }

    [Fact]
    public void Members_of_2_x_are_asked_by_the_v2_api_and_copied_before_2_3()
    {
        var old = MemberSample.Old with { Version = "2.2.5", ClusterVersion = "2.2.0" };
        var lines = Judge(ClusterSample.View(old with { Record = ClusterSample.Record(open: true, to: "2.3.8") }, old, old)).Members[0].Ways[0].Commands.ToList();

        var ask = lines.FindAll(line => line.StartsWith("ETCDCTL_API=2 timeout 10 /opt/m1/versions/2.3.8/etcdctl --no-sync --endpoint http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Equal(2, ask.Count);
        Assert.All(ask, line => Assert.EndsWith("ls --quorum / >/dev/null || no 'another member does not serve: look again'", line, StringComparison.Ordinal));
        var copy = lines.FindIndex(line => line.Contains("cp -aT /var/lib/m1 /var/lib/m1.stopped-by-hand.new", StringComparison.Ordinal));
        Assert.InRange(copy, lines.IndexOf("kill -TERM 100"), lines.FindIndex(line => line.StartsWith("ln -sfT", StringComparison.Ordinal)));
        Assert.EndsWith("--endpoint http://127.0.0.1:2379 ls --quorum / >/dev/null && echo it serves", lines[^1], StringComparison.Ordinal);
    }

    /// <summary>A later revision lies nowhere but where a run lays it down; the original may lie where its owner has it.</summary>
    [Fact]
    public void A_configuration_file_is_compared_with_what_the_cluster_file_has()
    {
        var spec = ClusterSample.Spec(3);
        var host = (ProcessHostSpec)spec.Members[0].Host with { Arguments = [], ConfigFile = "/etc/m1.yaml", ConfigText = "name: m1\n" };
        host = host.With(new(new(3, 5), new([], new Dictionary<string, string>()) { File = "name: m1\nquota-backend-bytes: 1\n" }, null));
        spec = spec with { Members = [spec.Members[0] with { Host = host }, .. spec.Members.Skip(1)] };
        var ways = Judge(View(Down(MemberSample.Down with { Record = OpenToNew }), MemberSample.Old, MemberSample.Old), spec: spec).Members[0].Ways;

        Assert.Contains(ways[0].Commands, line => line.StartsWith("sha256sum </opt/m1/configurations/", StringComparison.Ordinal) && line.Contains("| grep -q ^", StringComparison.Ordinal));
        Assert.DoesNotContain(ways[0].Commands, line => line.Contains("/etc/m1.yaml", StringComparison.Ordinal));
        Assert.Contains(ways[1].Commands, line => line.StartsWith("sha256sum </etc/m1.yaml | grep -q ^", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("m-1", "m2", "M_1_ETCD_SECRET", "M2_ETCD_SECRET")]
    [InlineData("a-b", "a.b", "MEMBER1_ETCD_SECRET", "MEMBER2_ETCD_SECRET")]
    [InlineData("a", "a_etcd", "MEMBER1_ETCD_SECRET", "MEMBER2_ETCD_SECRET")]
    [InlineData("1", "2", "MEMBER1_ETCD_SECRET", "MEMBER2_ETCD_SECRET")]
    public void A_variable_is_asked_for_under_the_members_own_name(string first, string second, string askedForFirst, string askedForSecond)
    {
        var spec = ClusterSample.Spec(2, environment: new Dictionary<string, string> { ["ETCD_SECRET"] = "hunter2" });
        spec = spec with { Members = [spec.Members[0] with { Name = first }, spec.Members[1] with { Name = second }] };
        var view = View(Silent(), Silent());
        view = view with { Members = [view.Members[0] with { Name = first }, view.Members[1] with { Name = second }] };
        var members = Judge(view, spec: spec).Members;

        foreach (var (member, asked) in members.Zip([askedForFirst, askedForSecond]))
        {
            var lines = Assert.Single(member.Ways).Commands;
            Assert.Contains(lines, line => line.StartsWith($": \"${{{asked}:?", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains($" ETCD_SECRET=\"${{{asked}:?}}\" ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_host_that_gives_no_answer_is_not_taken_for_whole()
    {
        var condition = Judge(ClusterSample.View(MemberSample.Old with { HostSeen = false }, MemberSample.Old));
        Assert.Equal(MemberCondition.Unknown, condition.Members[0].Condition);
        Assert.True(condition.NeedsPerson);
        Assert.False(condition.NothingAnswers);
    }

    [Fact]
    public void When_neither_members_nor_hosts_answer_nothing_is_said_to_be_known()
    {
        var nobody = MemberSample.Down with { HostSeen = false };
        var condition = Judge(ClusterSample.View(leader: null, nobody, nobody));
        Assert.True(condition.NothingAnswers);
        Assert.Equal("Neither a member nor a host answers.", condition.Said);
    }

    [Fact]
    public void Alarms_and_members_that_the_file_does_not_know_need_somebody()
    {
        var view = ClusterSample.View(MemberSample.Old, MemberSample.Old);
        Assert.Contains("NOSPACE", Judge(view with { Alarms = [new("a1", "NOSPACE")] }).Said, StringComparison.Ordinal);
        var more = Judge(view with { MemberList = [.. view.MemberList!, ClusterSample.Listed(2)] });
        Assert.True(more.NeedsPerson);
        Assert.Contains("m3", more.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_quoted_and_ask_for_the_values_of_variables()
    {
        var spec = ClusterSample.Spec(3, environment: new Dictionary<string, string> { ["ETCD_SECRET"] = "hunter2", ["ETCD_EMPTY"] = "", ["ETCD_DATA_DIR"] = "/var/lib/m 1" });
        var member = spec.Members[0] with { Host = ((ProcessHostSpec)spec.Members[0].Host) with { Install = "/opt/it's here", LogFile = "/var/log/a b.log" } };
        spec = spec with { Members = [member, .. spec.Members.Skip(1)], Access = new("/ca.pem", "/c.pem", "/k.pem", "root", "env:PASSWORD") };
        var lines = Judge(ClusterSample.View(1, Down(MemberSample.Down), MemberSample.Old, MemberSample.Old), spec: spec).Members[0].Ways[0].Commands;

        Assert.DoesNotContain(lines, line => line.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(": \"${M1_ETCD_SECRET:?the value of ETCD_SECRET of m1 is in the cluster file}\"", lines[2]);
        Assert.Contains(
            lines, line => line.Contains("ETCD_SECRET=\"${M1_ETCD_SECRET:?}\" ETCD_EMPTY= 'ETCD_DATA_DIR=/var/lib/m 1' '/opt/it'\\''s here/current/etcd'", StringComparison.Ordinal)
                && line.Contains(">>'/var/log/a b.log'", StringComparison.Ordinal));
        // Neither asked for, where the next pasted line would be the answer, nor an argument.
        Assert.StartsWith("ETCDCTL_API=3 ETCDCTL_USER=root:\"${PASSWORD:?}\" '/opt/it'\\''s here/current/etcdctl' ", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("--cacert /ca.pem --cert /c.pem --key /k.pem endpoint health", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_runs_and_does_not_serve_is_not_stopped_beside_another_that_is_down()
    {
        var stuck = MemberSample.New with { Record = OpenToNew, Serves = false };
        var view = ClusterSample.View(2, stuck, Down(MemberSample.Down), MemberSample.Old);
        var member = Judge(view).Members[0];

        Assert.False(member.Ways[1].IsLegal);
        Assert.Contains("is not stopped while m2 does not serve", member.Ways[1].Why, StringComparison.Ordinal);
        Assert.Empty(member.Ways[1].Commands);
    }

    [Fact]
    public void With_all_members_down_the_cluster_version_is_said_to_be_unknown()
    {
        var way = Assert.Single(Judge(View(Silent(), Silent(), Silent())).Members[0].Ways);

        Assert.True(way.IsLegal, way.Why);
        Assert.StartsWith("The cluster version is not known", way.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.5.16", null)]
    [InlineData("3.4.23", "3.5.16")]
    public void With_all_members_down_nothing_older_is_started_than_another_one_names(string linked, string? recorded)
    {
        var other = Silent(linked) with { Record = recorded is null ? null : ClusterSample.Record(open: false, to: recorded) };
        var members = Judge(View(Silent(), other, other)).Members;

        var way = Assert.Single(members[0].Ways);
        Assert.False(way.IsLegal);
        Assert.Contains("The cluster version is not known, and m2 has a", way.Why, StringComparison.Ordinal);
        Assert.Contains("3.5.16", way.Why, StringComparison.Ordinal);
        Assert.Empty(way.Commands);
    }

    [Fact]
    public void After_a_power_cut_in_the_middle_an_old_member_whose_own_record_is_closed_may_be_started()
    {
        var swapped = Silent("3.5.16") with { Record = ClusterSample.Record(open: false) };
        var fenced = Silent() with { Record = ClusterSample.Record(open: false, to: null) };
        var members = Judge(View(swapped, fenced, fenced)).Members;

        Assert.All(members, member => Assert.True(Assert.Single(member.Ways).IsLegal, member.Ways[0].Why));
        Assert.StartsWith("The cluster version is not known; m1 has a", members[1].Ways[0].Why, StringComparison.Ordinal);
        Assert.False(Assert.Single(Judge(View(swapped, fenced with { Record = ClusterSample.Record(open: false) }, fenced)).Members[1].Ways).IsLegal);
    }

    [Fact]
    public void Of_a_member_that_a_person_works_only_its_service_is_judged()
    {
        var spec = ClusterSample.Spec(2);
        spec = spec with { Members = [.. spec.Members.Select(member => member with { Host = new ManualHostSpec(null) })] };
        Assert.False(Judge(ClusterSample.View(MemberSample.Old with { HostSeen = false }, MemberSample.Old with { HostSeen = false }), spec: spec).NeedsPerson);
    }

    /// <summary>The fake's hosts know nothing but to be looked at: whatever else were called would throw.</summary>
    [Fact]
    public async Task Looking_asks_for_nothing_else_and_looks_again_when_a_member_is_down()
    {
        var fake = new FakeCluster(View(MemberSample.New, MemberSample.New, Down(MemberSample.Down with { Record = OpenToNew })));
        fake.Before("m3", _ => throw Refusal);
        FakeTimeProvider time = new(ClusterSample.Start);

        var condition = await new ClusterInspector(fake, fake, _ => HostTrace.None, time).InspectAsync(ClusterSample.Spec(), Token);

        Assert.Equal(MemberCondition.HalfDone, condition.Members[2].Condition);
        Assert.True(condition.Members[2].Ways[1].IsLegal, condition.Members[2].Ways[1].Why);
        Assert.True(EngineJson.Text(condition).Contains("\"halfDone\"", StringComparison.Ordinal));
    }

    private static EtcdClientException Refusal => new(EtcdFailure.Unreachable, new Uri("http://m3"), "refused", new SocketException((int)SocketError.ConnectionRefused));

    private static ClusterCondition Judge(
        ClusterView view, HostTrace? trace = null, Dictionary<string, DateTimeOffset>? downBefore = null, ClusterSpec? spec = null, Dictionary<string, HostTrace>? traces = null) => ClusterCondition.Of(
        spec ?? ClusterSample.Spec(view.Members.Count),
        With(view, null, member => member with { IsSilent = member is { Reachable: false, IsStopped: true } }),
        view.Members.ToDictionary(member => member.Name, member => traces?.GetValueOrDefault(member.Name) ?? trace ?? new HostTrace(Since, null, null)), downBefore ?? [], HopRules.Shipped);

    private static MemberSample Down(MemberSample member) => member with { Serves = false, Reachable = false, Stopped = true };

    private static MemberSample Silent(string version = "3.4.23") => Down(MemberSample.Down with { Version = version, ClusterVersion = null });

    private static ClusterView View(params IReadOnlyList<MemberSample> members) => ClusterSample.View(leader: null, members);

    private static ClusterView With(ClusterView view, int? only, Func<MemberView, MemberView> change) =>
        view with { Members = [.. view.Members.Select((member, index) => only is null || only == index ? change(member) : member)] };
}
