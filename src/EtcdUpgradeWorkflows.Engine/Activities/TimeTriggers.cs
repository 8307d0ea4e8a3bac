using EtcdUpgradeWorkflows.Engine.Scheduling;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>Starts its workflow at its fire times once that is published; anywhere else in a flow it waits for the next one.</summary>
public abstract class TimeTrigger : LeafActivity
{
    /// <summary>What its expression is.</summary>
    public abstract FireKind Kind { get; }

    /// <summary>The input that carries the expression.</summary>
    public InputDescriptor ExpressionInput => Descriptor.Inputs[0];

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        // What started the run has come already.
        if (context.IsTrigger)
        {
            return new(ActivityResult.Done);
        }

        var expression = context.Inputs.Text(ExpressionInput.Name);
        return new(FireRule.TryParse(Kind, expression, null, out var problem) is not { } rule
            ? new ActivityResult.Failed(WorkflowError.Permanent("activity.time_invalid", $"{ExpressionInput.Name} of '{context.Node.Title}': {problem}.", "Correct the expression in the definition."))
            : Wait(rule, context.Now) is { } until ? new ActivityResult.WaitUntil(until)
            : new ActivityResult.Failed(WorkflowError.Permanent("activity.time_never_comes", $"{ExpressionInput.Name} of '{context.Node.Title}': '{expression}' matches no time to come.", "Correct the expression in the definition.")));
    }

    /// <summary>Until when it waits in a flow; null: for ever.</summary>
    protected virtual DateTimeOffset? Wait(FireRule rule, DateTimeOffset now) => rule.FirstAfter(now);
}

/// <summary>Again and again.</summary>
public sealed class Timer : TimeTrigger
{
    public override FireKind Kind => FireKind.Timer;

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Timer", Category = "Scheduling", DisplayName = "Timer", Description = "Starts the workflow again and again; in a flow, waits for as long.",
        Behavior = ActivityBehavior.Waiting,
        Inputs = [new("Interval", "TimeSpan", "The time between two starts; at least one second.", Default: "00:01:00")],
    };
}

/// <summary>By a cron expression, in UTC.</summary>
public sealed class Cron : TimeTrigger
{
    public override FireKind Kind => FireKind.Cron;

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Cron", Category = "Scheduling", DisplayName = "Cron", Description = "Starts the workflow by a cron expression; in a flow, waits for its next time.",
        Behavior = ActivityBehavior.Waiting,
        Inputs = [new("CronExpression", "String", "Six fields, in UTC: second, minute, hour, day of month, month, day of week.", IsRequired: true)],
    };
}

/// <summary>Once.</summary>
public sealed class StartAt : TimeTrigger
{
    public override FireKind Kind => FireKind.StartAt;

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.StartAt", Category = "Scheduling", DisplayName = "Start At", Description = "Starts the workflow at an instant; in a flow, waits for it.",
        Behavior = ActivityBehavior.Waiting,
        Inputs = [new("DateTime", "DateTimeOffset", "The instant; UTC where it has no offset.", IsRequired: true)],
    };

    /// <summary>One that has passed does not hold the flow.</summary>
    protected override DateTimeOffset? Wait(FireRule rule, DateTimeOffset now) => rule.FirstAfter(now) ?? now;
}
