using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Policies;

/// <summary>What a cluster is held to by its own file and by the policies of its labels.</summary>
public sealed class PolicyJoinTests
{
    private static readonly ClusterPolicy None = ClusterPolicy.None;

    [Fact]
    public void Without_policies_it_is_its_own_file_alone()
    {
        ClusterPolicy own = new(true, true) { MayStart = ["otto"], Soak = TimeSpan.FromHours(1), Gates = [Gate("alerts")], Steps = new([Step("drain")], [Step("undrain")]), Silence = Silence("prod-a") };
        var joined = Join(own);

        Assert.Equal((true, true, TimeSpan.FromHours(1)), (joined.RequiresRehearsal, joined.RequiresWindow, joined.Soak));
        Assert.Equal(["otto"], joined.MayStart!);
        Assert.Equal([Gate("alerts")], joined.Gates);
        Assert.Equal([Step("drain"), Step("undrain")], joined.Steps.BeforeStop.Concat(joined.Steps.AfterServing));
        Assert.Equal(own.Silence, joined.Silence);
        Assert.Null(joined.Problem);
        Assert.Equal(
            ["rehearsal required", "window required", "mayStart otto", "soak 01:00:00", "gate alerts", "beforeStop drain", "afterServing undrain", "silence https://am.example.org/"],
            joined.Rules.Select(rule => $"{rule.Rule} {rule.What}"));
        Assert.All(joined.Rules, rule => Assert.Equal([PolicyJoin.OwnFile], rule.From));
        Assert.True(Join(None).IsNone);
    }

    [Fact]
    public void Only_policies_of_its_labels_and_those_for_every_cluster_count()
    {
        Assert.Equal(
            ["all: b", "one: a"],
            Join(None, Of("one", new(true)) with { Labels = ["env=prod", "site=fra"] }, Of("other", new(true)) with { Labels = ["env=test"] }, Of("all", new(false, true)) with { Labels = [] })
                .Rules.SelectMany(rule => rule.From.Select(from => $"{from}: {(rule.Rule == "rehearsal" ? "a" : "b")}")).Order());
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void What_any_of_them_requires_is_required(bool own, bool other, bool required)
    {
        var joined = Join(new(own, other), Of("prod", new(other, own)));
        Assert.Equal((required, required), (joined.RequiresRehearsal, joined.RequiresWindow));
    }

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData("01:00", null, "01:00:00", "its own file")]
    [InlineData(null, "02:00", "02:00:00", "prod")]
    [InlineData("01:00", "02:00", "02:00:00", "prod")]
    [InlineData("03:00", "02:00", "03:00:00", "its own file")]
    [InlineData("02:00", "02:00", "02:00:00", "its own file, prod")]
    public void The_longest_soak_counts_and_is_named(string? own, string? other, string? soak, string from)
    {
        var joined = Join(None with { Soak = Span(own) }, Of("prod", None with { Soak = Span(other) }));
        Assert.Equal(Span(soak), joined.Soak);
        Assert.Equal(from, string.Join(", ", joined.Rules.Where(rule => rule.Rule == "soak").SelectMany(rule => rule.From)));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("otto,vera", null, "otto,vera")]
    [InlineData(null, "vera", "vera")]
    [InlineData("otto,vera,anna", "anna,otto", "otto,anna")]
    [InlineData("otto", "vera", "")]
    public void Each_of_them_has_to_let_a_person_start(string? own, string? other, string? may)
    {
        var joined = Join(None with { MayStart = own?.Split(',') }, Of("prod", None with { MayStart = other?.Split(',') }));
        Assert.Equal(may, joined.MayStart is null ? null : string.Join(",", joined.MayStart));
        if (may == "")
        {
            Assert.Equal("nobody", Assert.Single(joined.Rules).What);
        }
    }

