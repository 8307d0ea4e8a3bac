using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Engine;

/// <summary>What is wrong with JSON, and where, in words for people: the library's own speak of its types, and may quote what was given.</summary>
/// <param name="Path">The property, such as <c>upgrade.to</c>; null: the whole.</param>
/// <param name="What">A part of a sentence.</param>
public sealed partial record JsonFault(string? Path, string What)
{
    public static JsonFault Of(JsonException fault)
    {
        var message = fault.Message;
        if (message.Contains("maximum configured depth", StringComparison.Ordinal) || message.Contains("maximum allowed depth", StringComparison.Ordinal))
        {
            return new(null, "it is nested deeper than can be read");
        }

        if (message.Contains("uplicate", StringComparison.Ordinal))
        {
            return new(null, $"a property stands there twice{LineOf(fault)}");
        }

        if (IsOfReader(fault) || IsOfReader(fault.InnerException))
        {
            return new(null, $"it is no JSON{LineOf(fault)}");
        }

        var path = PathOf(fault.Path);
        return new(path, WhatOf(message, fault.InnerException?.Message, path is null));
    }

    /// <summary>Where, when that is known, and what.</summary>
    public override string ToString() => Path is null ? What : $"at {Path}: {What}";

    private static bool IsOfReader(Exception? e) => e?.GetType().Name == "JsonReaderException";

    private static string LineOf(JsonException fault) =>
        fault.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1}, byte {fault.BytePositionInLine + 1 ?? 1})") : "";

    private static string? PathOf(string? path) => path is null or "$" ? null : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path[1..];

    private static string WhatOf(string message, string? inner, bool isWhole)
    {
        // Where a value is of the wrong kind only the inner one says which, and the outer names the type of the whole.
        if (inner is not null && Kind().Match(inner) is { Success: true } kind)
        {
            return $"{Expected(kind.Groups["type"].Value)} is expected";
        }

        if (isWhole && message.Contains("could not be converted", StringComparison.Ordinal))
        {
            return "an object is expected";
        }

        if (Converted().Match(message) is { Success: true } converted)
        {
            return $"{Expected(converted.Groups["type"].Value)} is expected";
        }

        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            return "there is no property of that name";
        }

        if (Missing().Match(message) is { Success: true } missing)
        {
            return $"{missing.Groups["names"].Value} is missing";
        }

        // A converter of ours says it in its own words.
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        var own = (end < 0 ? message : message[..end]).TrimEnd('.');
        return own.Contains("System.", StringComparison.Ordinal) || own.Contains("JSON", StringComparison.Ordinal) ? "it cannot be read" : own;
    }

    /// <summary>A type of ours or of the library, as whoever writes the value calls it.</summary>
    public static string Expected(string type)
    {
        if (type.Contains("Dictionary", StringComparison.Ordinal))
        {
            return "an object";
        }

        if (type.Contains("List", StringComparison.Ordinal) || type.Contains("[]", StringComparison.Ordinal) || type.Contains("Collection", StringComparison.Ordinal))
        {
            return "a list";
        }

        var name = type.Replace("System.Nullable`1[", "", StringComparison.Ordinal).Replace("Nullable<", "", StringComparison.Ordinal).TrimEnd(']', '>', '?');
        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            "String" or "string" => "a text",
            "Int32" or "Int64" or "int" or "long" => "a whole number",
            "Double" or "Decimal" or "double" or "decimal" or "number" => "a number",
            "Boolean" or "bool" or "boolean" => "true or false",
            "DateTimeOffset" or "DateTime" => "an instant such as 2030-01-31T22:00:00Z",
            "Guid" => "an id",
            _ => "another kind of value",
        };
    }

    [GeneratedRegex("could not be converted to (?<type>.+?)\\.( Path: |$)")]
    private static partial Regex Converted();

    [GeneratedRegex("(as a |out of bounds for an? |in a supported )(?<type>string|number|boolean|Int32|Int64|Double|Decimal|DateTimeOffset|DateTime|Guid)")]
    private static partial Regex Kind();

    [GeneratedRegex("missing required properties including: (?<names>.+?)\\.( Path: |$)")]
    private static partial Regex Missing();
}
