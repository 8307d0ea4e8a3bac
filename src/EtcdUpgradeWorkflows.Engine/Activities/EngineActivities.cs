namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>The activities of the engine itself, Elsa's in name and behaviour.</summary>
public static class EngineActivities
{
    public static IReadOnlyList<Activity> All { get; } =
    [
        new WorkflowRoot(),
        new Flowchart(),
        new Start(),
        new End(),
        new Sequence(),
        new If(),
        new FlowDecision(),
        new FlowFork(),
        new FlowJoin(),
        new ForEach(),
        new Break(),
        new ExecuteWorkflow(),
        new Event(),
        new PublishEvent(),
        new Correlate(),
        new Delay(),
        new Timer(),
        new Cron(),
        new StartAt(),
        new SetVariable(),
        new SetOutput(),
        new WriteLine(),
        new Fault(),
        new Finish(),
    ];
}
