using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Publishing and running need a definition without any.</summary>
    Error,

    Warning,
}

/// <summary>One problem of a definition.</summary>
/// <param name="Code">Such as <c>definition.activity_unknown</c>.</param>
/// <param name="Pointer">JSON pointer of the place.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Pointer, string Message);
