using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>Waits for an event; as the activity that started the run it has come already.</summary>
public sealed class Event : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Event", Category = "Primitives", DisplayName = "Event", Description = "Waits for an event of a name.",
        Behavior = ActivityBehavior.Waiting,
        Inputs = [new("EventName", "String", "The event's name.", IsRequired: true)],
        Outputs = [new("Result", "Object", "What came with the event.")],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) => new(
        context.IsTrigger ? ActivityResult.Outcome("Done", ("Result", null)) : new ActivityResult.WaitFor(context.Inputs.Text("EventName")));
}

/// <summary>
/// Tells an event to this run, or to every run that waits for it: a message in each one's inbox, under an id that follows from this
/// execution, so that it is obeyed once however often it is posted.
/// </summary>
public sealed class PublishEvent : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.PublishEvent", Category = "Primitives", DisplayName = "Publish Event", Description = "Publishes an event to the runs that wait for it.",
        Behavior = ActivityBehavior.Effect,
        Inputs =
        [
            new("EventName", "String", "The event's name.", IsRequired: true),
            new("CorrelationId", "String", "Only runs of this correlation id; empty: all."),
            new("IsLocalEvent", "Boolean", "Only to this run, which keeps it when it does not wait for it yet.", Default: false, UIHint: "checkbox"),
            new("Payload", "Object", "What comes with the event."),
        ],
    };

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var name = context.Inputs.Text("EventName");
        if (context.Inputs.Boolean("IsLocalEvent"))
        {
            context.RaiseEvent(name, context.Inputs["Payload"]);
            return new Resolution.Ended(ActivityResult.Done);
        }

        var waiting = await context.Events.FindWaitingAsync(name, cancellationToken);
        context.Note(waiting.Count == 0 ? $"No run waits for '{name}'." : $"'{name}' is told to {waiting.Count} run(s).");
        return waiting.Count == 0
            ? new Resolution.Ended(ActivityResult.Done)
            : new Resolution.Intent(EngineJson.Element(waiting.Select(run => new Addressee(run, MessageId(context, run)))));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken) =>
        (await OpenAsync(context, intent, cancellationToken)).Count == 0 ? new Observation.Done((ActivityResult.Completed)ActivityResult.Done) : new Observation.NotDone();

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        foreach (var addressee in await OpenAsync(context, intent, cancellationToken))
        {
            var message = new InboxMessage
            {
                Id = addressee.MessageId, RunId = addressee.RunId, Kind = InboxMessageKind.Event, SentBy = $"run {context.RunNumber}", SentAt = context.Now,
                Payload = EngineJson.Text(new { name = context.Inputs.Text("EventName"), payload = context.Inputs["Payload"], correlationId = context.Inputs.TextOrNull("CorrelationId") }),
            };
            try
            {
                await context.Events.PostAsync(message, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                throw new InDoubtException("a message to another run", e);
            }
        }

        return null;
    }

    // Those that were not posted and still wait: who does not wait any more missed it.
    private static async Task<List<Addressee>> OpenAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var addressees = intent.Deserialize<List<Addressee>>(EngineJson.Options)!;
        var posted = await context.Events.FindPostedAsync([.. addressees.Select(a => a.MessageId)], cancellationToken);
        var waiting = await context.Events.FindWaitingAsync(context.Inputs.Text("EventName"), cancellationToken);
        return addressees.FindAll(a => !posted.Contains(a.MessageId) && waiting.Contains(a.RunId));
    }

    private static Guid MessageId(ActivityContext context, Guid run) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{context.RunId}/{context.ExecutionId}/{run}")).AsSpan(0, 16));

    private sealed record Addressee(Guid RunId, Guid MessageId);
}

public sealed class Correlate : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Correlate", Category = "Primitives", DisplayName = "Correlate", Description = "Gives the run its correlation id.",
        Behavior = ActivityBehavior.Pure,
        Inputs = [new("CorrelationId", "String", "What events for this run are told apart by.", IsRequired: true)],
    };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.SetCorrelationId(context.Inputs.Text("CorrelationId"));
        return new(ActivityResult.Done);
    }
}
