using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Activities;

public sealed class Start : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Start", Category = "Flow", DisplayName = "Start", Description = "Where a flowchart begins.",
        Behavior = ActivityBehavior.Pure, IsStart = true,
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) => new(ActivityResult.Done);
}

public sealed class End : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.End", Category = "Flow", DisplayName = "End", Description = "Ends the flowchart it is in.",
        Behavior = ActivityBehavior.Pure, IsTerminal = true, Outcomes = [],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        new(new ActivityResult.Completed([], new Dictionary<string, JsonElement>()));
}

public sealed class FlowFork : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowFork", Category = "Branching", DisplayName = "Fork", Description = "Goes on by several branches at once.",
        Behavior = ActivityBehavior.Pure,
        Inputs = [new("Branches", "List<String>", "The names of the branches, each of them an outcome.", UIHint: "dynamic-outcomes")],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var branches = JsonValues.ListOf(context.Inputs["Branches"])
            ?? throw new WorkflowErrorException(WorkflowError.Permanent("activity.input_no_list", $"The branches of '{context.Node.Title}' are no list."));
        var outcomes = branches.Where(b => b.ValueKind == JsonValueKind.String).Select(b => b.GetString()!).Distinct().DefaultIfEmpty("Done");
        return new(new ActivityResult.Completed([.. outcomes], new Dictionary<string, JsonElement>()));
    }

    public override IReadOnlyList<string>? OutcomesOf(ActivityNode node) => Expression.ReadWrapped(node.Json["branches"]) switch
    {
        null => ["Done"],
        { Type: ExpressionType.Literal or ExpressionType.Object or ExpressionType.Json } given when JsonValues.ListOf(JsonValues.FromNode(given.Value)) is { } branches =>
            [.. branches.Where(b => b.ValueKind == JsonValueKind.String).Select(b => b.GetString()!).DefaultIfEmpty("Done")],
        _ => null,
    };
}

/// <summary>How an activity with several inbound connections joins them; Elsa's names.</summary>
public enum FlowJoinMode
{
    /// <summary>Runs when all were followed.</summary>
    WaitAll,

    /// <summary>Runs when all were visited and one was followed.</summary>
    WaitAllActive,

    /// <summary>Runs when the first was followed; what still runs towards the join is cancelled.</summary>
    WaitAny,
}

/// <summary>Does nothing itself: the flowchart around it reads its mode when a connection to it is visited.</summary>
public sealed class FlowJoin : LeafActivity
{
    public const string Type = "Elsa.FlowJoin";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = Type, Category = "Branching", DisplayName = "Join", Description = "Brings several branches together.",
        Behavior = ActivityBehavior.Pure,
        Inputs = [new("Mode", "FlowJoinMode", "Which branches are waited for: WaitAny, WaitAll or WaitAllActive.", Default: nameof(FlowJoinMode.WaitAny), UIHint: "dropdown")],
    };

    /// <summary>The mode is the definition's and not computed; null when it is none.</summary>
    public static FlowJoinMode? ModeOf(ActivityNode node)
    {
        var given = Expression.ReadWrapped(node.Json["mode"]);
        return given?.Value is null ? FlowJoinMode.WaitAny
            : given.Type == ExpressionType.Literal && Enum.TryParse<FlowJoinMode>(given.Text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode
            : null;
    }

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) => new(ActivityResult.Done);
}