    [Fact]
    public void All_gates_and_steps_are_kept_those_of_its_own_file_first_then_by_policy()
    {
        var joined = Join(
            None with { Gates = [Gate("z"), Gate("y")], Steps = new([Step("drain")], [Step("undrain")]) },
            Of("b-team", None with { Gates = [Gate("b")], Steps = new([Step("b1"), Step("b0")], []) }),
            Of("a-tier", None with { Gates = [Gate("a"), Gate("z")], Steps = new([Step("a0"), Step("drain")], [Step("a9")]) }));

        // The same one twice is one: it is asked, and done, once.
        Assert.Equal(["z", "y", "a", "b"], joined.Gates.Select(gate => gate.Name));
        Assert.Equal(["drain", "a0", "b1", "b0"], joined.Steps.BeforeStop.Select(step => step.Name));
        Assert.Equal(["undrain", "a9"], joined.Steps.AfterServing.Select(step => step.Name));
        Assert.Null(joined.Problem);
        Assert.Equal([PolicyJoin.OwnFile, "a-tier"], joined.Rules.Single(rule => rule is { Rule: "gate", What: "z" }).From);
    }

    [Fact]
    public void Two_gates_or_steps_of_one_name_that_are_not_the_same_are_a_problem_and_both_are_kept()
    {
        var gates = Join(None with { Gates = [Gate("alerts")] }, Of("prod", None with { Gates = [Gate("alerts") with { Query = "up == 0" }] }));
        Assert.Equal((PolicyJoin.NameClash, ErrorKind.NeedsOperator), (gates.Problem!.Code, gates.Problem.Kind));
        Assert.Contains("its own file and policy 'prod' each have a gate 'alerts'", gates.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, gates.Gates.Count);

        // A call is known by its name: the second one would be taken for the first one again.
        var steps = Join(None, Of("a", None with { Steps = new([Step("drain")], []) }), Of("b", None with { Steps = new([Step("drain") with { IsRequired = false }], []) }));
        Assert.Equal(PolicyJoin.NameClash, steps.Problem!.Code);
        Assert.Equal(2, steps.Steps.BeforeStop.Count);

        // Before a stop and after it are two things.
        Assert.Null(Join(None, Of("a", None with { Steps = new([Step("lb")], []) }), Of("b", None with { Steps = new([], [Step("lb") with { IsRequired = false }]) })).Problem);
    }

