using System.Text.Json;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>The hop rules as versioned data (<c>hop-rules.json</c>, embedded): what they say holds as of a date and names its sources.</summary>
public sealed class HopRules
{
    private const int Format = 1;

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

    private HopRules(Document document) => this.document = document;

    /// <summary>The rules this version was built with.</summary>
    public static HopRules Shipped => LazyShipped.Value;

    public DateOnly AsOf => document.AsOf;

    public IReadOnlyList<string> Sources => document.Sources;

    /// <summary>All minor releases in their order, those without a rule included: the chain of a long way is named from it.</summary>
    public IReadOnlyList<EtcdMinor> Minors => document.Minors;

    public IReadOnlyList<HopRule> Hops => document.Hops;

    public IReadOnlyList<BlackListEntry> BlackList => document.BlackList;

    public HopRule? Find(EtcdMinor from, EtcdMinor to) => Hops.FirstOrDefault(hop => hop.From == from && hop.To == to);

    public IReadOnlyList<BlackListEntry> FindBlackListed(EtcdVersion version) => [.. BlackList.Where(entry => entry.Covers(version))];

    /// <summary>The minor releases from one to another, both included; empty when one is unknown or the way leads down.</summary>
    public IReadOnlyList<EtcdMinor> Chain(EtcdMinor from, EtcdMinor to) =>
        Minors.Contains(from) && Minors.Contains(to) ? [.. Minors.Where(minor => minor >= from && minor <= to)] : [];

    /// <exception cref="WorkflowErrorException"><c>rules.format_unknown</c>, <c>rules.malformed</c></exception>
    public static HopRules Parse(string json)
    {
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
            return FindContradiction(document) is { } contradiction ? throw Refused("rules.malformed", contradiction) : new HopRules(document);
        }
        catch (JsonException exception)
        {
            throw Refused("rules.malformed", $"The hop rules cannot be read: {exception.Message}", exception);
        }
    }

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
        var minors = document.Minors;
        if (!minors.SequenceEqual(minors.Distinct().Order()))
        {
            return "The minor releases are not in ascending order.";
        }

        foreach (var hop in document.Hops)
        {
            var (from, to) = (minors.ToList().IndexOf(hop.From), minors.ToList().IndexOf(hop.To));
            if (from < 0 || to < 0 || to - from is < 0 or > 1)
            {
                return $"The hop {hop} does not go from one known minor release to the next, or to itself.";
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

        var entry = document.BlackList.FirstOrDefault(e => e.Through is { } last && (last < e.From || last.Minor != e.From.Minor));
        return entry is null ? null : $"The black list entry {entry} is not a range of one minor release.";
    }

    private static bool LiesIn(ReleaseBounds bounds, EtcdMinor minor) =>
        (bounds.Floor is not { } floor || floor.Minor == minor)
        && (bounds.Recommended is not { } recommended || (recommended.Minor == minor && !(recommended < bounds.Floor)));

    private static WorkflowErrorException Refused(string code, string message, Exception? inner = null) =>
        new(WorkflowError.Permanent(code, message), inner);

    private sealed record Document(
        int Format,
        DateOnly AsOf,
        IReadOnlyList<string> Sources,
        IReadOnlyList<EtcdMinor> Minors,
        IReadOnlyList<HopRule> Hops,
        IReadOnlyList<BlackListEntry> BlackList);
}
