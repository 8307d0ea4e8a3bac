using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>The implicit top of every run: its one child is the definition's root.</summary>
public sealed class WorkflowRoot : ContainerActivity
{
    public const string Type = "Elsa.Workflow";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = Type, Category = "Workflows", DisplayName = "Workflow", Description = "The implicit top of every run.",
        Behavior = ActivityBehavior.Container, IsBrowsable = false, EmbeddedPorts = ["Root"],
    };

    public override ContainerStep Start(ContainerContext context) => ContainerStep.Run(context.Frame, context.Graph.Definition.Root);

    // A child workflow that nobody waits for goes on beside the root.
    public override ContainerStep ChildEnded(ContainerContext context, ChildEnd end) =>
        context.HasActiveChildren ? ContainerStep.Wait(context.Frame) : ContainerStep.Completed(context.Frame);
}

/// <summary>Children one after another.</summary>
public sealed class Sequence : ContainerActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Sequence", Category = "Workflows", DisplayName = "Sequence", Description = "Activities one after another.",
        Behavior = ActivityBehavior.Container, IsBrowsable = false,
    };

    public override ContainerStep Start(ContainerContext context) => Next(context);

    public override ContainerStep ChildEnded(ContainerContext context, ChildEnd end) =>
        end.IsTerminal || end.Status != ChildStatus.Completed ? ContainerStep.Completed(context.Frame) : Next(context);

    private static ContainerStep Next(ContainerContext context)
    {
        var children = context.Node.Children.Where(c => c.Port == "activities").ToList();
        return context.Frame.Index < children.Count
            ? ContainerStep.Run(context.Frame with { Index = context.Frame.Index + 1 }, children[context.Frame.Index])
            : ContainerStep.Completed(context.Frame);
    }
}

/// <summary>One of two children.</summary>
public sealed class If : ContainerActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.If", Category = "Branching", DisplayName = "If", Description = "Runs one of two activities by a condition.",
        Behavior = ActivityBehavior.Container, EmbeddedPorts = ["Then", "Else"],
        Inputs = [new("Condition", "Boolean", "Which of the two.", Default: false)],
        Outputs = [new("Result", "Boolean", "The condition's value.")],
    };

    public override ContainerStep Start(ContainerContext context)
    {
        var condition = context.Inputs.Boolean("Condition");
        var step = context.Node.Children.FirstOrDefault(c => c.Port == (condition ? "then" : "else")) is { } child
            ? ContainerStep.Run(context.Frame, child)
            : ContainerStep.Completed(context.Frame);
        return step with { Outputs = new Dictionary<string, JsonElement> { ["Result"] = EngineJson.Element(condition) } };
    }

    public override ContainerStep ChildEnded(ContainerContext context, ChildEnd end) => ContainerStep.Completed(context.Frame);
}
