namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>The activities of the engine itself, Elsa's in name and behaviour.</summary>
public static class EngineActivities
{
    public static IReadOnlyList<Activity> All { get; } =
    [
        new WorkflowRoot(),
        new Flowchart(),
        new Sequence(),
        new If(),
        new FlowDecision(),
        new Delay(),
        new SetVariable(),
        new SetOutput(),
        new WriteLine(),
        new Fault(),
        new Finish(),
    ];
}
