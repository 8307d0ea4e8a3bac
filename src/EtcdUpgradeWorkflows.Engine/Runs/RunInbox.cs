using System.Collections.Immutable;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>Obeys the messages of a run: changes its state in memory; the next checkpoint saves both the change and that the message was obeyed.</summary>
internal sealed class RunInbox
{
    private const string AcceptObserved = "acceptObserved";

    private readonly RunSession _session;
    private readonly RunTree _tree;

    public RunInbox(RunSession session, RunTree tree)
    {
        _session = session;
        _tree = tree;
    }

    private RunState State
    {
        get => _session.State;
        set => _session.State = value;
    }

    /// <summary>True when anything was obeyed.</summary>
    public bool ObeyAll()
    {
        var messages = _session.Inbox;
        _session.Inbox = [];
        foreach (var message in messages)
        {
            if (Parse(message.Payload) is { } payload)
            {
                Obey(message, payload);
            }
            else
            {
                _session.WriteEvent(JournalEvent.Note, $"A message of kind '{message.Kind}' is no JSON object and was put aside.", message.SentBy);
            }

            _session.Consume(message.Id);
        }

        return messages.Count > 0;
    }

    // A message that cannot be read must not stop the run for ever.
    private static JsonElement? Parse(string payload)
    {
        try
        {
            var element = JsonElement.Parse(payload);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Obey(InboxMessage message, JsonElement payload)
    {
        var reason = Text(payload, "reason");
        switch (message.Kind)
        {
            case InboxMessageKind.Pause:
                State = State with { Pause = new(message.SentBy, reason, Flag(payload, "atSafePoint"), InForce: false, _session.Now) };
                _session.WriteEvent(JournalEvent.Note, Said("Pause asked for", reason), message.SentBy);
                break;
            case InboxMessageKind.Resume:
                State = State with { Pause = null };
                _session.WriteEvent(JournalEvent.ResumedByOperator, Said(ResumedHow(payload), reason), message.SentBy);
                if (Flag(payload, "forward"))
                {
                    LeaveRollback(message);
                }
                else
                {
                    Retry(message, payload, all: true);
                }

                break;
            case InboxMessageKind.Retry:
                Retry(message, payload, all: Text(payload, "incident") is null);
                break;
            case InboxMessageKind.Cancel:
                State = State with { Cancel = new(message.SentBy, reason, Flag(payload, "now"), _session.Now), Pause = null };
                _session.WriteEvent(JournalEvent.CancelRequested, Said(Flag(payload, "now") ? "Cancel asked for, at once" : "Cancel asked for", reason), message.SentBy);
                break;
            case InboxMessageKind.Rollback:
                Rollback(message, payload, reason);
                break;
            case InboxMessageKind.Event:
                Event(message, payload);
                break;
            case InboxMessageKind.Reconsider:
                Reconsider(message, payload, reason);
                break;
            case InboxMessageKind.Grant:
                Grant(message, payload, reason);
                break;
            default:
                _session.WriteEvent(JournalEvent.Note, $"A message of kind '{message.Kind}' is not known to this version and was put aside.", message.SentBy);
                break;
        }
    }

    private void Reconsider(InboxMessage message, JsonElement payload, string? reason)
    {
        string?[] codes = payload.TryGetProperty("codes", out var given) && given.ValueKind == JsonValueKind.Array
            ? [.. given.EnumerateArray().Select(code => code.ValueKind == JsonValueKind.String ? code.GetString() : null)]
            : [];
        List<Incident> asked = [.. State.Incidents.Where(incident => codes.Contains(incident.Error.Code))];
        if (State.FindDeferred(_session.Now) is null && asked.Count == 0)
        {
            return;
        }

        _session.WriteEvent(JournalEvent.Note, Said("What it waits for may have changed; it looks again", reason), message.SentBy);
        State = State with { Queue = [.. State.Queue.Select(activity => activity.Deferred is null ? activity : activity with { NotBefore = null })] };
        foreach (var incident in asked)
        {
            // No answer of a person: what it was asked is asked again.
            TryAgain(incident, incident.Activity with { Attempt = 1, NotBefore = null });
        }
    }

    private void TryAgain(Incident incident, ScheduledActivity again) => State = State with
    {
        Incidents = State.Incidents.Remove(incident),
        Intent = State.Intent?.Activity.ExecutionId == again.ExecutionId ? State.Intent with { Activity = again } : State.Intent,
        Queue = State.Intent?.Activity.ExecutionId == again.ExecutionId ? State.Queue : State.Queue.Insert(0, again),
    };

    private void Grant(InboxMessage message, JsonElement payload, string? reason)
    {
        DateTimeOffset? until = payload.TryGetProperty("until", out var given) && given.ValueKind == JsonValueKind.String && given.TryGetDateTimeOffset(out var instant) ? instant : null;
        Grant grant = new(Text(payload, "name") ?? "", message.SentBy)
        {
            Reason = reason, With = Text(payload, "with"), Of = Text(payload, "of"), Since = _session.Now, Until = until,
            Consent = payload.TryGetProperty("consent", out var agreed) && agreed.ValueKind == JsonValueKind.Object ? agreed.Deserialize<GrantConsent>(EngineJson.Options) : null,
        };
        State = State with { Grants = (State.Grants ?? []).RemoveAll(other => other.Name == grant.Name && other.Of == grant.Of).Add(grant) };
        _session.WriteEvent(JournalEvent.Note, $"Allowed: {grant}.", message.SentBy, grant);
        Reconsider(message, payload, null);
    }

    private void Retry(InboxMessage message, JsonElement payload, bool all)
    {
        var wanted = Text(payload, "incident");
        var answered = State.Incidents.Where(i => all || i.Id == wanted).ToList();
        var answer = ImmutableSortedDictionary<string, JsonElement>.Empty.Add("answeredBy", EngineJson.Element(message.SentBy));
        if (Flag(payload, "kill"))
        {
            answer = answer.Add("kill", EngineJson.Element(true));
        }

        if (Flag(payload, AcceptObserved))
        {
            answer = answer.Add(AcceptObserved, EngineJson.Element(true));
        }

        foreach (var incident in answered)
        {
            // A yes is a yes to the question that was asked, not to another one that comes later.
            var again = incident.Activity with { Attempt = 1, NotBefore = null, Answer = answer.Add("code", EngineJson.Element(incident.Error.Code)) };
            if (answer.ContainsKey(AcceptObserved))
            {
                _tree.DropIntent(again.ExecutionId); // it was made of what is not true any more: what is to be done is resolved anew
            }

            TryAgain(incident, again);
            _session.WriteEvent(
                JournalEvent.Retried, $"Retry of {incident.ActivityName ?? incident.ActivityId}{(Flag(payload, "kill") ? ", with kill" : "")}.", message.SentBy);
        }
    }

    private void Rollback(InboxMessage message, JsonElement payload, string? reason)
    {
        if (_session.MainGraph.Definition.Rollback is not { } rollback)
        {
            _session.WriteEvent(JournalEvent.Note, "Rollback was asked for, but this run's definition names none.", message.SentBy);
            return;
        }

        var all = Flag(payload, "all");
        var then = all ? Frame.EndsRun : Text(payload, "then") ?? rollback.Then;
        var refusal = State.RootEnded ? "the run has done all its work"
            : !all && _session.MainGraph.Definition.Root.Children.All(c => c.Id != then) ? $"'{then}' is no activity of the root to go on at"
            : _session.Run.Pins.FirstOrDefault(p => p.DefinitionId == rollback.DefinitionId) is not { } pin ? $"the run has not pinned '{rollback.DefinitionId}'"
            : all && !_session.Graphs[pin].Definition.RollsBackAll ? $"'{pin}', which the run was started with, does not roll back all"
            : null;
        if (refusal is not null)
        {
            _session.WriteEvent(JournalEvent.Note, $"Rollback was asked for, but {refusal}.", message.SentBy);
            return;
        }

        _session.WriteEvent(JournalEvent.RollbackRequested, Said("Rollback asked for", reason), message.SentBy, payload);
        State = State with { Pause = null };
        var inputs = payload.TryGetProperty("inputs", out var given) && given.ValueKind == JsonValueKind.Object ? given : EngineJson.Element(new { });
        _tree.StartRollback(_session.Run.Pins.First(p => p.DefinitionId == rollback.DefinitionId), Merge(inputs), then, pauseAfter: !Flag(payload, "goOn"));
    }

    private void LeaveRollback(InboxMessage message)
    {
        if (_session.MainGraph.Definition.Rollback is not { } rollback || !_tree.LeaveRollback(rollback.Then))
        {
            _session.WriteEvent(JournalEvent.Note, "To go on forward was asked for, but no rollback is under way.", message.SentBy);
        }
    }

    private static string ResumedHow(JsonElement payload) =>
        Flag(payload, "forward") ? "Resumed forward, the rollback is left"
        : Flag(payload, AcceptObserved) ? "Resumed, what is observed is accepted"
        : "Resumed";

    // The rollback definition's inputs are the run's own, with what the message adds.
    private JsonElement Merge(JsonElement inputs)
    {
        Dictionary<string, JsonElement> merged = new(_session.Input, StringComparer.Ordinal);
        foreach (var input in inputs.EnumerateObject())
        {
            merged[input.Name] = input.Value;
        }

        return EngineJson.Element(merged);
    }

    private void Event(InboxMessage message, JsonElement payload)
    {
        var name = Text(payload, "name") ?? "";
        JsonElement? value = payload.TryGetProperty("payload", out var given) ? given : null;
        if (Text(payload, "correlationId") is { Length: > 0 } correlation && correlation != State.CorrelationId)
        {
            _session.WriteEvent(JournalEvent.Note, $"The event '{name}' is for runs of correlation id '{correlation}' and was put aside.", message.SentBy);
            return;
        }

        _tree.Deliver(name, value, message.SentBy);
    }

    private static string Said(string what, string? reason) => string.IsNullOrWhiteSpace(reason) ? $"{what}." : $"{what}: {reason}";

    private static string? Text(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement payload, string name) => payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
