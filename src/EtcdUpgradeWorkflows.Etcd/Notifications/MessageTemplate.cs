using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Notifications;

/// <summary>
/// The body of a webhook: JSON, in whose texts <c>{{name}}</c> stands for what is told. It is put in after the JSON was read, so nothing that is told can change its shape.
/// </summary>
public sealed partial class MessageTemplate
{
    /// <summary>Characters of a template.</summary>
    public const int Longest = 16_384;

    // What Slack takes of a header and of a section; others take more.
    private const int LongestTitle = 140;
    private const int LongestText = 1_400;

    private static readonly Dictionary<string, Func<DueDelivery, string>> Values = new(StringComparer.Ordinal)
    {
        ["id"] = d => d.Delivery.Id,
        ["event"] = d => d.Notification.Id.ToString("N"),
        ["kind"] = d => d.Notification.Kind,
        ["reminder"] = d => d.Delivery.Number.ToString(CultureInfo.InvariantCulture),
        ["title"] = d => Cut((d.Delivery.Number > 0 ? "Reminder: " : "") + d.Notification.Title, LongestTitle),
        ["message"] = d => Cut(d.Notification.Message, LongestText),
        ["advice"] = d => Cut(d.Notification.Advice ?? "", LongestText),
        ["code"] = d => d.Notification.Code ?? "",
        ["cluster"] = d => d.Notification.Cluster ?? "",
        ["run"] = d => d.Notification.RunNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["by"] = d => d.Notification.By,
        ["at"] = d => d.Notification.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
    };

    private readonly JsonElement _body;

    private MessageTemplate(JsonElement body) => _body = body;

    /// <summary>What may stand between the braces.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Values.Keys];

    /// <summary>Those that come with the product: <c>etcdup</c> has every value, <c>slack</c> and <c>teams</c> are what those take.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["etcdup", "slack", "teams"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    public static MessageTemplate Of(string format)
    {
        using var stream = typeof(MessageTemplate).Assembly.GetManifestResourceStream($"notification-{format}.json") ?? throw new ArgumentException($"no format '{format}'", nameof(format));
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement.Clone());
    }

    public static MessageTemplate Of(JsonElement body) => new(body.Clone());

    /// <summary>Of a template that somebody brought; null: it can be used.</summary>
    public static WorkflowError? FindProblem(JsonElement body)
    {
        const string Code = "channel.template_invalid";
        var names = string.Join(", ", Names);
        return body.ValueKind != JsonValueKind.Object ? WorkflowError.Permanent(Code, "The template is no JSON object.", "Give the body that the receiver takes, with {{message}} and others in its texts.")
            : body.GetRawText().Length > Longest ? WorkflowError.Permanent(Code, $"The template is longer than {Longest} characters.", "Give a shorter one.")
            : Placeholder().Matches(body.GetRawText()).Select(m => m.Groups[1].Value).FirstOrDefault(name => !Values.ContainsKey(name)) is { } unknown
                ? WorkflowError.Permanent(Code, $"'{(unknown.Length > 40 ? unknown[..40] : unknown)}' in the template stands for nothing.", $"Use {names}.")
            : null;
    }

    public string Render(DueDelivery delivery) => Fill(_body, delivery)!.ToJsonString(EngineJson.Options);

    private static JsonNode? Fill(JsonElement element, DueDelivery delivery) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Fill(p.Value, delivery)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(item => Fill(item, delivery))]),
        JsonValueKind.String => JsonValue.Create(Placeholder().Replace(element.GetString()!, match => Values.GetValueOrDefault(match.Groups[1].Value)?.Invoke(delivery) ?? "").Trim()),
        _ => JsonNode.Parse(element.GetRawText()),
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Placeholder();
}
