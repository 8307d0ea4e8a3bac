using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>
/// A release of etcd: major.minor.patch, or major.minor.patch-prerelease. Ordered as semantic versions are: a prerelease comes before its release.
/// JSON and text are "3.4.23". Build metadata ("+git") is refused: two builds that differ only there cannot be told apart by order.
/// </summary>
[JsonConverter(typeof(EtcdVersionJsonConverter))]
public readonly record struct EtcdVersion(int MajorNumber, int MinorNumber, int Patch, string? Prerelease = null) : IComparable<EtcdVersion>
{
    /// <summary>Nine digits fit an int; no release of etcd has more.</summary>
    private const int MostDigits = 9;

    /// <summary>The release line, such as 3.4.</summary>
    public EtcdMinor Minor => new(MajorNumber, MinorNumber);

    /// <exception cref="WorkflowErrorException"><c>version.malformed</c></exception>
    public static EtcdVersion Parse(string? text) =>
        TryParse(text, out var version) ? version : throw Malformed(text, "a release such as 3.5.16");

    public static bool TryParse(string? text, out EtcdVersion version)
    {
        version = default;
        if (text is null)
        {
            return false;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var numbers = (dash < 0 ? text : text[..dash]).Split('.');
        var prerelease = dash < 0 ? null : text[(dash + 1)..];
        if (numbers.Length != 3
            || !TryReadNumber(numbers[0], out var major)
            || !TryReadNumber(numbers[1], out var minor)
            || !TryReadNumber(numbers[2], out var patch)
            || (prerelease is not null && !prerelease.Split('.').All(IsPrereleaseIdentifier)))
        {
            return false;
        }

        version = new EtcdVersion(major, minor, patch, prerelease);
        return true;
    }

    public int CompareTo(EtcdVersion other)
    {
        var numbers = (MajorNumber, MinorNumber, Patch).CompareTo((other.MajorNumber, other.MinorNumber, other.Patch));
        return numbers != 0 ? numbers : ComparePrereleases(Prerelease, other.Prerelease);
    }

    public static bool operator <(EtcdVersion left, EtcdVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(EtcdVersion left, EtcdVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(EtcdVersion left, EtcdVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EtcdVersion left, EtcdVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MajorNumber}.{MinorNumber}.{Patch}{(Prerelease is null ? "" : "-")}{Prerelease}");

    internal static WorkflowErrorException Malformed(string? text, string expected)
    {
        var shown = text is null ? "nothing" : text.Length <= 64 ? $"\"{text}\"" : $"a text of {text.Length} characters";
        return new WorkflowErrorException(WorkflowError.Permanent("version.malformed", $"{shown} is not {expected}.", "Give the release as major.minor.patch."));
    }

    /// <summary>Plain digits without leading zeros: "03" and "3" would be one number with two spellings.</summary>
    internal static bool TryReadNumber(string text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= MostDigits
            && text.All(char.IsAsciiDigit)
            && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsPrereleaseIdentifier(string text) =>
        text.Length > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && (text.Length == 1 || text[0] != '0' || !text.All(char.IsAsciiDigit));

    private static int ComparePrereleases(string? left, string? right)
    {
        if (left is null || right is null)
        {
            // A release comes after all its prereleases.
            return (left is null ? 1 : 0) - (right is null ? 1 : 0);
        }

        var (ours, theirs) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(ours.Length, theirs.Length); i++)
        {
            var order = ComparePrereleaseIdentifiers(ours[i], theirs[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return ours.Length.CompareTo(theirs.Length);
    }

    private static int ComparePrereleaseIdentifiers(string left, string right)
    {
        var (leftIsNumber, rightIsNumber) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        if (leftIsNumber != rightIsNumber)
        {
            return leftIsNumber ? -1 : 1;
        }

        // Numbers without leading zeros order by length first; that has no overflow.
        var byLength = leftIsNumber ? left.Length.CompareTo(right.Length) : 0;
        return byLength != 0 ? byLength : string.CompareOrdinal(left, right);
    }
}

internal sealed class EtcdVersionJsonConverter : JsonConverter<EtcdVersion>
{
    public override EtcdVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && EtcdVersion.TryParse(reader.GetString(), out var version)
            ? version
            : throw new JsonException("expected a release such as \"3.5.16\"");

    public override void Write(Utf8JsonWriter writer, EtcdVersion value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
