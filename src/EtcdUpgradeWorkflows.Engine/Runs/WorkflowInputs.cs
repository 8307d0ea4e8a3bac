using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>What a workflow is started with, for a run and for a child workflow.</summary>
internal static class WorkflowInputs
{
    /// <summary>The values as the definition's types; throws a coded error for an input it does not have or a value that is none of its type.</summary>
    public static Dictionary<string, JsonElement> Convert(WorkflowDefinition definition, IReadOnlyDictionary<string, JsonElement> given)
    {
        if (given.Keys.FirstOrDefault(k => definition.Inputs.All(i => i.Name != k)) is { } unknown)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "run.input_unknown", $"'{definition.DefinitionId}' has no input '{unknown}'.",
                $"It has: {string.Join(", ", definition.Inputs.Select(i => i.Name).DefaultIfEmpty("none"))}."));
        }

        Dictionary<string, JsonElement> inputs = new(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            var type = definition.Inputs.First(i => i.Name == name);
            inputs[name] = JsonValues.TryConvert(value, type.IsArray ? "Object" : type.Type, out var converted, out var problem)
                ? converted
                : throw new WorkflowErrorException(WorkflowError.Permanent("run.input_invalid", $"Input '{name}': {problem}.", $"Give a {type.Type}."));
        }

        return inputs;
    }
}
