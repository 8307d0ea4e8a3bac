using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>What is known of going from one minor release to the next, or of patches within one (<see cref="From"/> = <see cref="To"/>). Pure data.</summary>
/// <param name="Source">What every member must, and should, run before.</param>
/// <param name="Target">What may, and should, be the target.</param>
/// <param name="Blockers">Conditions of the cluster under which this hop must not roll.</param>
/// <param name="RemovedFlags">Flags of the old release that the new one does not register. Given as an argument, the member does not start.</param>
/// <param name="RenamedFlags">Old names that the new release still takes, with a warning.</param>
/// <param name="RefusedValues">Values that the target refuses of a flag it still has.</param>
/// <param name="EnvironmentConflictIsFatal">The target does not start when a flag and its ETCD_ variable are both given.</param>
/// <param name="ChangedDefaults">What behaves differently although nobody changed it.</param>
/// <param name="Remarks">What else somebody should know who goes this way.</param>
/// <param name="Downgrade">What way back there is once the hop is complete.</param>
/// <param name="Evidence">How well all this is known.</param>
/// <param name="Sources">Guides, issues and measurements.</param>
/// <param name="YamlTexts">Keys of a configuration file whose value has to be a text from the new release on; null: none.</param>
public sealed record HopRule(
    EtcdMinor From,
    EtcdMinor To,
    ReleaseBounds Source,
    ReleaseBounds Target,
    IReadOnlyList<HopBlocker> Blockers,
    IReadOnlyList<RemovedFlag> RemovedFlags,
    IReadOnlyList<RenamedFlag> RenamedFlags,
    IReadOnlyList<RefusedValue> RefusedValues,
    bool EnvironmentConflictIsFatal,
    IReadOnlyList<ChangedDefault> ChangedDefaults,
    IReadOnlyList<string> Remarks,
    string Downgrade,
    RuleEvidence Evidence,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string>? YamlTexts = null)
{
    /// <summary>Within one minor release: there is no point of no return.</summary>
    [JsonIgnore]
    public bool IsPatch => From == To;

    /// <summary>The rule of patches within a minor release: nothing is in the way, and every patch may be taken back.</summary>
    public static HopRule Within(MinorRelease release) => new(
        release.Minor, release.Minor, new(null, null), new(null, release.Newest), [], [], [], [], false, [], [],
        $"Patch releases of {release.Minor} may be taken back at any time, one member at a time.", RuleEvidence.Guide, []);

    public override string ToString() => IsPatch ? $"patches within {From}" : $"{From}→{To}";
}

/// <summary>How well something about etcd is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleEvidence>))]
public enum RuleEvidence
{
    /// <summary>Seen on real members.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>Read in tagged source.</summary>
    [JsonStringEnumMemberName("source")]
    Source,

    /// <summary>As the official guide says.</summary>
    [JsonStringEnumMemberName("guide")]
    Guide,

    /// <summary>Concluded from what is known of other releases.</summary>
    [JsonStringEnumMemberName("inferred")]
    Inferred,
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

    /// <summary>v2 data may be left in snapshot or WAL: <c>--enable-v2</c> is given, or the v2 store holds keys. Otherwise it is not known from outside.</summary>
    [JsonStringEnumMemberName("v2_remains")]
    V2Remains,

    /// <summary>A member's data directory has no <c>member/snap/db</c>.</summary>
    [JsonStringEnumMemberName("v3_database")]
    V3Database,

    /// <summary>A listen URL names a host instead of an address.</summary>
    [JsonStringEnumMemberName("listen_host_name")]
    ListenHostName,
}

/// <param name="Name">Without dashes, such as <c>log-output</c>.</param>
/// <param name="Advice">What to give instead.</param>
/// <param name="Replacement">
/// What gives the same from then on: a flag's name (it takes the value over), or <c>name=value</c> for a flag that is on or off
/// (<c>feature-gates=NAME</c>: the gate takes the value over). Null when a person has to decide.
/// </param>
/// <param name="LossIsUnsafe">
/// As a variable or in a configuration file a removed flag does not keep the member from starting: it is ignored (measured on 3.4.23 and 3.5.16).
/// True where running without it would give up protection.
/// </param>
/// <param name="Also">What has to be given beside the replacement to have the same, as <c>name=value</c>; null: nothing.</param>
/// <param name="Drop">Without a replacement: leaving it away is all there is to do.</param>
public sealed record RemovedFlag(string Name, string Advice, string? Replacement, bool LossIsUnsafe, string? Also = null, bool Drop = false);

/// <param name="Replacement">As in <see cref="RemovedFlag"/>.</param>
public sealed record RenamedFlag(string Name, string Replacement);

/// <param name="Replacement">The value to give instead; null when a person has to decide.</param>
public sealed record RefusedValue(string Flag, string Value, string Advice, string? Replacement = null);

public sealed record ChangedDefault(string Flag, string Before, string After, string Note)
{
    /// <param name="from">The minor release that changed it.</param>
    public string Describe(EtcdMinor from) => $"--{Flag} is {After} by default from {from} on (before: {Before}). {Note}";
}

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
