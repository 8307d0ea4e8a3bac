namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>The flags in a member's arguments and ETCD_ variables, read as Go's flag package reads them: one dash or two, "=value" or the next argument.</summary>
/// <remarks>
/// Without a list of each release's boolean flags one case cannot be told: a value that itself begins with a dash and a letter is taken for a flag.
/// etcd has no flag whose value sensibly begins so.
/// </remarks>
public static class EtcdArguments
{
    private const string VariablePrefix = "ETCD_";

    /// <summary>Flags with their values, in order; the value is null where none is given (a boolean flag).</summary>
    public static IReadOnlyList<EtcdFlag> Parse(IReadOnlyList<string> arguments) => [.. Locate(arguments).Select(place => place.Flag)];

    /// <summary>The same with where each stands: the index of its first word, and how many words it is.</summary>
    internal static IReadOnlyList<(EtcdFlag Flag, int First, int Words)> Locate(IReadOnlyList<string> arguments)
    {
        var flags = new List<(EtcdFlag Flag, int First, int Words)>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsFlag(arguments[i]))
            {
                continue;
            }

            var text = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : arguments[i][1..];
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                flags.Add((new EtcdFlag(text[..equals], text[(equals + 1)..]), i, 1));
            }
            else
            {
                var value = i + 1 < arguments.Count && !IsFlag(arguments[i + 1]) ? arguments[i + 1] : null;
                flags.Add((new EtcdFlag(text, value), i, value is null ? 1 : 2));
                i += value is null ? 0 : 1;
            }
        }

        return flags;
    }

    /// <summary>The flags that ETCD_ variables stand for: ETCD_LOG_OUTPUT is log-output. Other variables are none.</summary>
    public static IReadOnlyList<EtcdFlag> FromEnvironment(IReadOnlyDictionary<string, string> environment) =>
        [.. environment
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Where(pair => FlagOf(pair.Key) is not null)
            .Select(pair => new EtcdFlag(FlagOf(pair.Key)!, pair.Value))];

    /// <summary>The flag that a variable stands for; null: for none.</summary>
    public static string? FlagOf(string variable) =>
        variable.StartsWith(VariablePrefix, StringComparison.Ordinal) && variable.Length > VariablePrefix.Length ? FlagName(variable) : null;

    public static string VariableName(string flag) => VariablePrefix + flag.ToUpperInvariant().Replace('-', '_');

    /// <summary>What etcd takes for a flag: the last one in the arguments, otherwise the variable.</summary>
    public static EtcdFlag? Find(string name, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        Parse(arguments).LastOrDefault(flag => flag.Name == name) ?? FromEnvironment(environment).FirstOrDefault(flag => flag.Name == name);

    /// <summary>"-1" is a value (a quota turned off): no flag begins with a digit.</summary>
    private static bool IsFlag(string argument) => argument.Length > 1 && argument[0] == '-' && !char.IsAsciiDigit(argument[1]);

#pragma warning disable CA1308 // Flags are lower case; nothing is compared for equality of meaning here.
    private static string FlagName(string variable) => variable[VariablePrefix.Length..].ToLowerInvariant().Replace('_', '-');
#pragma warning restore CA1308
}

/// <param name="Name">Without dashes.</param>
public sealed record EtcdFlag(string Name, string? Value)
{
    /// <summary>Of a boolean flag, as Go's flag package reads it: a flag without a value is true.</summary>
    public bool IsOn => Value is null or "true" or "1" or "t" or "T" or "TRUE" or "True";
}
