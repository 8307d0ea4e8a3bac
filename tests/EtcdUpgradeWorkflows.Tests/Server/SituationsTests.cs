using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What a person on call is told, and offered.</summary>
public sealed class SituationsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_member_that_serves_and_waits_for_its_verification_is_not_called_half_done()
    {
        var situation = Of(Progress("3.5.16", "serving"), "member:infra1");

        Assert.False(situation.SafePoint);
        Assert.Contains("infra1 serves with 3.5.16 and is not verified yet", situation.What, StringComparison.Ordinal);
        Assert.DoesNotContain("half done", situation.What, StringComparison.Ordinal);
        Assert.Equal("infra1 serves with 3.5.16 and is not verified yet", situation.HalfWay);
    }

    [Theory]
    [InlineData("stopped")]
    [InlineData("half done")]
    [InlineData("starting")]
    public void A_member_that_is_down_on_its_way_is_half_done(string state) =>
        Assert.Contains("infra1 is half done", Of(Progress("3.4.23", state), "member:infra1").What, StringComparison.Ordinal);

    [Fact]
    public void Rollback_of_a_member_is_offered_once_one_runs_the_target_or_may()
    {
        Assert.DoesNotContain("rollback --member", Of(null).Allowed);
        Assert.DoesNotContain("rollback --member", Of(Progress("3.4.23", "serving")).Allowed);
        Assert.Contains("rollback --member", Of(Progress("3.5.16", "serving")).Allowed);
        Assert.Contains("rollback --member", Of(Progress("3.4.23", "half done")).Allowed);
        Assert.Contains("rollback --member", Of(Progress("3.4.23", "serving"), "member:infra1").Allowed);
    }

    [Fact]
    public void A_run_that_is_put_off_and_one_that_has_ended_say_since_when_the_cluster_is_mixed()
    {
        MixedDocument mixed = new(Start.AddDays(-2), ["3.4.23", "3.5.16"], 2, TooLong: true);
        RunState deferred = new()
        {
            Queue = [new() { ExecutionId = "e", NodeId = "a", FrameId = "f", NotBefore = Start.AddDays(2), Deferred = WorkflowError.NeedsOperator("window.closed", "No maintenance window of 'prod-a' is open.") }],
        };

        Assert.Equal(
            "Waits on prod-a until 2026-11-26 10:00Z: No maintenance window of 'prod-a' is open. No member is half done. The cluster stays mixed, on 3.4.23 and 3.5.16 since 2026-11-22 10:00Z (2 days, too long).",
            Situations.Of(Run(RunStatus.Running, RunSubStatus.Suspended), deferred, null, [], holds: true, mixed).What);
        Assert.Equal(
            "Cancelled on prod-a. No member is half done. The cluster is left mixed, on 3.4.23 and 3.5.16 since 2026-11-22 10:00Z (2 days, too long).",
            Situations.Of(Run(RunStatus.Finished, RunSubStatus.Cancelled), new RunState(), null, [], holds: false, mixed).What);
        Assert.DoesNotContain("mixed", Situations.Of(Run(RunStatus.Running, RunSubStatus.Executing), new RunState(), null, [], holds: true, mixed).What, StringComparison.Ordinal);
    }

    private static RunOverview Run(RunStatus status, RunSubStatus subStatus) => new()
    {
        Id = Guid.Empty, Number = 1, Definition = new DefinitionVersion("rolling-upgrade", 1), StartedBy = "anna", Status = status, SubStatus = subStatus, Paused = false, NeedsYou = false, IncidentCount = 0,
        Fence = 1, Subject = "prod-a", CreatedAt = Start,
    };

    private static Situation Of(UpgradeProgress? progress, params string[] openKeys) => Situations.Of(
        Run(RunStatus.Running, RunSubStatus.Executing),
        new RunState { OpenKeys = [.. openKeys.Select(k => new OpenKey(k, "e1", Start))] }, progress, ["rollback --member"], holds: true);

    private static UpgradeProgress Progress(string version, string state) => new(
        "prod-a", "3.4.23", "3.5.16", "3.4.0", 1, [new("infra1", "a1", version, state, "follower"), new("infra2", "a2", "3.4.23", "serving", "leader")], null);
}
