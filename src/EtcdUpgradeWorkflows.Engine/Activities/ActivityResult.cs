using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>How a leaf ended.</summary>
public abstract record ActivityResult
{
    private ActivityResult()
    {
    }

    public static ActivityResult Done { get; } = new Completed(["Done"], new Dictionary<string, JsonElement>());

    public static ActivityResult Outcome(string outcome) => new Completed([outcome], new Dictionary<string, JsonElement>());

    /// <param name="outputs">By PascalCase name.</param>
    public static ActivityResult Outcome(string outcome, params ReadOnlySpan<(string Name, object? Value)> outputs)
    {
        Dictionary<string, JsonElement> values = [];
        foreach (var (name, value) in outputs)
        {
            values[name] = EngineJson.Element(value);
        }

        return new Completed([outcome], values);
    }

    public sealed record Completed(IReadOnlyList<string> Outcomes, IReadOnlyDictionary<string, JsonElement> Outputs) : ActivityResult;

    /// <summary>A bookmark with a time; the activity completes when it has come.</summary>
    public sealed record WaitUntil(DateTimeOffset Instant) : ActivityResult;

    /// <summary>A bookmark for an event; the activity completes with the event's payload as its output <c>Result</c>.</summary>
    public sealed record WaitFor(string EventName) : ActivityResult;

    /// <summary>
    /// Not now, and nobody's fault: the same execution is tried again then, or earlier when somebody says that things have changed (<see cref="Runs.InboxMessageKind.Reconsider"/>).
    /// It is no try of the retry policy.
    /// </summary>
    public sealed record Defer(DateTimeOffset Until, WorkflowError Why) : ActivityResult
    {
        /// <summary>What people are told it as; null: they are not.</summary>
        public string? Notification { get; init; } = Runs.NotificationKind.PutOff;
    }

    public sealed record Retry(TimeSpan After, WorkflowError Error) : ActivityResult;

    public sealed record Failed(WorkflowError Error) : ActivityResult;

    /// <summary>The whole workflow ends here, Finished: the run, or the child workflow that this is in.</summary>
    public sealed record FinishRun : ActivityResult;

    /// <summary>The innermost loop ends here; without one, the container this is in.</summary>
    public sealed record BreakLoop : ActivityResult;
}

/// <summary>What observation says of an effect.</summary>
public abstract record Observation
{
    private Observation()
    {
    }

    /// <summary>It took effect, with this result.</summary>
    public sealed record Done(ActivityResult.Completed Result) : Observation;

    public sealed record NotDone : Observation;

    public sealed record HalfDone(string What) : Observation;

    /// <summary>Somebody else changed the target: for a person.</summary>
    public sealed record ChangedByOther(WorkflowError Error) : Observation;

    public sealed record Unknown(WorkflowError Error) : Observation;
}

/// <summary>The answer of an effect's resolve.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>What is to be done, as the activity's own JSON; committed before it is done.</summary>
    public sealed record Intent(JsonElement Value) : Resolution;

    /// <summary>There is nothing to do, or it cannot be done.</summary>
    public sealed record Ended(ActivityResult Result) : Resolution;
}
