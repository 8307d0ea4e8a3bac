using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EtcdUpgradeWorkflows.Engine.Expressions;

/// <summary>
/// Values between activities are JSON. This is the one place that knows Elsa's type aliases and how text becomes a value of one:
/// culture-invariant, booleans in any case, numbers and times as text too.
/// </summary>
public static class JsonValues
{
    /// <summary>False, with the reason, when the value cannot be one of the type. Unknown types are Object.</summary>
    public static bool TryConvert(JsonElement value, string? typeName, out JsonElement converted, out string? problem)
    {
        problem = null;
        converted = value;
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            converted = EngineJson.Null;
            return true;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (text is not null && string.IsNullOrWhiteSpace(text) && Alias(typeName) is "Boolean" or "Int32" or "Int64" or "Double" or "TimeSpan" or "DateTimeOffset")
        {
            converted = EngineJson.Null; // an editor that was emptied
            return true;
        }

        object? made = Alias(typeName) switch
        {
            "String" => text ?? (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.GetRawText() : value.ToString()),
            "Boolean" => value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String when bool.TryParse(text, out var b) => b,
                _ => null,
            },
            "Int32" => Number(value, text, static (string s, out int n) => int.TryParse(s, NumberStyles.Integer, CultureInfo.InvariantCulture, out n)),
            "Int64" => Number(value, text, static (string s, out long n) => long.TryParse(s, NumberStyles.Integer, CultureInfo.InvariantCulture, out n)),
            "Double" => Number(value, text, static (string s, out double n) =>
                double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out n) && double.IsFinite(n)),
            "TimeSpan" => text is not null && TryParseTimeSpan(text, out var t) ? t.ToString("c", CultureInfo.InvariantCulture) : null,
            "DateTimeOffset" => text is not null && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var d)
                ? d.ToString("O", CultureInfo.InvariantCulture)
                : null,
            _ => value,
        };
        if (made is null)
        {
            problem = $"{Shorten(value)} is not a {typeName}";
            return false;
        }

        converted = made is JsonElement same ? same : JsonSerializer.SerializeToElement(made, EngineJson.Options);
        return true;
    }

    /// <summary><c>[d.]hh:mm:ss[.fffffff]</c>; a bare number is refused, as .NET reads it as days.</summary>
    public static bool TryParseTimeSpan(string text, out TimeSpan span)
    {
        span = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span);
    }

    /// <summary>The items of an array, or of text that holds one as editors write it; none for null; null when it is no list.</summary>
    public static IReadOnlyList<JsonElement>? ListOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.TrimStart().StartsWith('['))
        {
            try
            {
                value = JsonElement.Parse(value.GetString()!);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray()],
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            JsonValueKind.String when string.IsNullOrWhiteSpace(value.GetString()) => [],
            _ => null,
        };
    }

    public static JsonElement FromNode(JsonNode? node) => node is null ? EngineJson.Null : JsonSerializer.SerializeToElement(node, EngineJson.Options);

    public static string Shorten(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Undefined ? "nothing" : value.GetRawText();
        return text.Length <= 80 ? text : $"{text.AsSpan(0, 77)}…";
    }

    // The last segment of a CLR name, without its generic part; the aliases that mean one type become one.
    private static string Alias(string? typeName)
    {
        var name = (typeName ?? "Object").Split(',')[0].Trim();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name switch
        {
            "Long" or "Int64" => "Int64",
            "Int16" or "Byte" or "Int32" => "Int32",
            "Single" or "Float" or "Double" or "Decimal" => "Double",
            "DateTime" or "DateTimeOffset" => "DateTimeOffset",
            "Uri" or "Guid" or "Char" or "String" => "String",
            _ => name,
        };
    }

    private delegate bool Parser<T>(string text, out T number);

    private static object? Number<T>(JsonElement value, string? text, Parser<T> parse)
        where T : struct => value.ValueKind switch
        {
            JsonValueKind.Number when parse(value.GetRawText(), out var n) => n,
            // JavaScript has doubles only: 3.0 from a script is the integer 3.
            JsonValueKind.Number when value.TryGetDouble(out var d) && d == Math.Floor(d) && parse(d.ToString("F0", CultureInfo.InvariantCulture), out var n) => n,
            JsonValueKind.String when parse(text!.Trim(), out var n) => n,
            _ => null,
        };
}
