using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>The hop rules as versioned data (<c>hop-rules.json</c>, embedded): what they say holds as of a date and names its sources.</summary>
public sealed partial class HopRules
{
    private const int Format = 2;

    /// <summary>The file has 52 kB; a foreign one of this size is not read.</summary>
    public const int MostCharacters = 4 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
    };

    private static readonly Lazy<HopRules> LazyShipped = new(ReadShipped);

    private readonly Document document;
    private readonly List<HopRule> hops;

    private HopRules(Document document, string json)
    {
        this.document = document;
        Json = json;
        hops = [.. document.Hops.Concat(document.Releases.Select(HopRule.Within)).OrderBy(hop => hop.From).ThenBy(hop => hop.To)];
    }

    /// <summary>The rules this version was built with.</summary>
    public static HopRules Shipped => LazyShipped.Value;

    /// <summary>Orders the files: a run keeps the one its hop was judged by.</summary>
    public Version Version => document.Version;

    public DateOnly AsOf => document.AsOf;

    /// <summary>The file, word for word.</summary>
    public string Json { get; }

    public IReadOnlyList<string> Sources => document.Sources;

    /// <summary>All minor releases in their order.</summary>
    public IReadOnlyList<MinorRelease> Releases => document.Releases;

    /// <summary>Every hop: from a minor release to the next, and patches within each, in their order.</summary>
    public IReadOnlyList<HopRule> Hops => hops;

    public IReadOnlyList<DowngradeRule> Downgrades => document.Downgrades;

    public IReadOnlyList<BlackListEntry> BlackList => document.BlackList;

    public HopRule? Find(EtcdMinor from, EtcdMinor to) => Hops.FirstOrDefault(hop => hop.From == from && hop.To == to);

    public IReadOnlyList<BlackListEntry> FindBlackListed(EtcdVersion version) => [.. BlackList.Where(entry => entry.Covers(version))];

    public MinorRelease? FindRelease(EtcdMinor minor) => Releases.FirstOrDefault(release => release.Minor == minor);

    public DowngradeRule? FindDowngrade(EtcdMinor from, EtcdMinor to) => Downgrades.FirstOrDefault(rule => rule.From == from && rule.To == to);

    /// <summary>The minor releases from one to another, both included; empty when one is unknown or the way leads down.</summary>
    public IReadOnlyList<EtcdMinor> Chain(EtcdMinor from, EtcdMinor to) =>
        FindRelease(from) is not null && FindRelease(to) is not null
            ? [.. Releases.Select(release => release.Minor).Where(minor => minor >= from && minor <= to)]
            : [];

    /// <exception cref="WorkflowErrorException"><c>rules.format_unknown</c>, <c>rules.malformed</c></exception>
    public static HopRules Parse(string json)
    {
        if (json.Length > MostCharacters)
        {
            throw Refused("rules.malformed", $"The hop rules have more than {MostCharacters >> 20} million characters.");
        }

        try
        {
            using (var probe = JsonDocument.Parse(json))
            {
                // Looked at first: a newer format would only show as an unknown property.
                if (probe.RootElement.ValueKind == JsonValueKind.Object
                    && probe.RootElement.TryGetProperty("format", out var format)
                    && !(format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out var number) && number == Format))
                {
                    throw Refused("rules.format_unknown", $"The hop rules have format {format}; this version reads format {Format}.");
                }
            }

            var document = JsonSerializer.Deserialize<Document>(json, Options) ?? throw Refused("rules.malformed", "The hop rules are empty.");
            return FindContradiction(document) is { } contradiction ? throw Refused("rules.malformed", contradiction) : new HopRules(document, json);
        }
        catch (JsonException exception)
        {
            throw Refused("rules.malformed", $"The hop rules cannot be read at {exception.Path ?? "$"} (line {exception.LineNumber + 1}): {Explain(exception.Message)}", exception);
        }
    }

    /// <summary>The JSON schema of a rules file, for editors; docs/hop-rules.schema.json is it.</summary>
    internal static JsonNode ExportSchema() => new JsonSerializerOptions(Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetJsonSchemaAsNode(
        typeof(Document), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = DescribeVersions });

    private static JsonNode DescribeVersions(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var pattern = type == typeof(EtcdVersion) ? @"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$" : type == typeof(EtcdMinor) ? @"^\d+\.\d+$" : null;
        if (pattern is null)
        {
            return schema;
        }

        var isNullable = type != context.TypeInfo.Type;
        return new JsonObject { ["type"] = isNullable ? new JsonArray("string", "null") : "string", ["pattern"] = pattern };
    }

    // The serializer's own sentences name types of this program, which say nothing to somebody with a file.
    private static string Explain(string message) =>
        Missing().Match(message) is { Success: true } missing ? $"it lacks {missing.Groups[1].Value.TrimEnd('.')}."
        : Unmapped().Match(message) is { Success: true } unmapped ? $"it has '{unmapped.Groups[1].Value}', which this format does not know."
        : message.Contains("could not be converted", StringComparison.Ordinal) ? "what stands there is not of the kind that belongs there."
        : message.Split(" Path: ")[0].Split(" LineNumber: ")[0];

    [GeneratedRegex("missing required properties including: (.*?)(?: Path: |$)")]
    private static partial Regex Missing();

    [GeneratedRegex("property '([^']*)' could not be mapped")]
    private static partial Regex Unmapped();

    private static HopRules ReadShipped()
    {
        using var stream = typeof(HopRules).Assembly.GetManifestResourceStream("hop-rules.json")
            ?? throw new InvalidOperationException("hop-rules.json is not embedded");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>What no reader of a single row can see; the first one found, as the file is ours.</summary>
    private static string? FindContradiction(Document document)
    {
        List<EtcdMinor> minors = [.. document.Releases.Select(release => release.Minor)];
        if (!minors.SequenceEqual(minors.Distinct().Order()))
        {
            return "The minor releases are not in ascending order.";
        }

        if (document.Releases.FirstOrDefault(r => r.Newest.Minor != r.Minor || r.FlagsOf.Minor != r.Minor) is { } foreign)
        {
            return $"The newest patch of {foreign.Minor}, or the one its flags were read in, is of another minor release.";
        }

        foreach (var hop in document.Hops)
        {
            if (!minors.Contains(hop.From) || minors.IndexOf(hop.To) - minors.IndexOf(hop.From) != 1)
            {
                return $"The hop {hop} does not go from one known minor release to the next.";
            }

            if (document.Hops.Count(other => other.From == hop.From && other.To == hop.To) > 1)
            {
                return $"The hop {hop} has two rows.";
            }

            if (!LiesIn(hop.Source, hop.From) || !LiesIn(hop.Target, hop.To))
            {
                return $"The bounds of the hop {hop} are of another minor release, or a recommended release lies below its floor.";
            }
        }

        if (minors.Skip(1).FirstOrDefault(minor => document.Hops.All(hop => hop.To != minor)) is { Major: > 0 } unreached)
        {
            return $"No hop leads to {unreached}.";
        }

        foreach (var hop in document.Hops)
        {
            if (FindFlagContradiction(document, hop) is { } wrong)
            {
                return wrong;
            }
        }

        var entry = document.BlackList.FirstOrDefault(e => e.Through is { } last && (last < e.From || last.Minor != e.From.Minor));
        return entry is null ? null : $"The black list entry {entry} is not a range of one minor release.";
    }

    /// <summary>What a hop says of flags must agree with what the two releases register.</summary>
    private static string? FindFlagContradiction(Document document, HopRule hop)
    {
        var before = document.Releases.First(release => release.Minor == hop.From).Flags;
        var after = document.Releases.First(release => release.Minor == hop.To).Flags;
        var removed = hop.RemovedFlags.Select(flag => flag.Name).ToList();
        if (removed.Order(StringComparer.Ordinal).SequenceEqual(before.Except(after).Order(StringComparer.Ordinal)) is false)
        {
            return $"The removed flags of the hop {hop} are not those that {hop.From} registers and {hop.To} does not.";
        }

        var needed = hop.RenamedFlags.Select(flag => flag.Name)
            .Concat(hop.RenamedFlags.Select(flag => flag.Replacement).Concat(hop.RemovedFlags.Select(flag => flag.Replacement).OfType<string>()).Select(NameOf))
            .Concat(hop.ChangedDefaults.Select(change => change.Flag))
            .Concat(hop.RefusedValues.Select(value => value.Flag));
        return needed.FirstOrDefault(name => !after.Contains(name)) is { } missing
            ? $"The hop {hop} names the flag {missing}, which {hop.To} does not register."
            : null;
    }

    private static string NameOf(string replacement) => replacement.Split('=')[0];

    private static bool LiesIn(ReleaseBounds bounds, EtcdMinor minor) =>
        (bounds.Floor is not { } floor || floor.Minor == minor)
        && (bounds.Recommended is not { } recommended || (recommended.Minor == minor && !(recommended < bounds.Floor)));

    private static WorkflowErrorException Refused(string code, string message, Exception? inner = null) =>
        new(WorkflowError.Permanent(code, message), inner);

    private sealed record Document(
        int Format,
        Version Version,
        DateOnly AsOf,
        IReadOnlyList<string> Sources,
        IReadOnlyList<MinorRelease> Releases,
        IReadOnlyList<HopRule> Hops,
        IReadOnlyList<DowngradeRule> Downgrades,
        IReadOnlyList<BlackListEntry> BlackList);
}
