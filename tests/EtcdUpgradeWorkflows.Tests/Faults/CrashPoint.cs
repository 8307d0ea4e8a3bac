using System.Globalization;
using System.Text;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>What happens to a server at one of its calls.</summary>
internal enum CrashVariant
{
    /// <summary>Killed in front of the call.</summary>
    KilledBefore,

    /// <summary>Killed when the call was answered.</summary>
    KilledAfter,

    /// <summary>Killed when the call was sent; what was sent goes on.</summary>
    KilledDuring,

    /// <summary>Killed when the call was sent; it arrives much later.</summary>
    KilledLate,

    /// <summary>The effect took place, its answer was lost.</summary>
    AnswerLost,

    /// <summary>Given up while it goes on.</summary>
    GivenUp,

    /// <summary>The call had no answer, and arrives much later.</summary>
    ArrivesLate,

    /// <summary>The call had no answer and never arrives.</summary>
    NeverArrives,

    /// <summary>SIGSTOP in front of the call; SIGCONT when a second server has gone on as far as it can.</summary>
    Paused,

    /// <summary>The host's script dies when the record is open.</summary>
    ScriptDiesOpen,

    ScriptDiesStopped,

    ScriptDiesSwitched,

    ScriptDiesStarted,
}

/// <summary>
/// One run that is disturbed at one call, and all it takes to play it again: <c>SCENARIO/STORE/PORT#N/VARIANT</c>, then what else is wrong.
/// </summary>
/// <param name="Port">Which kind of call, such as <c>host.swap</c>; counted per server life from 1.</param>
/// <param name="Until">A paused server is woken, and a late call arrives, in front of this call of the second server, which then stands still a moment. Null: at the end.</param>
/// <param name="Cut">The second server does not reach this member's host until the first one was woken.</param>
/// <param name="Slow">From the fault on every step of a script takes three seconds, until the run stands still or has ended.</param>
/// <param name="Dead">This member dies by itself at the fault.</param>
internal sealed record CrashPoint(
    string Scenario, string Store, string Port, int Ordinal, CrashVariant Variant, (string Port, int Ordinal)? Until = null, string? Cut = null, bool Slow = false,
    string? Dead = null, Mutant Mutant = Mutant.None)
{
    public static CrashPoint Parse(string line)
    {
        var parts = line.Split('/');
        var point = new CrashPoint(parts[0], parts[1], CallOf(parts[2]).Port, CallOf(parts[2]).Ordinal, Enum.Parse<CrashVariant>(parts[3].Replace("-", "", StringComparison.Ordinal), ignoreCase: true));
        foreach (var more in parts[4..])
        {
            var (key, value) = more.Split('=') is [var k, var v] ? (k, v) : (more, "");
            point = key switch
            {
                "until" => point with { Until = CallOf(value) },
                "cut" => point with { Cut = value },
                "dead" => point with { Dead = value },
                "slow" => point with { Slow = true },
                "mutant" => point with { Mutant = Enum.Parse<Mutant>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) },
                _ => throw new FormatException($"'{more}' in '{line}'"),
            };
        }

        return point;
    }

    public override string ToString() =>
        $"{Scenario}/{Store}/{Port}#{Ordinal}/{Kebab(Variant)}"
        + (Until is var (port, ordinal) ? $"/until={port}#{ordinal}" : "") + (Cut is null ? "" : $"/cut={Cut}") + (Dead is null ? "" : $"/dead={Dead}")
        + (Slow ? "/slow" : "") + (Mutant == Mutant.None ? "" : $"/mutant={Kebab(Mutant)}");

    private static (string Port, int Ordinal) CallOf(string text) => text.Split('#') is [var port, var ordinal]
        ? (port, int.Parse(ordinal, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is no PORT#N");

    private static string Kebab<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
