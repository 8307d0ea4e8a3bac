using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>
/// Another definition, run as a frame of this run under the same hold. Without <c>waitForCompletion</c> it goes on at once, and the
/// run ends when both have ended.
/// </summary>
public sealed class ExecuteWorkflow : ContainerActivity
{
    public const string Type = "Elsa.ExecuteWorkflow";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = Type, Category = "Composition", DisplayName = "Execute Workflow", Description = "Runs another workflow within this run.",
        Behavior = ActivityBehavior.Container,
        Inputs =
        [
            new("WorkflowDefinitionId", "String", "The id of the other definition; its published version is fixed when the run is created.", IsRequired: true, UIHint: "workflow-definition-picker"),
            new("CorrelationId", "String", "What events for the other workflow are told apart by; not used by a workflow within this run."),
            new("Input", "ObjectDictionary", "Its inputs by name.", UIHint: "dropdown"),
            new("WaitForCompletion", "Boolean", "Whether the other workflow is waited for.", Default: false, UIHint: "checkbox"),
        ],
        Outputs = [new("Result", "ExecuteWorkflowResult", "Its status, sub-status and outputs.")],
    };

    /// <summary>The definition this activity names literally; null when it is computed.</summary>
    public static string? LiteralId(ActivityNode node) =>
        Expression.ReadWrapped(node.Json["workflowDefinitionId"]) is { Type: ExpressionType.Literal } given && !string.IsNullOrWhiteSpace(given.Text) ? given.Text : null;

    /// <summary>What it calls is known only when it is called: it may be any.</summary>
    public static bool IsComputed(ActivityNode node) => node.Type == Type && LiteralId(node) is null;

    public override string? CalledBy(ActivityInputs inputs) => inputs.Text("WorkflowDefinitionId");

    internal static WorkflowErrorException Circle(IReadOnlyList<string> path) => new(WorkflowError.Permanent(
        "definition.calls_itself", $"A workflow would run within itself: {string.Join(" → ", path)}.", "Repeat by a loop within one definition instead."));

    public override ContainerStep Start(ContainerContext context)
    {
        var call = new WorkflowCall(context.Inputs.Text("WorkflowDefinitionId"), context.Inputs["Input"]);
        return context.Inputs.Boolean("WaitForCompletion")
            ? ContainerStep.Wait(context.Frame) with { Call = call }
            : Ended(context.Frame, "Running", "Executing", EngineJson.Element(new { })) with { Call = call };
    }

    public override ContainerStep ChildEnded(ContainerContext context, ChildEnd end) =>
        Ended(context.Frame, "Finished", "Finished", end.WorkflowOutputs ?? EngineJson.Element(new { }));

    private static ContainerStep Ended(Runs.Frame frame, string status, string subStatus, JsonElement output) => ContainerStep.Completed(frame) with
    {
        Outputs = new Dictionary<string, JsonElement> { ["Result"] = EngineJson.Element(new { status, subStatus, output }) },
    };
}
