using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Activities;

public sealed class FlowDecision : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowDecision", Category = "Branching", DisplayName = "Decision", Description = "Goes on by a condition: True or False.",
        Behavior = ActivityBehavior.Pure, Outcomes = ["True", "False"],
        Inputs = [new("Condition", "Boolean", "Which way.", Default: false)],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        new(ActivityResult.Outcome(context.Inputs.Boolean("Condition") ? "True" : "False"));
}

public sealed class SetVariable : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.SetVariable", Category = "Primitives", DisplayName = "Set Variable", Description = "Gives a variable a value.",
        Behavior = ActivityBehavior.Pure,
        Inputs =
        [
            new("Variable", "Variable", "Which variable.", IsRequired: true, IsWrapped: false, UIHint: "variable-picker"),
            new("Value", "Object", "Its new value, converted to its type."),
        ],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var variable = context.Node.Json["variable"];
        context.SetVariable(ActivityNode.Text(ActivityNode.Property(variable, "id")), ActivityNode.Text(ActivityNode.Property(variable, "name")), context.Inputs["Value"]);
        return new(ActivityResult.Done);
    }
}

public sealed class SetOutput : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.SetOutput", Category = "Composition", DisplayName = "Set Output", Description = "Gives a workflow output a value.",
        Behavior = ActivityBehavior.Pure,
        Inputs =
        [
            new("OutputName", "String", "Which output.", IsRequired: true, UIHint: "output-picker"),
            new("OutputValue", "Object", "Its value."),
        ],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.SetWorkflowOutput(context.Inputs.Text("OutputName"), context.Inputs["OutputValue"]);
        return new(ActivityResult.Done);
    }
}

/// <summary>Elsa writes to standard output; a durable run writes a line of its journal, which every display shows.</summary>
public sealed class WriteLine : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.WriteLine", Category = "Console", DisplayName = "Write Line", Description = "Writes one line.",
        Behavior = ActivityBehavior.Pure,
        Inputs = [new("Text", "String", "The line.")],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.WriteLine(context.Inputs.TextOrNull("Text") ?? "");
        return new(ActivityResult.Done);
    }
}

public sealed class Fault : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Fault", Category = "Primitives", DisplayName = "Fault", Description = "Fails, with a message.",
        Behavior = ActivityBehavior.Pure,
        Inputs =
        [
            new("Code", "String", "The error's code.", Default: "workflow.fault"),
            new("Category", "String", "The error's category."),
            new("FaultType", "String", "Business or System."),
            new("Message", "String", "What is wrong."),
        ],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        new(new ActivityResult.Failed(WorkflowError.Permanent(context.Inputs.Text("Code"), context.Inputs.TextOrNull("Message") ?? "The workflow faulted here.")));
}

public sealed class Finish : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Finish", Category = "Primitives", DisplayName = "Finish", Description = "Ends the whole run.",
        Behavior = ActivityBehavior.Pure, IsTerminal = true, Outcomes = [],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) => new(new ActivityResult.FinishRun());
}

public sealed class Delay : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Delay", Category = "Scheduling", DisplayName = "Delay", Description = "Waits for a time.",
        Behavior = ActivityBehavior.Waiting,
        Inputs = [new("TimeSpan", "TimeSpan", "How long.", Default: "00:01:00")],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var span = context.Inputs.Duration("TimeSpan");
        return new(new ActivityResult.WaitUntil(context.Now + (span > TimeSpan.Zero ? span : TimeSpan.Zero)));
    }
}
