using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Scenarios;

namespace EtcdUpgradeWorkflows.Tests.Engine;

/// <summary>What is counted and traced of whole runs in virtual time.</summary>
public sealed class RunMetricsTests
{
    [Fact]
    public void A_run_that_goes_well_counts_its_claim_its_commits_its_activities_and_its_end()
    {
        var scenario = new Scenario("effect");
        var counted = Counted(scenario, s => s.Play().Ends(RunSubStatus.Finished));

        Assert.Equal(1, counted["etcdup.claims result=claimed"]);
        Assert.Equal(1, counted["etcdup.runs.ended sub_status=finished"]);
        Assert.Equal(1, counted["etcdup.activity.duration type=Test.Effect result=completed"]);
        Assert.True(counted["etcdup.commit.duration answer=committed"] >= 3);
        Assert.DoesNotContain(counted.Keys, key => key.StartsWith("etcdup.incidents", StringComparison.Ordinal) || key.Contains("faulted", StringComparison.Ordinal));
    }

    [Fact]
    public void Tries_and_incidents_are_counted_by_type_and_code()
    {
        var scenario = new Scenario("effect-retried");
        scenario.World["swap"].Next(FakeAct.FailForNow, FakeAct.FailForNow);
        Assert.Equal(2, Counted(scenario, s => s.Play().Ends(RunSubStatus.Finished))["etcdup.activity.retries type=Test.Effect"]);

        var changed = new Scenario("effect");
        changed.World["swap"].Looks.Enqueue(new Observation.ChangedByOther(WorkflowError.NeedsOperator("test.foreign", "Somebody else changed it.")));
        Assert.Equal(1, Counted(changed, s => s.Play().Ends(RunSubStatus.Suspended))["etcdup.incidents code=test.foreign"]);
    }

    [Fact]
    public void The_code_of_a_definitions_own_fault_makes_no_label()
    {
        var counted = Counted(new Scenario("fault-wait"), s => s.Play());

        Assert.Equal(1, counted["etcdup.incidents code=other"]);
        Assert.All(counted.Keys.Where(key => key.Contains("code=", StringComparison.Ordinal)), key => Assert.EndsWith("code=other", key, StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_is_lost_is_a_claim_in_doubt()
    {
        var scenario = new Scenario("effect");
        scenario.Server.Store.Plan = (2, StoreFault.AnswerLost);
        var counted = Counted(scenario, s => s.Play().Ends(RunSubStatus.Finished));

        Assert.Equal((1, 1), (counted["etcdup.claims.in_doubt "], counted["etcdup.commit.duration answer=in_doubt"]));
        Assert.False(counted.ContainsKey("etcdup.claims.lost "));
    }

    [Fact]
    public void Renewals_that_fail_are_counted()
    {
        var effect = new Scenario("effect");
        effect.Server.Store.RenewalWorks = false;
        effect.World["swap"].Next(async act =>
        {
            await Task.Delay(TimeSpan.FromSeconds(12), effect.VirtualWorld.Time);
            return await FakeAct.Do(act);
        });

        Assert.True(Counted(effect, s => s.Play())["etcdup.lease.renewals.failed "] >= 2);
    }

    [Fact]
    public void Counters_begin_at_nought_so_that_the_first_one_is_seen_as_a_rise()
    {
        using Meter meter = new("begin");
        var metrics = new RunMetrics(meter);
        var counted = Counted(meter, metrics.Begin);

        Assert.Equal(
            ["etcdup.claims result=claimed", "etcdup.claims result=taken", "etcdup.claims.in_doubt ", "etcdup.claims.lost ", "etcdup.lease.renewals.failed ", "etcdup.runs.ended sub_status=cancelled", "etcdup.runs.ended sub_status=faulted", "etcdup.runs.ended sub_status=finished"],
            counted.Keys.Order(StringComparer.Ordinal));
        Assert.All(counted.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_claim_is_a_span_with_the_activities_and_in_them_the_commits_and_holds_no_inputs()
    {
        ConcurrentQueue<System.Diagnostics.Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == RunMetrics.MeterName, Sample = (ref ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var scenario = new Scenario("effect").Play().Ends(RunSubStatus.Finished);

        // Other tests run at the same time.
        var claim = Assert.Single(spans, span => span.OperationName == "claim" && (string?)span.GetTagItem("etcdup.run.id") == scenario.RunId.ToString());
        var own = spans.Where(span => span.TraceId == claim.TraceId).ToList();
        var activities = own.Where(span => span.OperationName == "activity").ToList();
        Assert.Null(claim.ParentId);
        Assert.All(activities, span => Assert.Equal(claim.SpanId, span.ParentSpanId));
        Assert.Contains(activities, span => (string?)span.GetTagItem("etcdup.activity.type") == "Test.Effect");
        Assert.Contains(own, span => span.OperationName == "commit" && activities.Any(activity => activity.SpanId == span.ParentSpanId));
        Assert.All(own.SelectMany(span => span.TagObjects), tag => Assert.Matches(@"^(etcdup\.(run\.(number|id)|fence|activity\.(type|id)|execution\.id|attempt)|error\.type)$", tag.Key));
    }

    [Fact]
    public void The_span_of_an_activity_that_failed_says_its_code()
    {
        ConcurrentQueue<System.Diagnostics.Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == RunMetrics.MeterName, Sample = (ref ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var scenario = new Scenario("effect");
        scenario.World["swap"].Looks.Enqueue(new Observation.ChangedByOther(WorkflowError.NeedsOperator("test.foreign", "Somebody else changed it.")));
        scenario.Play().Ends(RunSubStatus.Suspended);

        var claim = Assert.Single(spans, span => span.OperationName == "claim" && (string?)span.GetTagItem("etcdup.run.id") == scenario.RunId.ToString());
        var failed = Assert.Single(spans, span => span.TraceId == claim.TraceId && span.Status == ActivityStatusCode.Error);
        Assert.Equal(("activity", "test.foreign"), (failed.OperationName, (string?)failed.GetTagItem("error.type")));
    }

    private static Dictionary<string, double> Counted(Scenario scenario, Action<Scenario> play) => Counted(scenario.Meter, () => play(scenario));

    /// <summary>By instrument and labels: sums of counters, numbers of records of histograms.</summary>
    private static Dictionary<string, double> Counted(Meter meter, Action act)
    {
        ConcurrentDictionary<string, double> counted = new(StringComparer.Ordinal);
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter == meter)
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
        listener.Start();
        act();
        return new(counted, StringComparer.Ordinal);

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            counted.AddOrUpdate($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}", value, (_, sum) => sum + value);
    }
}
