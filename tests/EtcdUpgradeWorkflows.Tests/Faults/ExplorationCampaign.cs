using System.Globalization;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// Every call of every scenario on both stores, each with all that can happen there; of some alone when <c>ETCDUP_CAMPAIGN_SCENARIOS</c> names them, such as
/// <c>hold-taken/memory,stopped/sqlite</c>.
/// </summary>
public sealed class ExplorationCampaign
{
    public static TheoryData<string, string> All
    {
        get
        {
            var only = Environment.GetEnvironmentVariable("ETCDUP_CAMPAIGN_SCENARIOS")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
            TheoryData<string, string> data = [];
            foreach (var scenario in Exploration.Scenarios)
            {
                foreach (var store in Exploration.Stores)
                {
                    if (only.Length == 0 || only.Contains($"{scenario}/{store}", StringComparer.Ordinal))
                    {
                        data.Add(scenario, store);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [Trait("Campaign", "crash-exploration")]
    [MemberData(nameof(All))]
    public void A_crash_at_any_call_breaks_no_guarantee(string scenario, string store)
    {
#pragma warning disable RS0030 // How long it takes on this machine is part of the report.
        var clock = TimeProvider.System;
#pragma warning restore RS0030
        var began = clock.GetTimestamp();
        var calls = Exploration.CallsOf(scenario, store);
        var (played, broken, answered) = Exploration.Play(Exploration.Every(scenario, store, []), Environment.ProcessorCount);
        Exploration.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"- {scenario} on {store}: {calls.Values.Sum()} calls of {calls.Count} ports, {played} runs in {clock.GetElapsedTime(began).TotalSeconds:0} s, {answered} needed a person, {broken.Count} broke something"));

        Assert.True(broken.Count == 0, $"{broken.Count} of {played}:\n{Exploration.Tell(broken)}");
    }
}
