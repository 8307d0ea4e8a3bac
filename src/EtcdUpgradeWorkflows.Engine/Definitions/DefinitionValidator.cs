using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Engine.Scheduling;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>Everything that would keep a definition from running, in one answer. A draft may have findings; publishing and running need none of severity Error.</summary>
public sealed class DefinitionValidator
{
    private readonly ActivityCatalog _catalog;

    public DefinitionValidator(ActivityCatalog catalog) => _catalog = catalog;

    internal bool IsPrivileged(ActivityNode node) => _catalog.Find(node.Type, node.Version) is { Descriptor.IsPrivileged: true };

    internal bool IsEffect(ActivityNode node) => _catalog.Find(node.Type, node.Version) is { Descriptor.Behavior: ActivityBehavior.Effect };

    public IReadOnlyList<Finding> Validate(WorkflowDefinition definition)
    {
        List<Finding> findings = [];
        var graph = new WorkflowGraph(definition);
        ValidateFirstValues(definition, findings);
        foreach (var node in graph.Nodes)
        {
            if (_catalog.Find(node.Type, node.Version) is not { } activity)
            {
                findings.Add(node.Type == "Elsa.StateMachine"
                    ? new("definition.state_machine", FindingSeverity.Error, $"{node.Pointer}/type", "State machines are not run by this version.")
                    : new(
                        "definition.activity_unknown", FindingSeverity.Error, $"{node.Pointer}/type",
                        $"Activity type '{node.Type}' version '{node.Version}' could not be found."));
                continue;
            }

            ValidateInputs(definition, node, activity.Descriptor, findings);
            ValidatePlace(node, activity, findings);
            if (activity is Flowchart)
            {
                ValidateFlow(graph, node, findings);
            }
        }

        findings.AddRange(StartTrigger.Check(definition, _catalog));
        ValidateOptions(definition, findings);
        if (definition.Rollback is { } rollback && definition.Root.Children.All(c => c.Id != rollback.Then))
        {
            findings.Add(new(
                "definition.rollback_then_unknown", FindingSeverity.Error, "/customProperties/rollback/then",
                $"After a rollback the run goes on at '{rollback.Then}', which is no activity of the root."));
        }

        return findings;
    }

    private static void ValidateOptions(WorkflowDefinition definition, List<Finding> findings)
    {
        var options = definition.Document["options"];
        if (ActivityNode.Property(options, WorkflowDefinition.MaxConcurrentRunsOption) is { } given && definition.MaxConcurrentRuns is null)
        {
            findings.Add(new(
                "definition.max_concurrent_runs_invalid", FindingSeverity.Error, $"/options/{WorkflowDefinition.MaxConcurrentRunsOption}",
                $"'{given.ToJsonString()}' is no number of runs that may be under way at a time: give a whole number from 1, or leave it away."));
        }

        if (ActivityNode.Text(ActivityNode.Property(options, "activationStrategyType")) is { } strategy)
        {
            findings.Add(new(
                "definition.activation_strategy_ignored", FindingSeverity.Warning, "/options/activationStrategyType",
                $"The activation strategy '{strategy}' is not kept to: every start makes a run. {WorkflowDefinition.MaxConcurrentRunsOption} lets runs wait for their turn."));
        }
    }

    // Checked here because a run cannot even begin with a variable that has no value of its type.
    private static void ValidateFirstValues(WorkflowDefinition definition, List<Finding> findings)
    {
        Check(definition.Variables, "/variables");
        foreach (var node in definition.Root.SelfAndDescendants())
        {
            Check(WorkflowDefinition.ReadVariables(node.Json["variables"]), $"{node.Pointer}/variables");
        }

        foreach (var input in definition.Inputs)
        {
            Add("definition.input_default_invalid", "/inputs", InputEvaluator.FindInitialProblem(input.Name, input.IsArray ? "Object" : input.Type, input.Default));
        }

        void Check(IReadOnlyList<VariableDefinition> variables, string pointer)
        {
            foreach (var variable in variables)
            {
                Add("definition.variable_invalid", pointer,
                    InputEvaluator.FindInitialProblem(variable.Name, variable.IsArray ? "Object" : variable.TypeName, variable.Value));
            }
        }

        void Add(string code, string pointer, string? problem)
        {
            if (problem is not null)
            {
                findings.Add(new(code, FindingSeverity.Error, pointer, problem));
            }
        }
    }

