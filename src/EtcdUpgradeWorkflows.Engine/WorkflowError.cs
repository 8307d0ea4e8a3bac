using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Engine;

/// <summary>What can be done about an error: it decides between another try, an incident and the end of the run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorKind>))]
public enum ErrorKind
{
    /// <summary>It may pass by itself: the activity's retry policy applies.</summary>
    Transient,

    /// <summary>A person has to look: an incident at once.</summary>
    NeedsOperator,

    /// <summary>Trying again cannot help.</summary>
    Permanent,

    /// <summary>A person was asked to do something outside: it is looked for again and again, and the run goes on by itself once it is seen.</summary>
    Asked,
}

/// <summary>An expected failure, as a value. <see cref="Code"/> is dotted and public (docs/errors.md); it never changes its meaning.</summary>
/// <param name="Code">The public code, such as <c>etcd.quorum_at_risk</c>.</param>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Message">What is wrong and where, in one sentence, without secrets.</param>
/// <param name="Advice">What the reader can do, in one sentence.</param>
public sealed record WorkflowError(string Code, ErrorKind Kind, string Message, string? Advice = null)
{
    public static WorkflowError Transient(string code, string message, string? advice = null) => new(code, ErrorKind.Transient, message, advice);

    public static WorkflowError NeedsOperator(string code, string message, string? advice = null) => new(code, ErrorKind.NeedsOperator, message, advice);

    public static WorkflowError Asked(string code, string message, string? advice = null) => new(code, ErrorKind.Asked, message, advice);

    public static WorkflowError Permanent(string code, string message, string? advice = null) => new(code, ErrorKind.Permanent, message, advice);
}

/// <summary>Carries a <see cref="WorkflowError"/> out of code that has no way to return one. The runner and the API turn it back into the value.</summary>
public sealed class WorkflowErrorException : Exception
{
    public WorkflowErrorException(WorkflowError error, Exception? inner = null)
        : base(error.Message, inner) => Error = error;

    public WorkflowError Error { get; }
}

/// <summary>
/// The answer of a commit, a claim or a host call was lost or came too late: it may or may not have happened.
/// Nobody reasons about it; the worker claims again with a new number, fences and looks (docs/architecture.md).
/// </summary>
public sealed class InDoubtException : Exception
{
    public InDoubtException(string what, Exception? inner = null)
        : base(what, inner)
    {
    }
}

/// <summary>Another worker has claimed the run, or a host has seen a higher number: this worker writes nothing more and forgets everything.</summary>
public sealed class ClaimLostException : Exception
{
    public ClaimLostException(string what)
        : base(what)
    {
    }
}
