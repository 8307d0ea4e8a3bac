using System.Collections.Immutable;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>Frames, queue and records of a run: what happens in memory when an activity is scheduled, starts or ends.</summary>
internal sealed class RunTree
{
    private readonly RunSession _session;
    private readonly ActivityCatalog _catalog;

    /// <summary>Begins the keys that stand for an effect a rollback dropped half way: no safe point before an activity has seen that all is whole.</summary>
    public const string DroppedEffect = "dropped:";

    public RunTree(RunSession session, ActivityCatalog catalog)
    {
        _session = session;
        _catalog = catalog;
    }

    private RunState State
    {
        get => _session.State;
        set => _session.State = value;
    }

    /// <summary>The first step of a new run.</summary>
    public void StartRun() => StartFrame(new Frame
    {
        Id = _session.NewId(), NodeId = WorkflowDefinition.WorkflowNodeId, StartedAt = _session.Now,
        Variables = InitialVariables(_session.MainGraph.Definition.Variables),
    }, ActivityInputs.None);

    /// <summary>A container from the queue becomes a frame; its children take its place.</summary>
    public void StartContainer(ScheduledActivity scheduled, ActivityInputs inputs)
    {
        State = State with { Queue = State.Queue.RemoveAll(q => q.ExecutionId == scheduled.ExecutionId) };
        StartFrame(new Frame
        {
            Id = scheduled.ExecutionId, NodeId = scheduled.NodeId, ParentId = scheduled.FrameId, StartedAt = scheduled.StartedAt ?? _session.Now,
            ScheduledBy = scheduled.ScheduledBy, ScheduledByActivity = scheduled.ScheduledByActivity, Depth = FrameOf(scheduled.FrameId).Depth + 1,
            Variables = InitialVariables(WorkflowDefinition.ReadVariables(NodeOf(scheduled).Json["variables"])),
        }, inputs);
    }

    /// <summary>Drops all work and runs a child workflow as a frame of its own under the run's top frame.</summary>
    public void StartRollback(DefinitionVersion definition, JsonElement input, string then, bool pauseAfter)
    {
        // What a child workflow knows of the world is what has to be taken back.
        var known = State.Frames.LastOrDefault(f => f.Outputs is not null)?.Outputs;
        DropWorkAndIntent();
        var top = State.Frames.First(f => f.ParentId is null);
        StartFrame(new Frame
        {
            Id = _session.NewId(), NodeId = WorkflowDefinition.WorkflowNodeId, ParentId = top.Id, Definition = definition, Input = input, Then = then,
            PauseAfter = pauseAfter, Outputs = known, StartedAt = _session.Now, ScheduledBy = top.Id, ScheduledByActivity = WorkflowDefinition.WorkflowNodeId, Depth = 1,
            Variables = InitialVariables(_session.Graphs[definition].Definition.Variables),
        }, ActivityInputs.None);
    }

    /// <summary>Leaves a rollback that is under way: its work is dropped and the run goes on at an activity of its own flowchart,
    /// or at its start when that was never reached. False when there is none.</summary>
    public bool LeaveRollback(string then)
    {
        if (State.Frames.All(f => f.Then is null))
        {
            return false;
        }

        DropWorkAndIntent();
        var top = State.Frames.First(f => f.ParentId is null);
        ScheduleAgain(top.Id, then, top.Id);
        return true;
    }

    /// <summary>Drops an intent that is open for an execution; what it may have left half way stays known. The caller schedules the activity anew.</summary>
    public void DropIntent(string executionId)
    {
        if (State.Intent?.Activity.ExecutionId == executionId)
        {
            State = State with { Intent = null, OpenKeys = State.OpenKeys.Add(new(DroppedEffect + executionId, executionId, _session.Now)) };
        }
    }

    public Frame FrameOf(string id) => State.Frames.First(f => f.Id == id);

