using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Engine;

/// <summary>How stored JSON is written: camelCase, nulls left out, text as it is.</summary>
public static class EngineJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,

        // A value may be as deep as JSON usually is (64); a run's state wraps it a few levels deeper, and a definition may be 128 deep.
        MaxDepth = 256,
    };

    public static readonly JsonElement Null = JsonDocument.Parse("null").RootElement.Clone();

    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"expected {typeof(T).Name}, found null");
}
