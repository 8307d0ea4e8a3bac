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
                "exec 9>>/opt/m2/.etcdup/lock",
                "flock -w 60 9",
                "/opt/m2/versions/3.5.16/etcd --version",
                ": >>/var/log/m2.log",
                "start_time() { sed -n 's/.*) [^ZX] //p' /proc/101/stat 2>/dev/null | cut -d ' ' -f 19; }",
                "[ \"$(start_time)\" = 5 ] && [ \"$(readlink /proc/101/exe | sed 's/ (deleted)$//')\" = /opt/etcd ] || { echo 'process 101 is another one now: look again' >&2; exit 1; }",
                "kill -TERM 101",
                "while [ \"$(start_time)\" = 5 ]; do sleep 0.1; done",
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
        Assert.Contains("ln -sfT versions/3.4.23 /opt/m1/current.new", way.Commands);
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
        Assert.Equal(": \"${ETCD_SECRET:?its value is in the cluster file}\"", lines[1]);
        Assert.Contains(
            lines, line => line.Contains("ETCD_SECRET=\"${ETCD_SECRET:?}\" ETCD_EMPTY= 'ETCD_DATA_DIR=/var/lib/m 1' '/opt/it'\\''s here/current/etcd'", StringComparison.Ordinal)
                && line.Contains(">>'/var/log/a b.log'", StringComparison.Ordinal));
        Assert.EndsWith("--cacert /ca.pem --cert /c.pem --key /k.pem --user root endpoint health", lines[^1], StringComparison.Ordinal);
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
        var refused = new EtcdClientException(EtcdFailure.Unreachable, new Uri("http://m3"), "refused", new SocketException((int)SocketError.ConnectionRefused));
        fake.Before("m3", _ => throw refused);
        FakeTimeProvider time = new(ClusterSample.Start);

        var condition = await new ClusterInspector(fake, fake, _ => HostTrace.None, time).InspectAsync(ClusterSample.Spec(), Token);

        Assert.Equal(MemberCondition.HalfDone, condition.Members[2].Condition);
        Assert.True(condition.Members[2].Ways[1].IsLegal, condition.Members[2].Ways[1].Why);
        Assert.True(EngineJson.Text(condition).Contains("\"halfDone\"", StringComparison.Ordinal));
    }

    private static ClusterCondition Judge(
        ClusterView view, HostTrace? trace = null, Dictionary<string, DateTimeOffset>? downBefore = null, ClusterSpec? spec = null) => ClusterCondition.Of(
        spec ?? ClusterSample.Spec(view.Members.Count),
        With(view, null, member => member with { IsSilent = member is { Reachable: false, IsStopped: true } }),
        view.Members.ToDictionary(member => member.Name, _ => trace ?? new HostTrace(Since, null, null)), downBefore ?? [], HopRules.Shipped);

    private static MemberSample Down(MemberSample member) => member with { Serves = false, Reachable = false, Stopped = true };

    private static MemberSample Silent(string version = "3.4.23") => Down(MemberSample.Down with { Version = version, ClusterVersion = null });

    private static ClusterView View(params IReadOnlyList<MemberSample> members) => ClusterSample.View(leader: null, members);

    private static ClusterView With(ClusterView view, int? only, Func<MemberView, MemberView> change) =>
        view with { Members = [.. view.Members.Select((member, index) => only is null || only == index ? change(member) : member)] };
}
