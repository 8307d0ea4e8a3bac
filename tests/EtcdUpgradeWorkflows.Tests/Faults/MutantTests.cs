using EtcdUpgradeWorkflows.Tests.Conformance;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// What the exploration is worth: with any one guard left away it finds a run that breaks a guarantee, and the product as it is passes the same run.
/// The guards of the script are left away in the fake host; that the real script has them is held by the conformance suite, which fails without them.
/// </summary>
public sealed class MutantTests
{
    [Theory]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=host.swap#1/mutant=fence-writes-nothing", "G7")]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=host.swap#1/mutant=fence-writes-nothing-and-is-believed", "G3")]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=etcd.read#6/mutant=fenced-after-the-look", "G7")]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=etcd.read#6/mutant=fenced-after-the-look-and-is-believed", "G3")]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=host.swap#1/mutant=one-host-fenced", "G7")]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=host.swap#1/mutant=one-host-fenced-and-is-believed", "G3")]
    [InlineData("rolling-upgrade/memory/host.swap#1/killed-late/until=etcd.read#2/cut=infra2/mutant=unreachable-passed-over", "G3")]
    [InlineData("rolling-upgrade/memory/host.swap#1/killed-before/mutant=no-look-on-resume", "G1")]
    [InlineData("rolling-upgrade/memory/store.commit#1/killed-before/mutant=equal-is-refused", "G7")]
    [InlineData("rolling-upgrade/memory/host.swap#1/paused/until=host.swap#1/mutant=one-lower-is-let-in", "G3")]
    [InlineData("rolling-upgrade/memory/host.swap#1/killed-during/slow/mutant=lock-not-held", "G3")]
    [InlineData("rolling-upgrade/memory/host.swap#1/killed-during/slow/mutant=fence-does-not-wait", "G3")]
    [InlineData("rolling-upgrade/memory/store.commit#20/paused/until=store.commit#1/mutant=number-not-in-where", "G3")]
    [InlineData("rolling-upgrade/memory/store.commit#1/killed-before/mutant=others-not-asked", "G1")]
    [InlineData("rollback/memory/host.swap#1/arrives-late/mutant=not-claimed-again-and-licence-has-no-age", "G2")]
    [InlineData("left-started/memory/store.commit#1/killed-before/mutant=every-call-may-stop-and-stops-unlooked", "G2")]
    [InlineData("left-open/memory/store.commit#1/killed-before/mutant=every-call-may-stop", "rule 4")]
    [InlineData("left-open/memory/store.commit#1/killed-before/mutant=stops-unlicensed", "rule 4")]
    [InlineData("frozen/memory/store.commit#1/killed-before/mutant=calendar-not-asked", "rule 9")]
    [InlineData("owners/memory/store.commit#1/killed-before/mutant=gates-not-asked", "rule 9")]
    [InlineData("owners/memory/host.swap#1/paused/cut=infra2/mutant=gate-answers-never-old", "rule 9")]
    [InlineData("owners/memory/gates.ask#1/never-arrives/mutant=no-answer-is-yes", "rule 9")]
    [InlineData("owners/memory/store.commit#1/killed-before/mutant=steps-not-done", "ADR 35")]
    [InlineData("owners/memory/steps.run#1/answer-lost/mutant=steps-under-new-ids", "ADR 35")]
    [InlineData("owners/memory/silences.make#1/answer-lost/mutant=silence-without-end", "ADR 35")]
    [InlineData("owners/memory/outbox.send#1/answer-lost/mutant=told-under-new-ids", "ADR 33")]
    [InlineData("owners/memory/outbox.begin#1/killed-after/mutant=lost-attempts-stay-lost", "ADR 33")]
    [InlineData("labels/memory/store.commit#1/killed-before/mutant=policies-not-asked-at-the-hold", "rule 9")]
    [InlineData("labels/memory/store.commit#1/killed-before/mutant=policies-not-read-at-an-opening", "ADR 48")]
    [InlineData("labels/memory/store.commit#1/killed-before/mutant=policies-not-read-with-the-licence", "rule 9")]
    public void Without_the_guard_a_guarantee_breaks(string line, string guarantee)
    {
        var point = CrashPoint.Parse(line);

        var broken = ExploredRun.Play(point);
        Assert.True(broken.Violations.Any(v => v.StartsWith(guarantee, StringComparison.Ordinal)), $"the mutant survives: {Exploration.Tell([(point, broken)])}");

        var whole = ExploredRun.Play(point with { Mutant = Mutant.None });
        Assert.True(whole is { Reached: true, Violations: [] }, Exploration.Tell([(point with { Mutant = Mutant.None }, whole)]));
    }

    [Theory]
    [InlineData(ScriptMutant.FenceWritesNothing, nameof(MemberHostConformance.Fence_writes_its_number_and_shows_the_world))]
    [InlineData(ScriptMutant.EqualIsRefused, nameof(MemberHostConformance.Equal_and_higher_numbers_are_let_in))]
    [InlineData(ScriptMutant.OneLowerIsLetIn, nameof(MemberHostConformance.Lower_number_is_refused_everywhere_and_changes_nothing))]
    [InlineData(ScriptMutant.LockNotHeld, nameof(MemberHostConformance.Fence_waits_for_a_swap_in_flight))]
    [InlineData(ScriptMutant.FenceDoesNotWait, nameof(MemberHostConformance.Fence_waits_for_a_swap_in_flight))]
    [InlineData(ScriptMutant.StopsUnlooked, nameof(MemberHostConformance.Second_swap_to_the_same_version_stops_nothing))]
    [InlineData(ScriptMutant.StopsUnlicensed, nameof(MemberHostConformance.Swap_without_a_licence_stops_nothing))]
    public async Task The_suite_that_the_real_script_passes_fails_without_the_guard(ScriptMutant mutant, string test)
    {
        await RunAsync(ScriptMutant.None, test);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => RunAsync(mutant, test));
    }

    private static async Task RunAsync(ScriptMutant mutant, string test)
    {
        var suite = new MutatedHostSuite(mutant);
        await suite.InitializeAsync();
        try
        {
            await (Task)typeof(MemberHostConformance).GetMethod(test)!.Invoke(suite, [])!;
        }
        finally
        {
            await suite.DisposeAsync();
        }
    }

    private sealed class MutatedHostSuite(ScriptMutant mutant) : MemberHostConformance
    {
        protected override ValueTask<IMemberHostStage> CreateStageAsync() => ValueTask.FromResult<IMemberHostStage>(new FakeHostStage(mutant));
    }
}
