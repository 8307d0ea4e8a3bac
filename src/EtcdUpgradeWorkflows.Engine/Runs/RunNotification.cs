using System.Security.Cryptography;
using System.Text;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>What people are told of a run. It is written in the transaction of the event, and sent later by whoever delivers (ADR 33).</summary>
/// <param name="Id">Follows from run and line: one event has one, however often its commit is tried.</param>
/// <param name="Kind">One of <see cref="NotificationKind"/>, or what the domain adds to them.</param>
/// <param name="Line">The journal line that says the same.</param>
/// <param name="Message">One or two sentences for people, without secrets.</param>
/// <param name="Advice">What is to be done; null: nothing.</param>
/// <param name="Code">Of the error behind it.</param>
/// <param name="By">Who caused it: a person, or the product.</param>
/// <param name="At">Cut to microseconds.</param>
public sealed record RunNotification(Guid Id, string Kind, long Line, string Message, string? Advice, string? Code, string By, DateTimeOffset At)
{
    /// <summary>Characters of a message or an advice.</summary>
    public const int LongestText = 4000;

    public static Guid IdOf(Guid runId, long line) => IdOf($"{runId:N}/{line}");

    /// <summary>The same for what is no line of a run; <paramref name="what"/> names one event.</summary>
    public static Guid IdOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16), bigEndian: true);

    /// <summary>As it can be stored and sent: cut, and without control characters, which a database refuses and a terminal obeys.</summary>
    public static string Readable(string text) =>
        string.Create(Math.Min(text.Length, LongestText), text, (characters, from) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });
}

/// <summary>Kinds of notifications that a run makes.</summary>
public static class NotificationKind
{
    /// <summary>It waits for a person: an incident, something to be done outside, or a yes.</summary>
    public const string NeedsYou = "needsYou";

    /// <summary>What has to agree before the next step does not.</summary>
    public const string GateWaiting = "gateWaiting";

    /// <summary>It goes on later than it was meant to.</summary>
    public const string PutOff = "putOff";

    public const string Faulted = "faulted";

    /// <summary>It has finished, or was cancelled.</summary>
    public const string Done = "done";
}
