using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>What <c>Test.Effect</c> changes and <c>Test.Look</c> looks at. It outlives every worker.</summary>
internal sealed class FakeWorld
{
    private readonly Dictionary<string, FakeEffect> _effects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<ActivityResult>> _looks = new(StringComparer.Ordinal);

    /// <summary>Completes never: where a worker that was killed stands.</summary>
    public static Task Forever { get; } = new TaskCompletionSource().Task;

    public FakeEffect this[string name] => _effects.TryGetValue(name, out var effect) ? effect : _effects[name] = new();

    public IEnumerable<string> Done => _effects.OrderBy(e => e.Key, StringComparer.Ordinal).SelectMany(e => e.Value.Done.Values.Select(n => $"{e.Key} done {n} time(s)"));

    /// <summary>What the next look of this name answers; afterwards <c>Done</c>.</summary>
    public void LookAnswers(string name, params IEnumerable<ActivityResult> answers) => _looks[name] = new(answers);

    public ActivityResult Look(string name) => _looks.TryGetValue(name, out var answers) && answers.TryDequeue(out var answer) ? answer : ActivityResult.Done;
}

/// <summary>One kind of effect and what became of each of its executions.</summary>
internal sealed class FakeEffect
{
    /// <summary>How the next acts go; then each is simply done.</summary>
    public Queue<Func<FakeAct, Task<WorkflowError?>>> Acts { get; } = [];

    /// <summary>What the next looks say; then the truth.</summary>
    public Queue<Observation> Looks { get; } = [];

    /// <summary>How often each execution's effect took place.</summary>
    public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Half { get; } = new(StringComparer.Ordinal);

    /// <summary>What happened here, in order: <c>look</c> and <c>act</c> with the number they were made under.</summary>
    public List<(string What, long Number)> Calls { get; } = [];

    public int DoneCount => Done.Values.Sum();

    public int ActCount => Calls.Count(c => c.What == "act");

    public void Next(params IEnumerable<Func<FakeAct, Task<WorkflowError?>>> acts)
    {
        foreach (var act in acts)
        {
            Acts.Enqueue(act);
        }
    }
}

/// <summary>One call to act, and the ways it can go.</summary>
internal sealed class FakeAct(FakeEffect effect, string key, CancellationToken cancellationToken)
{
    public CancellationToken Cancelled => cancellationToken;

    public static Task<WorkflowError?> Do(FakeAct act)
    {
        act.TakeEffect();
        return Task.FromResult<WorkflowError?>(null);
    }

    public static Task<WorkflowError?> DoNothing(FakeAct act) => Task.FromResult<WorkflowError?>(null);

    public static Task<WorkflowError?> DoHalf(FakeAct act)
    {
        act.TakeHalf();
        return Task.FromResult<WorkflowError?>(null);
    }

    public static Task<WorkflowError?> FailForNow(FakeAct act) => Task.FromResult<WorkflowError?>(WorkflowError.Transient("test.busy", "The target is busy."));

    public static Task<WorkflowError?> Fail(FakeAct act) => Task.FromResult<WorkflowError?>(WorkflowError.NeedsOperator("test.broken", "The target is broken."));

    public static Task<WorkflowError?> LoseAnswer(FakeAct act) => throw new InDoubtException("a host call");

    public static Task<WorkflowError?> DoAndLoseAnswer(FakeAct act)
    {
        act.TakeEffect();
        throw new InDoubtException("a host call");
    }

    public static Task<WorkflowError?> Throw(FakeAct act) => throw new InvalidOperationException("The activity has a defect.");

    public void TakeEffect()
    {
        effect.Half.Remove(key);
        effect.Done[key] = effect.Done.GetValueOrDefault(key) + 1;
    }

    public void TakeHalf() => effect.Half.Add(key);
}

/// <summary>An effect on the <see cref="FakeWorld"/>.</summary>
internal sealed class TestEffect(FakeWorld world) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Test.Effect", Category = "Test", DisplayName = "Effect", Description = "Changes the fake world.", Behavior = ActivityBehavior.Effect,
        Inputs =
        [
            new("Effect", "String", "Its name.", IsRequired: true), new("Opens", "String", "A key."), new("Closes", "String", "A key."), new("Holds", "String", "A hold."),
            new("Stamp", "String", "Anything."),
        ],
        Outputs = [new("Result", "String", "What was done."), new("Number", "Int32", "How often.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => inputs.TextOrNull("Holds") is { } key ? [key] : [];

    public override Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Resolution>(new Resolution.Intent(EngineJson.Element(context.ExecutionId)));

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var (name, key) = (context.Inputs.Text("Effect"), intent.GetString()!);
        var effect = world[name];
        effect.Calls.Add(("look", context.Claim.Number));
        if (effect.Looks.TryDequeue(out var scripted))
        {
            return scripted;
        }

        if (effect.Half.Contains(key))
        {
            return new Observation.HalfDone("it is half done");
        }

        if (!effect.Done.ContainsKey(key))
        {
            return new Observation.NotDone();
        }

        if (name == "undo")
        {
            context.CloseDroppedEffects(); // the test's rollback has seen all whole
        }

        if (context.Inputs.TextOrNull("Opens") is { } opens)
        {
            context.OpenKey(opens);
        }

        if (context.Inputs.TextOrNull("Closes") is { } closes)
        {
            context.CloseKey(closes);
        }

        return new Observation.Done((ActivityResult.Completed)ActivityResult.Outcome("Done", ("Result", name), ("Number", effect.DoneCount)));
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        await context.ShowAsync(new { acting = context.Node.Id }, cancellationToken);
        var effect = world[context.Inputs.Text("Effect")];
        effect.Calls.Add(("act", context.Claim.Number));
        var act = new FakeAct(effect, intent.GetString()!, cancellationToken);
        return await (effect.Acts.TryDequeue(out var scripted) ? scripted : FakeAct.Do)(act);
    }
}

/// <summary>Looks at the <see cref="FakeWorld"/>: as scripted, or whether an effect was done often enough.</summary>
internal sealed class TestLook(FakeWorld world) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Test.Look", Category = "Test", DisplayName = "Look", Description = "Looks at the fake world.", Behavior = ActivityBehavior.Observing,
        Inputs = [new("Target", "String", "What is looked at.", IsRequired: true), new("Until", "Int32", "How often an effect shall be done."), new("Stamp", "String", "Anything.")],
        Outputs = [new("Result", "Int32", "How often the effect was done.")], Outcomes = ["Done", "More", "Enough"],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var name = context.Inputs.Text("Target");
        if (context.Inputs["Until"].ValueKind == JsonValueKind.Null)
        {
            context.Note($"Looked at {name}.");
            return world.Look(name);
        }

        var done = world[name].DoneCount;
        return ActivityResult.Outcome(done < context.Inputs.Integer("Until") ? "More" : "Enough", ("Result", done));
    }
}

/// <summary>Waits for an event.</summary>
internal sealed class TestWait : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Test.Wait", Category = "Test", DisplayName = "Wait", Description = "Waits for an event.", Behavior = ActivityBehavior.Waiting,
        Inputs = [new("EventName", "String", "Which.", IsRequired: true)], Outputs = [new("Result", "Object", "The event's payload.")],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        new(new ActivityResult.WaitFor(context.Inputs.Text("EventName")));
}
