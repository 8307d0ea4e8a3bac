using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>One round of its body for each item, one after another. The items are evaluated once, when it starts.</summary>
public sealed class ForEach : ContainerActivity
{
    private const string CurrentValue = "CurrentValue";
    private const string CurrentIndex = "CurrentIndex";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.ForEach", Category = "Looping", DisplayName = "For Each", Description = "Runs an activity for each item of a list.",
        Behavior = ActivityBehavior.Container, EmbeddedPorts = ["Body"],
        Inputs = [new("Items", "List<Object>", "What it goes over.", UIHint: "dropdown")],
        Outputs = [new(CurrentValue, "Object", "The item of this round.")],
    };

    public override bool IsLoop => true;

    public override IReadOnlyList<VariableDefinition> Variables { get; } =
        [new(CurrentValue, CurrentValue, "Object", false, null), new(CurrentIndex, CurrentIndex, "Int32", false, null)];

    public override ContainerStep Start(ContainerContext context)
    {
        var items = JsonValues.ListOf(context.Inputs["Items"])
            ?? throw new WorkflowErrorException(WorkflowError.Permanent("activity.input_no_list", $"The items of '{context.Node.Title}' are no list."));
        return Next(context, context.Frame with { Items = EngineJson.Element(items) });
    }

    public override ContainerStep ChildEnded(ContainerContext context, ChildEnd end) => Next(context, context.Frame);

    private static ContainerStep Next(ContainerContext context, Runs.Frame frame)
    {
        if (context.Node.Children.FirstOrDefault(c => c.Port == "body") is not { } body || frame.Items is not { } items || frame.Index >= items.GetArrayLength())
        {
            return ContainerStep.Completed(frame);
        }

        var item = items[frame.Index];
        var variables = frame.Variables.SetItem(CurrentValue, item).SetItem(CurrentIndex, EngineJson.Element(frame.Index));
        return ContainerStep.Run(frame with { Index = frame.Index + 1, Variables = variables }, body) with
        {
            Outputs = new Dictionary<string, JsonElement> { [CurrentValue] = item },
        };
    }
}

public sealed class Break : LeafActivity
{
    public const string Type = "Elsa.Break";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = Type, Category = "Looping", DisplayName = "Break", Description = "Leaves the innermost loop.",
        Behavior = ActivityBehavior.Pure, IsTerminal = true, Outcomes = [],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) => new(new ActivityResult.BreakLoop());
}
