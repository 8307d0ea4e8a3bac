using System.Text.Json;
using System.Text.Json.Nodes;

namespace EtcdUpgradeWorkflows.Engine.Expressions;

/// <summary>Evaluates expressions. Failures are <see cref="WorkflowErrorException"/> with codes <c>expression.*</c>.</summary>
public sealed class ExpressionEvaluator
{
    private readonly JavaScriptEvaluator _javaScript;

    public ExpressionEvaluator(JavaScriptEvaluator javaScript) => _javaScript = javaScript;

    public ExpressionResult Evaluate(Expression expression, ExpressionScope scope, CancellationToken cancellationToken) => expression.Type switch
    {
        ExpressionType.Literal => ExpressionResult.Of(JsonValues.FromNode(expression.Value)),
        ExpressionType.Object or ExpressionType.Json => ExpressionResult.Of(ParseObject(expression)),
        ExpressionType.Variable => ExpressionResult.Of(ReadVariable(expression, scope)),
        ExpressionType.Input => ExpressionResult.Of(ReadInput(expression, scope)),
        ExpressionType.JavaScript => _javaScript.Evaluate(expression.Text, scope, cancellationToken),
        _ => throw Failed("expression.type_unknown", $"Expressions of type '{expression.Type}' are not evaluated by this version."),
    };

    /// <summary>Null when the expression can be evaluated as far as its text tells; else what is wrong with it.</summary>
    public static string? FindProblem(Expression expression)
    {
        try
        {
            switch (expression.Type)
            {
                case ExpressionType.Object or ExpressionType.Json:
                    ParseObject(expression);
                    return null;
                case ExpressionType.JavaScript:
                    return JavaScriptEvaluator.FindSyntaxError(expression.Text);
                case var type:
                    return ExpressionType.All.Contains(type) ? null : $"expressions of type '{type}' are not evaluated by this version";
            }
        }
        catch (WorkflowErrorException e)
        {
            return e.Error.Message;
        }
    }

    private static JsonElement ParseObject(Expression expression)
    {
        if (expression.Value is not JsonValue v || !v.TryGetValue<string>(out var text))
        {
            return JsonValues.FromNode(expression.Value);
        }

        try
        {
            return string.IsNullOrWhiteSpace(text) ? EngineJson.Null : JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw Failed("expression.not_json", $"The text is not JSON that can be read: {JsonFault.Of(e)}.");
        }
    }

    private static JsonElement ReadVariable(Expression expression, ExpressionScope scope)
    {
        var (id, name) = expression.Reference();
        return id is null && name is null
            ? EngineJson.Null
            : scope.FindVariable(id, name)?.Value ?? throw Failed("expression.variable_unknown", $"There is no variable '{name ?? id}' in scope.");
    }

    private static JsonElement ReadInput(Expression expression, ExpressionScope scope)
    {
        var (_, name) = expression.Reference();
        return name is null
            ? EngineJson.Null
            : scope.Inputs.TryGetValue(name, out var value)
                ? value
                : throw Failed("expression.input_unknown", $"The workflow has no input '{name}'.");
    }

    internal static WorkflowErrorException Failed(string code, string message, Exception? inner = null) =>
        new(WorkflowError.Permanent(code, message, "Correct the expression, publish a new version and start again."), inner);
}
