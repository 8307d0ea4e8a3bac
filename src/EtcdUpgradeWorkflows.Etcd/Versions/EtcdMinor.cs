using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>A minor release line, such as 3.4: what clusters go through one at a time. JSON and text are "3.4".</summary>
[JsonConverter(typeof(EtcdMinorJsonConverter))]
public readonly record struct EtcdMinor(int Major, int Number) : IComparable<EtcdMinor>
{
    public static EtcdMinor Parse(string text) =>
        TryParse(text, out var minor) ? minor : throw EtcdVersion.Malformed(text, "a minor release such as 3.4");

    public static bool TryParse(string? text, out EtcdMinor minor)
    {
        minor = default;
        var parts = text?.Split('.');
        if (parts is not { Length: 2 }
            || !EtcdVersion.TryReadNumber(parts[0], out var major)
            || !EtcdVersion.TryReadNumber(parts[1], out var number))
        {
            return false;
        }

        minor = new EtcdMinor(major, number);
        return true;
    }

    public int CompareTo(EtcdMinor other) => (Major, Number).CompareTo((other.Major, other.Number));

    public static bool operator <(EtcdMinor left, EtcdMinor right) => left.CompareTo(right) < 0;

    public static bool operator >(EtcdMinor left, EtcdMinor right) => left.CompareTo(right) > 0;

    public static bool operator <=(EtcdMinor left, EtcdMinor right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EtcdMinor left, EtcdMinor right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Number}");
}

internal sealed class EtcdMinorJsonConverter : JsonConverter<EtcdMinor>
{
    public override EtcdMinor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && EtcdMinor.TryParse(reader.GetString(), out var minor)
            ? minor
            : throw new JsonException("expected a minor release such as \"3.4\"");

    public override void Write(Utf8JsonWriter writer, EtcdMinor value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