    private void ValidatePlace(ActivityNode node, Activity activity, List<Finding> findings)
    {
        if (activity is FlowJoin && FlowJoin.ModeOf(node) is null)
        {
            findings.Add(new(
                "definition.join_mode_unknown", FindingSeverity.Error, $"{node.Pointer}/mode",
                $"The mode of '{node.Title}' is none of {string.Join(", ", Enum.GetNames<FlowJoinMode>())}, written literally."));
        }

        if (activity is Break && !Around(node).Any(n => _catalog.Find(n.Type, n.Version) is ContainerActivity { IsLoop: true }))
        {
            findings.Add(new("definition.break_outside_loop", FindingSeverity.Error, node.Pointer, $"'{node.Title}' is in no loop that it could leave."));
        }

        if (activity is Flowchart && ActivityNode.Text(node.Json["start"]) is { } start && node.Children.All(c => c.Id != start))
        {
            findings.Add(new("definition.start_unknown", FindingSeverity.Warning, $"{node.Pointer}/start", $"'{node.Title}' starts at '{start}', which it does not have."));
        }
    }

    private static IEnumerable<ActivityNode> Around(ActivityNode node)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            yield return around;
        }
    }

    private void ValidateFlow(WorkflowGraph graph, ActivityNode node, List<Finding> findings)
    {
        var flow = graph.FlowOf(node);
        foreach (var connection in flow.Invalid)
        {
            findings.Add(new(
                "definition.invalid_backward_connection", FindingSeverity.Error, $"{node.Pointer}/connections",
                $"The connection from '{connection.Source}' back to '{connection.Target}' closes a circle that can be entered without passing '{connection.Target}'."));
        }

        foreach (var connection in flow.Connections)
        {
            if (flow.Find(connection.Source) is { } source
                && _catalog.Find(source.Type, source.Version)?.OutcomesOf(source) is { } outcomes
                && !outcomes.Contains(connection.Port))
            {
                findings.Add(new(
                    "definition.outcome_unknown", FindingSeverity.Error, $"{node.Pointer}/connections",
                    $"'{source.Title}' has no outcome '{connection.Port}'; it has {string.Join(", ", outcomes)}."));
            }
        }
    }

    private void ValidateInputs(WorkflowDefinition definition, ActivityNode node, ActivityDescriptor descriptor, List<Finding> findings)
    {
        foreach (var input in descriptor.Inputs)
        {
            var pointer = $"{node.Pointer}/{input.PropertyName}";
            var given = node.Json[input.PropertyName];
            if (!input.IsWrapped)
            {
                if (given is null && input.IsRequired)
                {
                    Missing(pointer, input);
                }

                continue;
            }

            if (Expression.ReadWrapped(given) is not { } expression)
            {
                if (input.IsRequired && input.Default is null)
                {
                    Missing(pointer, input);
                }

                continue;
            }

            if (input is { IsRequired: true, Default: null } && expression.Type == ExpressionType.Literal && string.IsNullOrWhiteSpace(expression.Text))
            {
                Missing(pointer, input);
                continue;
            }

            var problem = ExpressionEvaluator.FindProblem(expression)
                ?? FindReferenceProblem(definition, node, expression)
                ?? FindLiteralProblem(input, expression);
            if (problem is not null)
            {
                findings.Add(new("definition.expression_invalid", FindingSeverity.Error, pointer, $"{input.Name} of '{node.Title}': {problem}."));
            }
        }

        void Missing(string pointer, InputDescriptor input) => findings.Add(new(
            "definition.input_missing", FindingSeverity.Error, pointer, $"'{node.Title}' needs a value for {input.Name}."));
    }

    private static string? FindLiteralProblem(InputDescriptor input, Expression expression) =>
        expression.Type == ExpressionType.Literal
        && expression.Value is not null
        && !JsonValues.TryConvert(JsonValues.FromNode(expression.Value), input.TypeName, out _, out var problem) ? problem
        : expression.Type is ExpressionType.Literal or ExpressionType.Object or ExpressionType.Json
            && input.TypeName.StartsWith("List<", StringComparison.Ordinal) && JsonValues.ListOf(JsonValues.FromNode(expression.Value)) is null
            ? "it is no list"
            : null;

    private string? FindReferenceProblem(WorkflowDefinition definition, ActivityNode node, Expression expression)
    {
        if (expression.Type is not (ExpressionType.Variable or ExpressionType.Input))
        {
            return null;
        }

        var (id, name) = expression.Reference();
        if (id is null && name is null)
        {
            return $"the {expression.Type} expression names none";
        }

        return expression.Type == ExpressionType.Input
            ? definition.Inputs.Any(i => i.Name == name) ? null : $"the workflow has no input '{name}'"
            : VariablesInScope(definition, node).Any(v => v.Id == id || v.Name == name) ? null : $"no variable '{name ?? id}' is in scope";
    }

    private IEnumerable<VariableDefinition> VariablesInScope(WorkflowDefinition definition, ActivityNode node)
    {
        for (var scope = node; scope is not null; scope = scope.Parent)
        {
            var own = scope != node && _catalog.Find(scope.Type, scope.Version) is ContainerActivity container ? container.Variables : [];
            foreach (var variable in own.Concat(WorkflowDefinition.ReadVariables(scope.Json["variables"])))
            {
                yield return variable;
            }
        }

        foreach (var variable in definition.Variables)
        {
            yield return variable;
        }
    }
}
