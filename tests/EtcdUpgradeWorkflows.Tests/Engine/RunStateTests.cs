using System.Collections.Immutable;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Scenarios;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class RunStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 7, 8, 0, 0, TimeSpan.Zero);

    // The run "join" while its slow branch waits, as version 0.1.0 wrote it.
    private const string StoredBefore =
        "{\"format\":1,\"frames\":[{\"id\":\"w\",\"nodeId\":\"Workflow1\",\"variables\":{},\"index\":0,\"startedAt\":\"2026-03-07T08:00:00+00:00\",\"depth\":0,\"faultCount\":0,\"pauseAfter\":false},"
        + "{\"id\":\"f\",\"nodeId\":\"Workflow1:flow\",\"parentId\":\"w\",\"variables\":{},\"flow\":{\"activitiesVisitCount\":{\"fast\":1,\"fork\":1},\"connectionVisitCount\":"
        + "{\"fast:Done->join:In\":1,\"fork:Done->fast:In\":1,\"fork:Done->slow:In\":1},\"connectionLastVisitFollowed\":{\"fast:Done->join:In\":true,\"fork:Done->fast:In\":true,\"fork:Done->slow:In\":true}},"
        + "\"index\":0,\"startedAt\":\"2026-03-07T08:00:00+00:00\",\"scheduledBy\":\"w\",\"scheduledByActivity\":\"Workflow1\",\"depth\":1,\"faultCount\":0,\"pauseAfter\":false}],"
        + "\"queue\":[],\"bookmarks\":[{\"id\":\"b\",\"activity\":{\"executionId\":\"e\",\"nodeId\":\"Workflow1:flow:slow\",\"frameId\":\"f\",\"attempt\":1,\"startedAt\":\"2026-03-07T08:00:00+00:00\","
        + "\"scheduledBy\":\"a\",\"scheduledByActivity\":\"fork\",\"inputs\":{\"TimeSpan\":\"00:00:10\"},\"answer\":{}},\"name\":\"Elsa.Delay\",\"dueAt\":\"2026-03-07T08:00:10+00:00\","
        + "\"createdAt\":\"2026-03-07T08:00:00+00:00\"}],\"incidents\":[],\"openKeys\":[],\"outputs\":{},\"activityOutputs\":{},\"pendingEvents\":[],\"nextLine\":0,"
        + "\"lastLineHash\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"nextId\":9}";

    [Fact]
    public void Everything_in_a_state_survives_being_stored()
    {
        var activity = new ScheduledActivity
        {
            ExecutionId = "e", NodeId = "n", FrameId = "f", Attempt = 2, NotBefore = Now, StartedAt = Now, ScheduledBy = "s", ScheduledByActivity = "a",
            Inputs = EngineJson.Element(new { Text = "ü" }), Answer = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("kill", EngineJson.Element(true)),
        };
        var state = new RunState
        {
            Frames =
            [
                new Frame
                {
                    Id = "f", NodeId = "n", ParentId = "p", Definition = new("d", 2), Input = EngineJson.Element(new { a = 1 }), StartedAt = Now, Index = 3, Depth = 1,
                    Variables = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("v", EngineJson.Null), Then = "next", PauseAfter = true,
                    Outputs = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("o", EngineJson.Element(1)), Items = EngineJson.Element(new[] { 1, 2 }),
                    Flow = new() { Start = "a", ActivitiesVisitCount = ImmutableSortedDictionary<string, int>.Empty.Add("a", -1) },
                },
            ],
            Queue = [activity], Bookmarks = [new() { Id = "b", Activity = activity, Name = "Elsa.Delay", DueAt = Now, EventName = "x", CreatedAt = Now }],
            Intent = new() { Activity = activity, Intent = EngineJson.Element("i"), Inputs = EngineJson.Element(new { }), OpenedAt = Now },
            Incidents = [new() { Id = "i", Activity = activity, ActivityId = "a", ActivityType = "t", Error = WorkflowError.Transient("c", "m", "a"), OpenedAt = Now }],
            OpenKeys = [new("member:a", "e", Now)], PendingEvents = [new("go", null, "anna")], Pause = new("anna", null, true, false, Now), Cancel = new("anna", "r", true, Now),
            NextLine = 7, LastLineHash = "h", NextId = 9, Trigger = "t", CorrelationId = "k", Pins = [new("d", 3)], LastResult = EngineJson.Element(1),
        };

        var json = state.ToJson();

        Assert.Equal(json, RunState.Parse(json).ToJson());
        Assert.Equal(-1, RunState.Parse(json).Frames[0].Flow!.ActivitiesVisitCount["a"]);
        Assert.Equal(true, RunState.Parse(json).Intent?.Activity.Answer["kill"].GetBoolean());
        Assert.DoesNotContain("isSafePoint", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_stored_before_there_were_joins_and_child_workflows_is_read_goes_on_and_is_written_the_same()
    {
        Assert.Equal(StoredBefore, RunState.Parse(StoredBefore).ToJson());

        var scenario = new Scenario("join") { IsChecked = false, StoredState = StoredBefore }.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(["slow-after", "join"], scenario.OutputLines);
    }

    [Theory]
    [InlineData("{\"format\":2}")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"1\"}")]
    public void An_unknown_format_is_refused(string json) =>
        Assert.Equal("run.format_unknown", Assert.Throws<WorkflowErrorException>(() => RunState.Parse(json)).Error.Code);

    [Fact]
    public void A_value_as_deep_as_JSON_may_be_can_be_stored()
    {
        var deep = JsonElement.Parse(new string('[', 64) + new string(']', 64));
        var state = new RunState { Outputs = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("deep", deep) };

        Assert.Equal(state.ToJson(), RunState.Parse(state.ToJson()).ToJson());
    }

    [Fact]
    public void Journal_lines_are_chained_by_the_hash_of_the_line_before()
    {
        var first = new JournalEntry { Timestamp = Now, EventName = JournalEvent.Note, Message = "ü <b>" }.ToLine(0, JournalEntry.NoHash);
        var second = new JournalEntry { Timestamp = Now, EventName = JournalEvent.Note }.ToLine(1, JournalEntry.HashOf(first.Text));

        Assert.Equal(64, second.PreviousHash.Length);
        Assert.NotEqual(second.PreviousHash, JournalEntry.HashOf(first.Text + " "));
        Assert.Equal("ü <b>", JournalEntry.Parse(first).Message);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", JournalEntry.HashOf("abc"));
    }
}
