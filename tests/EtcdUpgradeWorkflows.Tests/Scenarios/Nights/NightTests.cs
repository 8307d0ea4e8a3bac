namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

public sealed class NightTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Look()
    {
        var facts = await Night.PlayAsync(NightPlan.Autumn(1));
        foreach (var r in facts.Runs) output.WriteLine($"{r.Subject} {r.Status} {r.SubStatus} {r.NeedsYou} {r.Paused} {r.CurrentActivity} {r.DueAt:u}");
        foreach (var s in facts.Schedules) output.WriteLine($"{s.Cluster} {s.Status} {s.FireAt:u} {s.Outcome}");
        foreach (var s in facts.Steps) output.WriteLine($"{s.At:u} {s.Cluster} {s.Member} {s.Step} {s.To} {s.Server}");
        foreach (var n in facts.Notifications) output.WriteLine($"{n.At:u} {n.Kind} {n.Cluster} {n.Message}");
        foreach (var f in facts.Failures.Concat(facts.Violations)) output.WriteLine(f);
        output.WriteLine($"killed {facts.Killed} {facts.KilledAt:u} told {facts.Told.Count}");
        Assert.Fail("look");
    }
}
