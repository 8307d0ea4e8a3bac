using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>What the runner does with an activity.</summary>
public enum ActivityBehavior
{
    /// <summary>In memory only; saved with the next checkpoint and evaluated again when that was lost.</summary>
    Pure,

    /// <summary>Looks at the world; its result is committed before anything that depends on it.</summary>
    Observing,

    /// <summary>Changes the world; bracketed by intent and result.</summary>
    Effect,

    /// <summary>Waits for an instant or an event as a bookmark.</summary>
    Waiting,

    /// <summary>Runs other activities.</summary>
    Container,
}

/// <summary>How often an activity is tried again after a transient error.</summary>
/// <param name="MaxAttempts">Tries in all, from 1.</param>
/// <param name="Delay">Before the next try.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan Delay)
{
    public static readonly RetryPolicy None = new(1, TimeSpan.Zero);
}

/// <param name="Name">PascalCase; the JSON property is its camelCase.</param>
/// <param name="Default">Applied when the definition gives no value.</param>
/// <param name="IsWrapped">True: <c>{typeName, expression}</c>; false: the plain JSON value.</param>
/// <param name="UIHint">The editor in the designer.</param>
public sealed record InputDescriptor(
    string Name, string TypeName, string Description, object? Default = null, bool IsRequired = false, bool IsWrapped = true, string UIHint = "singleline")
{
    public string PropertyName => JsonNamingPolicy.CamelCase.ConvertName(Name);
}

public sealed record OutputDescriptor(string Name, string TypeName, string Description)
{
    public string PropertyName => JsonNamingPolicy.CamelCase.ConvertName(Name);
}

/// <summary>What an activity type is called, takes, gives and does: for the catalog, the designer and the documentation.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>Stable: definitions and stored runs name it.</summary>
    public required string TypeName { get; init; }

    public int Version { get; init; } = 1;

    public required string Category { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>One line.</summary>
    public required string Description { get; init; }

    public required ActivityBehavior Behavior { get; init; }

    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    public IReadOnlyList<string> Outcomes { get; init; } = ["Done"];

    /// <summary>Properties that hold a child activity.</summary>
    public IReadOnlyList<string> EmbeddedPorts { get; init; } = [];

    /// <summary>No outcome: it ends the flowchart it is in.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>No connection leads to it.</summary>
    public bool IsStart { get; init; }

    public bool IsBrowsable { get; init; } = true;

    /// <summary>A definition with it is started by those alone who say what holds for everybody.</summary>
    public bool IsPrivileged { get; init; }

    public RetryPolicy Retry { get; init; } = RetryPolicy.None;
}