    [Fact]
    public void Its_own_silence_counts_and_policies_have_to_agree_on_theirs()
    {
        Assert.Equal("prod-a", Join(None, Of("a", None with { Silence = Silence("{cluster}") })).Silence!.Matchers["cluster"]);
        Assert.Null(Join(None, Of("a", None with { Silence = Silence("{cluster}") }), Of("b", None with { Silence = Silence("prod-a") })).Problem);

        var clash = Join(None, Of("a", None with { Silence = Silence("{cluster}") }), Of("b", None with { Silence = Silence("other") }));
        Assert.Equal(PolicyJoin.SilenceClash, clash.Problem!.Code);

        var own = Join(None with { Silence = Silence("mine") }, Of("a", None with { Silence = Silence("{cluster}") }), Of("b", None with { Silence = Silence("other") }));
        Assert.Equal(("mine", null), (own.Silence!.Matchers["cluster"], own.Problem));
        Assert.Equal([PolicyJoin.OwnFile], Assert.Single(own.Rules).From);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_a_problem_of_its_clusters_alone_and_takes_nothing_away()
    {
        LabelPolicy broken = Of("broken", None) with { Problem = WorkflowError.NeedsOperator(PolicyJoin.Unreadable, "The stored policy 'broken' cannot be read.") };
        var joined = Join(None with { Soak = TimeSpan.FromHours(1) }, broken, Of("prod", new(true)));
        Assert.Equal(PolicyJoin.Unreadable, joined.Problem!.Code);
        Assert.Equal((true, TimeSpan.FromHours(1)), (joined.RequiresRehearsal, joined.Soak));
        Assert.Null(Join(None, broken with { Labels = ["env=test"] }).Problem);

        // Every problem is said.
        Assert.Contains("each have a gate", Join(None with { Gates = [Gate("a")] }, broken, Of("x", None with { Gates = [Gate("a") with { PassesWhenEmpty = false }] })).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_policies_ask_is_never_written_into_a_clusters_description()
    {
        var spec = ClusterFile.Read(ClusterFile.Write(ClusterSample.Spec() with { OwnPolicy = None with { Gates = [Gate("mine")] }, Labels = ["env=prod"] })).Spec!;
        var joined = spec with { Policy = PolicyJoin.Join(spec, [Of("prod", new(true, true) { Gates = [Gate("theirs")] })]) };
        Assert.Equal(["mine", "theirs"], joined.Policy.Gates.Select(gate => gate.Name));
        Assert.Equal(ClusterFile.Write(spec), ClusterFile.Write(joined));
        Assert.Equal(["mine"], ClusterFile.Read(ClusterFile.Write(joined)).Spec!.OwnPolicy.Gates.Select(gate => gate.Name));
    }

    [Fact]
    public void The_order_of_policies_changes_nothing_and_no_policy_takes_anything_away()
    {
        Random random = new(4711);
        for (var round = 0; round < 500; round++)
        {
            var (own, policies) = (Any(random), Enumerable.Range(0, random.Next(4)).Select(i => Of($"p{i}", Any(random))).ToArray());
            var joined = Join(own, policies);
            Assert.Equal(Told(joined), Told(Join(own, [.. policies.OrderBy(_ => random.Next())])));
            foreach (var part in policies.Select(policy => policy.Policy).Append(own))
            {
                Assert.True(!part.RequiresRehearsal || joined.RequiresRehearsal);
                Assert.True(!part.RequiresWindow || joined.RequiresWindow);
                Assert.True(part.Soak is null || joined.Soak >= part.Soak);
                Assert.True(part.MayStart is null || (joined.MayStart is { } may && may.All(part.MayStart.Contains)));
                Assert.All(part.Gates, gate => Assert.Contains(gate, joined.Gates));
                Assert.All(part.Steps.BeforeStop, step => Assert.Contains(step, joined.Steps.BeforeStop));
            }

            // An answer and a call are known by their name.
            Assert.True(joined.Problem is not null || joined.Gates.DistinctBy(gate => gate.Name).Count() == joined.Gates.Count);
            Assert.True(joined.Problem is not null || joined.Steps.BeforeStop.DistinctBy(step => step.Name).Count() == joined.Steps.BeforeStop.Count);
        }
    }

    private static ClusterPolicy Any(Random random) => new(random.Next(3) == 0, random.Next(3) == 0)
    {
        Soak = random.Next(2) == 0 ? null : TimeSpan.FromHours(random.Next(1, 5)),
        MayStart = random.Next(2) == 0 ? null : [.. new[] { "anna", "otto", "vera" }.Where(_ => random.Next(3) > 0)],
        Gates = [.. Enumerable.Range(0, random.Next(3)).Select(i => Gate($"g{i}") with { PassesWhenEmpty = random.Next(4) > 0 })],
        Steps = new([.. Enumerable.Range(0, random.Next(3)).Select(i => Step($"s{i}") with { IsRequired = random.Next(4) > 0 })], []),
    };

    private static string Told(ClusterPolicy policy) => System.Text.Json.JsonSerializer.Serialize(policy, EngineJson.Options);

    private static ClusterPolicy Join(ClusterPolicy own, params LabelPolicy[] policies) =>
        PolicyJoin.Join(new ClusterSpec("prod-a", [], EtcdAccess.None) { OwnPolicy = own, Labels = ["env=prod", "tier=1"] }, policies);

    private static LabelPolicy Of(string name, ClusterPolicy policy) => new(name, ["env=prod"], policy);

    private static StopGate Gate(string name) => new(name, StopGateKind.Prometheus, new("https://prom.example.org/"), "ALERTS", true, SecretReference.Parse("env:PROM"));

    private static MemberStep Step(string name) => new(name, new($"https://lb.example.org/{name}"), null, null, MemberStep.DefaultTimeout, IsRequired: true);

    private static AlertSilence Silence(string cluster) => new(new("https://am.example.org/"), new Dictionary<string, string> { ["cluster"] = cluster }, null);

    private static TimeSpan? Span(string? text) => text is null ? null : TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