    public WorkflowGraph GraphOf(Frame frame)
    {
        for (var f = frame; f is not null; f = f.ParentId is null ? null : FrameOf(f.ParentId))
        {
            if (f.Definition is not null)
            {
                return _session.Graphs[f.Definition];
            }
        }

        return _session.MainGraph;
    }

    public ActivityNode NodeOf(ScheduledActivity scheduled) => GraphOf(FrameOf(scheduled.FrameId)).FindByNodeId(scheduled.NodeId)
        ?? throw new WorkflowErrorException(WorkflowError.Permanent("run.activity_gone", $"The run stands at '{scheduled.NodeId}', which its definition does not have."));

    public ExpressionScope ScopeOf(Frame frame, string seed)
    {
        List<ScopedVariable> variables = [];
        IReadOnlyDictionary<string, JsonElement> input = _session.Input;
        for (var f = frame; f is not null; f = f.ParentId is null || f.Definition is not null ? null : FrameOf(f.ParentId))
        {
            foreach (var variable in DeclaredIn(f))
            {
                if (f.Variables.TryGetValue(variable.Id, out var value))
                {
                    variables.Add(new(f.Id, variable.Id, variable.Name, variable.IsArray ? "Object" : variable.TypeName, value));
                }
            }

            if (f.Definition is not null && f.Input is { } own)
            {
                input = own.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
            }
        }

        var graph = GraphOf(frame);
        var prefix = OutputPrefix(frame);
        return new ExpressionScope
        {
            Variables = variables, Inputs = WithDefaults(graph.Definition, input), ActivityIdsByName = graph.ActivityIdsByName, LastResult = State.LastResult,
            ActivityOutputs = State.ActivityOutputs.Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal) && !a.Key.AsSpan(prefix.Length).Contains(':'))
                .ToDictionary(a => a.Key[prefix.Length..], a => (IReadOnlyDictionary<string, JsonElement>)a.Value, StringComparer.Ordinal),
            DefinitionId = graph.Definition.DefinitionId, DefinitionVersion = graph.Definition.Version, DefinitionVersionId = graph.Definition.Id,
            InstanceId = _session.Run.Claim.RunId.ToString(), CorrelationId = State.CorrelationId, Seed = $"{_session.Run.Claim.RunId}/{seed}", Now = _session.Now,
        };
    }

    public void Schedule(ActivityNode node, Frame frame, string? by, string? byActivity)
    {
        var scheduled = new ScheduledActivity
        {
            ExecutionId = _session.NewId(), NodeId = node.NodeId, FrameId = frame.Id, ScheduledBy = by, ScheduledByActivity = byActivity,
        };
        State = State with { Queue = State.Queue.Add(scheduled) };
    }

    /// <summary>An activity has completed: its container decides what follows.</summary>
    public void Completed(ScheduledActivity scheduled, ActivityNode node, IReadOnlyList<string> outcomes, bool isTerminal) =>
        ChildEnded(scheduled.FrameId, new(node, ChildStatus.Completed, outcomes, isTerminal), scheduled.ExecutionId);

    public void ChangeVariables(IEnumerable<VariableChange> changes)
    {
        foreach (var change in changes)
        {
            Update(FrameOf(change.FrameId) with { Variables = FrameOf(change.FrameId).Variables.SetItem(change.VariableId, change.Value) });
        }
    }

    public void SetVariable(Frame frame, string? id, string? name, JsonElement value, string seed)
    {
        var variable = ScopeOf(frame, seed).FindVariable(id, name)
            ?? throw new WorkflowErrorException(WorkflowError.Permanent("expression.variable_unknown", $"There is no variable '{name ?? id}' in scope."));
        if (!JsonValues.TryConvert(value, variable.TypeName, out var converted, out var problem))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent("expression.wrong_type", $"Variable '{variable.Name}': {problem}."));
        }

        ChangeVariables([new(variable.FrameId, variable.Id, converted)]);
    }

    public void SetActivityOutputs(ActivityNode node, IReadOnlyDictionary<string, JsonElement> outputs, ActivityDescriptor descriptor, Frame frame, string seed)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        State = State with
        {
            ActivityOutputs = State.ActivityOutputs.SetItem(OutputPrefix(frame) + node.Id, outputs.ToImmutableSortedDictionary(StringComparer.Ordinal)),
            LastResult = outputs.TryGetValue("Result", out var result) ? result
                : descriptor.Behavior == ActivityBehavior.Container ? State.LastResult // a loop's item is no result
                : outputs.Values.First(),
        };
        foreach (var output in descriptor.Outputs)
        {
            // A captured output: the id of a variable, or the name of a workflow output.
            if (outputs.TryGetValue(output.Name, out var value) && ActivityNode.Text(ActivityNode.Property(ActivityNode.Property(node.Json[output.PropertyName], "memoryReference"), "id")) is { } target)
            {
                if (ScopeOf(frame, seed).FindVariable(target, null) is not null)
                {
                    SetVariable(frame, target, null, value, seed);
                }
                else
                {
                    SetWorkflowOutput(frame, target, value);
                }
            }
        }
    }

    private void DropWorkAndIntent()
    {
        var dropped = State.Intent?.Activity.ExecutionId;
        DropWork();
        if (dropped is not null)
        {
            State = State with { OpenKeys = State.OpenKeys.Add(new(DroppedEffect + dropped, dropped, _session.Now)) };
        }
    }

    /// <summary>An output of the run, or of the child workflow that the frame is in.</summary>
    public void SetWorkflowOutput(Frame frame, string name, JsonElement value)
    {
        if (WorkflowOf(frame) is { Outputs: { } outputs } child)
        {
            Update(child with { Outputs = outputs.SetItem(name, value) });
        }
        else
        {
            State = State with { Outputs = State.Outputs.SetItem(name, value) };
        }
    }

    public JsonElement? FindWorkflowOutput(Frame frame, string name) =>
        (WorkflowOf(frame).Outputs ?? State.Outputs).TryGetValue(name, out var value) ? value : null;

    /// <summary>An event ends the first wait for it; one that nothing waits for yet is kept.</summary>
    public void Deliver(string name, JsonElement? payload, string by) =>
        State = State.Bookmarks.Find(b => b.EventName == name && b.DueAt is null) is { } bookmark
            ? State with { Bookmarks = State.Bookmarks.Replace(bookmark, bookmark with { DueAt = _session.Now, Payload = payload }) }
            : State with { PendingEvents = State.PendingEvents.Add(new(name, payload, by)) };

    /// <summary>The definitions the frame is in, outermost first.</summary>
    public IReadOnlyList<string> CallersOf(Frame frame)
    {
        List<string> callers = [];
        for (var f = WorkflowOf(frame); f is not null; f = f.ParentId is null ? null : WorkflowOf(FrameOf(f.ParentId)))
        {
            callers.Insert(0, GraphOf(f).Definition.DefinitionId);
        }

        return callers;
    }

    // The Workflow1 that the frame is in: the run's own, a rollback's or a child workflow's.
    private Frame WorkflowOf(Frame frame)
    {
        var workflow = frame;
        while (workflow.NodeId != WorkflowDefinition.WorkflowNodeId)
        {
            workflow = FrameOf(workflow.ParentId!);
        }

        return workflow;
    }

    // Child workflows keep outputs apart, for they may use the same ids. No activity id has a colon.
    private string OutputPrefix(Frame frame) => WorkflowOf(frame) is { Outputs: not null } child ? $"{child.Id}:" : "";

    /// <summary>Everything below the run's root flowchart is dropped: queue, waits, incidents, the open intent, inner frames.</summary>
    private void DropWork()
    {
        var top = State.Frames.First(f => f.ParentId is null);
        var root = State.Frames.FirstOrDefault(f => f.ParentId == top.Id && f.Definition is null);
        foreach (var scheduled in Begun().ToList())
        {
            RecordEnd(scheduled, NodeOf(scheduled), "Canceled");
        }

        foreach (var frame in State.Frames.Where(f => f.Id != top.Id && f.Id != root?.Id))
        {
            RecordFrame(frame, "Canceled");
        }

        State = State with
        {
            Queue = [], Bookmarks = [], Incidents = [], Intent = null, Frames = [.. State.Frames.Where(f => f.Id == top.Id || f.Id == root?.Id)],
        };
    }

    public ExecutionRecord RecordOf(ScheduledActivity scheduled, ActivityNode node, string status) => (_session.Recorded(scheduled.ExecutionId) ?? new ExecutionRecord
    {
        Id = scheduled.ExecutionId, ActivityId = node.Id, ActivityNodeId = node.NodeId, ActivityType = node.Type, ActivityTypeVersion = node.Version,
        ActivityName = node.Title, StartedAt = scheduled.StartedAt ?? _session.Now, Status = status,
        SchedulingActivityExecutionId = scheduled.ScheduledBy, SchedulingActivityId = scheduled.ScheduledByActivity, CallStackDepth = FrameOf(scheduled.FrameId).Depth + 1,
    }) with { Status = status, Attempt = scheduled.Attempt, ActivityState = scheduled.Inputs?.GetRawText() };

    /// <summary>The run is cancelled while containers are still under way.</summary>
    public void CancelAll()
    {
        DropWork();
        foreach (var frame in State.Frames)
        {
            RecordFrame(frame, "Canceled");
        }
    }

    /// <summary>An activity ends the whole workflow: the containers around it complete, whatever else is under way is cancelled.</summary>
    public void FinishWorkflow(Frame frame)
    {
        for (var f = frame; f is not null; f = f.ParentId is null ? null : FrameOf(f.ParentId))
        {
            if (f.Outputs is not null)
            {
                EndFrame(f, ["Done"]); // a child workflow: who called it goes on
                return;
            }

            CompleteInner(f);
        }

        State = State with { Frames = [] };
    }

    /// <summary>Ends the innermost loop around the activity; without one, its container.</summary>
    public void Break(ScheduledActivity scheduled, ActivityNode node)
    {
        var inner = FrameOf(scheduled.FrameId);
        var loop = inner;
        while (!ContainerOf(loop).IsLoop)
        {
            if (loop.NodeId == WorkflowDefinition.WorkflowNodeId)
            {
                ChildEnded(inner.Id, new(node, ChildStatus.Completed, [], IsTerminal: true), scheduled.ExecutionId);
                return;
            }

            loop = FrameOf(loop.ParentId!);
        }

        for (var f = inner; f.Id != loop.Id; f = FrameOf(f.ParentId!))
        {
            CompleteInner(f);
        }

        EndFrame(loop, ["Done"]);
    }

    private void CompleteInner(Frame frame)
    {
        CancelBelow(frame.Id);
        RecordFrame(frame, "Completed");
        Line(frame, "Completed");
    }

    private IEnumerable<ScheduledActivity> Begun() => State.Queue.Where(q => q.StartedAt is not null).Concat(State.Bookmarks.Select(b => b.Activity))
        .Concat(State.Incidents.Select(i => i.Activity)).Concat(State.Intent is { } open ? [open.Activity] : []).DistinctBy(s => s.ExecutionId);

    private void RecordEnd(ScheduledActivity scheduled, ActivityNode node, string status) =>
        _session.Record(RecordOf(scheduled, node, status) with { CompletedAt = _session.Now });

    private void StartFrame(Frame frame, ActivityInputs inputs)
    {
        State = State with { Frames = State.Frames.Add(frame) };
        var graph = GraphOf(frame);
        Line(frame, "Started");
        RecordFrame(frame, "Running");
        var node = graph.FindByNodeId(frame.NodeId) ?? graph.Definition.Root;
        var trigger = WorkflowOf(frame).Definition is null ? State.Trigger : null;
        Apply(frame.Id, ContainerOf(frame).Start(new(node, graph, frame, inputs, HasActiveChildren(frame.Id)) { Trigger = trigger }), frame.Id);
    }

    private void ChildEnded(string frameId, ChildEnd end, string endedExecution)
    {
        var frame = FrameOf(frameId);
        var graph = GraphOf(frame);
        var container = ContainerOf(frame);
        Apply(frameId, container.ChildEnded(new(graph.FindByNodeId(frame.NodeId) ?? graph.Definition.Root, graph, frame, ActivityInputs.None, HasActiveChildren(frameId)), end),
            endedExecution, end.Child.Id);
    }

    private void Apply(string frameId, ContainerStep step, string by, string? byActivity = null)
    {
        Update(step.Frame);
        if (step.Outputs.Count > 0)
        {
            var around = FrameOf(step.Frame.ParentId!);
            SetActivityOutputs(GraphOf(step.Frame).FindByNodeId(step.Frame.NodeId)!, step.Outputs, ContainerOf(step.Frame).Descriptor, around, step.Frame.Id);
        }

        foreach (var frame in State.Frames.Where(f => f.ParentId == frameId && step.Cancel.Contains(f.NodeId.Split(':')[^1])).ToList())
        {
            CancelFrame(frame);
        }

        CancelActivities(a => a.FrameId == frameId && step.Cancel.Contains(a.NodeId.Split(':')[^1]));
        if (step.Call is { } call)
        {
            StartCall(call, FrameOf(frameId), isWaitedFor: step.Outcomes is null);
        }

        foreach (var child in step.Schedule)
        {
            Schedule(child, FrameOf(frameId), by, byActivity ?? FrameOf(frameId).NodeId.Split(':')[^1]);
        }

        if (step.Outcomes is not null)
        {
            EndFrame(FrameOf(frameId), step.Outcomes);
        }
    }

    private void EndFrame(Frame frame, IReadOnlyList<string> outcomes)
    {
        CancelBelow(frame.Id);
        RecordFrame(frame, "Completed");
        Line(frame, "Completed");
        State = State with
        {
            Frames = State.Frames.RemoveAll(f => f.Id == frame.Id),
            ActivityOutputs = frame.Outputs is null
                ? State.ActivityOutputs
                : State.ActivityOutputs.RemoveRange(State.ActivityOutputs.Keys.Where(k => k.StartsWith($"{frame.Id}:", StringComparison.Ordinal))),
        };
        if (frame.Then is { } then)
        {
            EndRollback(frame, then);
        }
        else if (frame.ParentId is { } parent)
        {
            var node = frame.Definition is { } own ? _session.Graphs[own].Definition.Root : GraphOf(FrameOf(parent)).FindByNodeId(frame.NodeId)!;
            ChildEnded(parent, new(node, ChildStatus.Completed, outcomes, false) { WorkflowOutputs = frame.Outputs is null ? null : EngineJson.Element(frame.Outputs) }, frame.Id);
        }
    }

    private void EndRollback(Frame frame, string then)
    {
        if (then == Frame.EndsRun)
        {
            // The run ends as cancelled, whoever else wanted it to: at a safe point, or with its hold marked.
            State = State with { Cancel = (State.Cancel ?? new(RunSession.RunnerName, "all was rolled back", Now: true, _session.Now)) with { Now = true } };
            return;
        }

        ScheduleAgain(frame.ParentId!, then, frame.Id);
        if (frame.PauseAfter)
        {
            State = State with { Pause = new(RunSession.RunnerName, "rolled back", AtSafePoint: false, InForce: false, _session.Now) };
        }
    }

    private void ScheduleAgain(string top, string then, string by)
    {
        var root = State.Frames.First(f => f.ParentId == top && f.Definition is null);
        var next = _session.MainGraph.FindById(then)!;
        if (root.Flow is { } flow)
        {
            var graph = _session.MainGraph.FlowOf(_session.MainGraph.FindByNodeId(root.NodeId)!, flow.Start);
            if (flow.HasReached(graph, then))
            {
                // As by a backward connection: this run of it is no visit, or a join there would count one too many.
                flow = flow with { ActivitiesVisitCount = flow.ActivitiesVisitCount.SetItem(then, flow.ActivitiesVisitCount.GetValueOrDefault(then) - 1) };
            }
            else
            {
                // What comes before it was dropped undone: to go on behind it would leave out checks and backups.
                next = graph.Start!;
                flow = new() { Start = flow.Start };
            }

            Update(root with { Flow = flow });
        }

        Schedule(next, State.Frames.First(f => f.Id == root.Id), by, WorkflowDefinition.WorkflowNodeId);
    }

    // Another definition, as a frame below the one that waits for it; beside the whole workflow when nobody does.
    private void StartCall(WorkflowCall call, Frame caller, bool isWaitedFor)
    {
        var version = _session.PinOf(call.DefinitionId)!;
        var given = call.Input.ValueKind switch
        {
            JsonValueKind.Object => call.Input.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
            JsonValueKind.Null => [],
            _ => throw new WorkflowErrorException(WorkflowError.Permanent("run.input_invalid", $"The inputs for '{call.DefinitionId}' are no object.", "Give an object of inputs by name.")),
        };
        var definition = _session.Graphs[version].Definition;
        StartFrame(new Frame
        {
            Id = _session.NewId(), NodeId = WorkflowDefinition.WorkflowNodeId, ParentId = isWaitedFor ? caller.Id : WorkflowOf(caller).Id, Definition = version,
            Input = EngineJson.Element(WorkflowInputs.Convert(definition, given)), Outputs = ImmutableSortedDictionary<string, JsonElement>.Empty,
            StartedAt = _session.Now, ScheduledBy = caller.Id, ScheduledByActivity = caller.NodeId.Split(':')[^1], Depth = caller.Depth + 1,
            Variables = InitialVariables(definition.Variables),
        }, ActivityInputs.None);
    }

    private void CancelBelow(string frameId)
    {
        foreach (var child in State.Frames.Where(f => f.ParentId == frameId).ToList())
        {
            CancelFrame(child);
        }

        CancelActivities(a => a.FrameId == frameId);
    }

    private void CancelFrame(Frame frame)
    {
        CancelBelow(frame.Id);
        if (_session.Recorded(frame.Id) is not { Status: "Completed" })
        {
            RecordFrame(frame, "Canceled");
            Line(frame, "Canceled");
        }

        State = State with { Frames = State.Frames.RemoveAll(f => f.Id == frame.Id) };
    }

    private void CancelActivities(Predicate<ScheduledActivity> wanted)
    {
        foreach (var begun in Begun().Where(a => wanted(a)).ToList())
        {
            RecordEnd(begun, NodeOf(begun), "Canceled");
            Line(begun, NodeOf(begun), "Canceled");
        }

        State = State with
        {
            Queue = State.Queue.RemoveAll(wanted),
            Bookmarks = State.Bookmarks.RemoveAll(b => wanted(b.Activity)),
            Incidents = State.Incidents.RemoveAll(i => wanted(i.Activity)),
        };
    }

    private ContainerActivity ContainerOf(Frame frame)
    {
        if (frame.NodeId == WorkflowDefinition.WorkflowNodeId)
        {
            return (ContainerActivity)_catalog.Find(WorkflowRoot.Type, 0)!;
        }

        var node = GraphOf(frame).FindByNodeId(frame.NodeId);
        return node is not null && _catalog.Find(node.Type, node.Version) is ContainerActivity container
            ? container
            : throw new WorkflowErrorException(WorkflowError.Permanent("run.activity_gone", $"The run stands in '{frame.NodeId}', which its definition does not have."));
    }

    private bool HasActiveChildren(string frameId) =>
        State.Queue.Any(q => q.FrameId == frameId)
        || State.Bookmarks.Any(b => b.Activity.FrameId == frameId)
        || State.Incidents.Any(i => i.Activity.FrameId == frameId)
        || State.Intent?.Activity.FrameId == frameId
        || State.Frames.Any(f => f.ParentId == frameId && f.Then is null);

    private IReadOnlyList<VariableDefinition> DeclaredIn(Frame frame)
    {
        var graph = GraphOf(frame);
        return frame.NodeId == WorkflowDefinition.WorkflowNodeId
            ? graph.Definition.Variables
            : [.. ContainerOf(frame).Variables, .. WorkflowDefinition.ReadVariables(graph.FindByNodeId(frame.NodeId)?.Json["variables"])];
    }

    private static ImmutableSortedDictionary<string, JsonElement> InitialVariables(IReadOnlyList<VariableDefinition> variables)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            values[variable.Id] = InputEvaluator.InitialValue(variable.Name, variable.IsArray ? "Object" : variable.TypeName, variable.Value);
        }

        return values.ToImmutable();
    }

    private static Dictionary<string, JsonElement> WithDefaults(WorkflowDefinition definition, IReadOnlyDictionary<string, JsonElement> given)
    {
        Dictionary<string, JsonElement> inputs = new(given, StringComparer.Ordinal);
        foreach (var input in definition.Inputs)
        {
            if (!inputs.TryGetValue(input.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                inputs[input.Name] = InputEvaluator.InitialValue(input.Name, input.IsArray ? "Object" : input.Type, input.Default);
            }
        }

        return inputs;
    }

    private void Update(Frame frame) => State = State with { Frames = State.Frames.Replace(FrameOf(frame.Id), frame) };

    private void RecordFrame(Frame frame, string status)
    {
        var graph = GraphOf(frame);
        var node = graph.FindByNodeId(frame.NodeId);
        _session.Record(new ExecutionRecord
        {
            Id = frame.Id, ActivityId = node?.Id ?? WorkflowDefinition.WorkflowNodeId, ActivityNodeId = frame.NodeId, ActivityType = node?.Type ?? WorkflowRoot.Type,
            ActivityTypeVersion = node?.Version ?? 1, ActivityName = node?.Title ?? graph.Definition.Name, StartedAt = frame.StartedAt,
            CompletedAt = status == "Running" ? null : _session.Now, Status = status, CallStackDepth = frame.Depth,
            SchedulingActivityExecutionId = frame.ScheduledBy, SchedulingActivityId = frame.ScheduledByActivity,
            Properties = frame.Flow is null ? null : EngineJson.Text(new { FlowScope = frame.Flow }),
        });
    }

    public void Line(ScheduledActivity scheduled, ActivityNode node, string eventName, string? message = null, object? payload = null) => _session.Write(new JournalEntry
    {
        Timestamp = _session.Now, EventName = eventName, Message = message, ActivityInstanceId = scheduled.ExecutionId, ParentActivityInstanceId = scheduled.FrameId,
        ActivityId = node.Id, ActivityType = node.Type, ActivityTypeVersion = node.Version, ActivityName = node.Title, NodeId = node.NodeId,
        Payload = payload is null ? null : EngineJson.Element(payload),
    });

    private void Line(Frame frame, string eventName)
    {
        var node = GraphOf(frame).FindByNodeId(frame.NodeId);
        _session.Write(new JournalEntry
        {
            Timestamp = _session.Now, EventName = eventName, ActivityInstanceId = frame.Id, ParentActivityInstanceId = frame.ParentId,
            ActivityId = node?.Id ?? WorkflowDefinition.WorkflowNodeId, ActivityType = node?.Type ?? WorkflowRoot.Type, ActivityTypeVersion = node?.Version ?? 1,
            ActivityName = node?.Title ?? GraphOf(frame).Definition.Name, NodeId = frame.NodeId,
        });
    }
}
