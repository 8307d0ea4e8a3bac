using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>What is known of going from one minor release to the next, or of patches within one (<see cref="From"/> = <see cref="To"/>). Pure data.</summary>
/// <param name="Source">What every member must, and should, run before.</param>
/// <param name="Target">What may, and should, be the target.</param>
/// <param name="Blockers">Conditions of the cluster under which this hop must not roll.</param>
/// <param name="RemovedFlags">With one of them still given the target's process refuses to start.</param>
/// <param name="RefusedValues">Values that the target refuses of a flag it still has.</param>
/// <param name="EnvironmentConflictIsFatal">The target does not start when a flag and its ETCD_ variable are both given.</param>
/// <param name="ChangedDefaults">What behaves differently although nobody changed it.</param>
/// <param name="WaitAdvice">What the guides say about waits between members; null when nothing.</param>
/// <param name="Downgrade">What way back there is once the hop is complete.</param>
/// <param name="ExpectedWriteGapSeconds">The longest pause between two acknowledged writes to expect, with three members or more; measured, for previews only.</param>
public sealed record HopRule(
    EtcdMinor From,
    EtcdMinor To,
    ReleaseBounds Source,
    ReleaseBounds Target,
    IReadOnlyList<HopBlocker> Blockers,
    IReadOnlyList<RemovedFlag> RemovedFlags,
    IReadOnlyList<RefusedValue> RefusedValues,
    bool EnvironmentConflictIsFatal,
    IReadOnlyList<ChangedDefault> ChangedDefaults,
    string? WaitAdvice,
    string Downgrade,
    double ExpectedWriteGapSeconds)
{
    /// <summary>Within one minor release: there is no point of no return.</summary>
    [JsonIgnore]
    public bool IsPatch => From == To;

    public override string ToString() => IsPatch ? $"patches within {From}" : $"{From}→{To}";
}

/// <summary>Bounds of a release: below the floor is refused, below the recommended one is a warning. Null: none is known.</summary>
public sealed record ReleaseBounds(EtcdVersion? Floor, EtcdVersion? Recommended);

/// <summary>A condition of the cluster under which a hop must not roll.</summary>
/// <param name="LiftedFromSource">The source release from which on it blocks no more; null when it always does.</param>
public sealed record HopBlocker(HopBlockerCode Code, string Why, string Advice, EtcdVersion? LiftedFromSource);

/// <summary>The conditions this version can check. A rule with another one is refused when the rules are read: a blocker nobody checks would be a hole.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HopBlockerCode>))]
public enum HopBlockerCode
{
    /// <summary>Authentication is enabled.</summary>
    [JsonStringEnumMemberName("auth")]
    Auth,

    /// <summary>The v2 store holds keys, and a member does not ask for the v2 API (<c>--enable-v2</c>).</summary>
    [JsonStringEnumMemberName("v2")]
    V2,
}

/// <param name="Name">Without dashes, such as <c>log-output</c>.</param>
/// <param name="Advice">What to give instead.</param>
public sealed record RemovedFlag(string Name, string Advice);

public sealed record RefusedValue(string Flag, string Value, string Advice);

public sealed record ChangedDefault(string Flag, string Before, string After, string Note);

/// <summary>Releases that should not be landed on.</summary>
/// <param name="From">The first one.</param>
/// <param name="Through">The last one; null: all later ones of the same minor release.</param>
public sealed record BlackListEntry(EtcdVersion From, EtcdVersion? Through, BlackListKind Kind, string Why)
{
    public bool Covers(EtcdVersion version) =>
        version >= From && (Through is { } last ? version <= last : version.Minor == From.Minor);

    public override string ToString() => Through is { } last ? From == last ? $"{From}" : $"{From}–{last}" : $"{From.Minor} from {From} on";
}

[JsonConverter(typeof(JsonStringEnumConverter<BlackListKind>))]
public enum BlackListKind
{
    /// <summary>Known to damage data. Refused as a target.</summary>
    [JsonStringEnumMemberName("corrupt")]
    Corrupt,

    /// <summary>Below the production minimum its maintainers name, or known to fail. Refused as a target.</summary>
    [JsonStringEnumMemberName("unsafe")]
    Unsafe,

    /// <summary>No more fixes. A warning.</summary>
    [JsonStringEnumMemberName("end_of_life")]
    EndOfLife,
}
