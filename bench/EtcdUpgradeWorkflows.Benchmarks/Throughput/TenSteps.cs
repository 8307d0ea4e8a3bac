using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>Workflows of ten steps: of effects, each of which commits its intent and its result, or of pure activities.</summary>
internal static class TenSteps
{
    public const int Steps = 10;

    public static readonly string OfEffects = Definition("bench-effects", new() { ["type"] = Touch.Type });

    public static readonly string OfPure = Definition("bench-pure", new() { ["type"] = "Elsa.WriteLine", ["text"] = Literal("line") });

    public static DefinitionVersion Version(string json) => new(DefinitionReader.Read(json).Definition!.DefinitionId, 1);

    private static string Definition(string id, JsonObject step) => new JsonObject
    {
        ["definitionId"] = id, ["name"] = id, ["version"] = 1,
        ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. Enumerable.Range(0, Steps).Select(n => Step(step, n))]) },
    }.ToJsonString();

    private static JsonObject Step(JsonObject step, int number)
    {
        var named = step.DeepClone().AsObject();
        named["id"] = $"step-{number}";
        return named;
    }

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>The least effect there is: what it changes is a set in memory.</summary>
    internal sealed class Touch : EffectActivity
    {
        public const string Type = "Bench.Touch";

        private readonly ConcurrentDictionary<string, byte> _touched = new(StringComparer.Ordinal);

        public override ActivityDescriptor Descriptor { get; } = new()
        {
            TypeName = Type, Category = "Bench", DisplayName = "Touch", Description = "Does next to nothing, once.", Behavior = ActivityBehavior.Effect,
        };

        public override Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken) =>
            Task.FromResult<Resolution>(new Resolution.Intent(EngineJson.Element(new { touch = context.ExecutionId })));

        public override Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken) => Task.FromResult<Observation>(
            _touched.TryRemove(context.ExecutionId, out _) ? new Observation.Done((ActivityResult.Completed)ActivityResult.Done) : new Observation.NotDone());

        public override Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
        {
            _touched[context.ExecutionId] = 0;
            return Task.FromResult<WorkflowError?>(null);
        }
    }
}
