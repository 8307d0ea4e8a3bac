using System.Net;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Documents;

namespace EtcdUpgradeWorkflows.Etcd.Notifications;

/// <summary>A channel as people write it and as it is stored. Secrets are references, <c>env:NAME</c> or <c>file:/PATH</c>, read by the server when it sends.</summary>
/// <param name="Kind"><c>webhook</c> or <c>email</c>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ChannelDocument(string Name, string Kind)
{
    /// <summary>Of a webhook: where it is sent to. A reference where the URL is a secret itself.</summary>
    public string? Url { get; init; }

    /// <summary>Of a webhook: the key that it is signed with, as Standard Webhooks does; a reference. Null: it is not signed.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Of a webhook: one of <see cref="MessageTemplate.Formats"/>; null: <c>etcdup</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Of a webhook: a body of one's own instead of a format.</summary>
    public JsonElement? Template { get; init; }

    /// <summary>Of e-mail: the host that takes it.</summary>
    public string? Server { get; init; }

    /// <summary>Null: 587, or 465 with <c>tls</c>.</summary>
    public int? Port { get; init; }

    /// <summary><c>starttls</c> (null), <c>tls</c>, or <c>none</c>, on loopback only.</summary>
    public string? Security { get; init; }

    public string? Username { get; init; }

    /// <summary>A reference.</summary>
    public string? Password { get; init; }

    public string? From { get; init; }

    public IReadOnlyList<string>? To { get; init; }

    /// <summary>Of <see cref="NotificationKinds.All"/>; null or empty: all.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Null or empty: of every cluster, and of what has none.</summary>
    public IReadOnlyList<string>? Clusters { get; init; }

    /// <summary>How long after it was told it is told again while nobody acknowledges it, such as 01:00; null: an hour; <c>never</c>.</summary>
    public string? RepeatEvery { get; init; }

    // Theirs is the path: who has it may write.
    private static readonly string[] SecretHosts = [".slack.com", ".office.com", ".logic.azure.com", ".powerplatform.com", ".discord.com", ".googleapis.com"];

    public DocumentReading<Channel> Read()
    {
        DocumentReader reader = new();
        var name = reader.Name(Name ?? "", "channel.name_invalid");
        var repeat = ReadRepeat(reader);
        reader.Clusters(Clusters ?? [], "channel.cluster_invalid");
        foreach (var unknown in (Kinds ?? []).Where(kind => !NotificationKinds.All.Contains(kind)).Take(1))
        {
            reader.Require(false, "channel.kind_unknown", "kinds", $"'{DocumentReader.Shown(unknown ?? "")}' is no kind of notification.", $"Name some of {string.Join(", ", NotificationKinds.All)}; none: all.");
        }

        var target = Kind switch
        {
            "webhook" => (ChannelTarget?)ReadWebhook(reader),
            "email" => ReadEmail(reader),
            _ => null,
        };
        reader.Require(Kind is "webhook" or "email", "channel.kind_invalid", "kind", $"'{DocumentReader.Shown(Kind ?? "")}' is no kind of channel.", "Give webhook or email.");
        return reader.Problems.Count > 0 || target is null
            ? new(null, reader.Problems)
            : new(new(name, target, Kinds is null or [] ? NotificationKinds.All : [.. Kinds.Distinct()], [.. (Clusters ?? []).Distinct(StringComparer.Ordinal)], repeat), []);
    }

    private TimeSpan? ReadRepeat(DocumentReader reader)
    {
        if (RepeatEvery is null)
        {
            return TimeSpan.FromHours(1);
        }

        if (RepeatEvery == "never")
        {
            return null;
        }

        var before = reader.Problems.Count;
        var every = reader.Length(RepeatEvery, "channel.repeat_invalid", "repeatEvery", isNew: true).ToTimeSpan();
        reader.Require(every >= TimeSpan.FromMinutes(1) || reader.Problems.Count > before, "channel.repeat_invalid", "repeatEvery", $"'{DocumentReader.Shown(RepeatEvery)}' is too often.", "Give at least 00:01, or never.");
        return every;
    }

    private WebhookTarget? ReadWebhook(DocumentReader reader)
    {
        RequireNone(reader, "a webhook", ("server", Server), ("port", Port), ("security", Security), ("username", Username), ("password", Password), ("from", From), ("to", To));
        var isOfOthers = Format is "slack" or "teams";
        var reference = ReferenceOrNull(Url);
        reader.Require(!string.IsNullOrWhiteSpace(Url), "channel.url_missing", "url", "A webhook needs a URL.", "Give it, or where it is found: env:NAME or file:/PATH.");
        if (reference is null && !string.IsNullOrWhiteSpace(Url))
        {
            // Whoever has such a URL may write into that room.
            reader.Require(
                !isOfOthers && (!Uri.TryCreate(Url, UriKind.Absolute, out var given) || (given.Query.Length == 0 && given.UserInfo.Length == 0 && !SecretHosts.Any(host => $".{given.Host}".EndsWith(host, StringComparison.OrdinalIgnoreCase)))),
                "channel.url_is_secret", "url", "This URL is, or has in it, a secret.", "Put it into the server's environment or a file, and give env:NAME or file:/PATH.");
            if (WebhookTarget.FindUrlProblem(Url) is { } wrong)
            {
                reader.Problems.Add(new("url", wrong));
            }
        }

        var key = SigningKey is null ? null : ReadReference(reader, SigningKey, "signingKey");
        reader.Require(Format is null || MessageTemplate.Formats.Contains(Format), "channel.format_unknown", "format", $"'{DocumentReader.Shown(Format ?? "")}' is no format.", $"Give {string.Join(", ", MessageTemplate.Formats)}, or a template of your own.");
        reader.Require(Format is null || Template is null, "channel.format_unknown", "format", "Both a format and a template are given.", "Give one of them.");
        if (Template is { } body && MessageTemplate.FindProblem(body) is { } problem)
        {
            reader.Problems.Add(new("template", problem));
        }

        return reader.Problems.Count > 0 ? null : new(reference, reference is null ? Url : null, key, Template is { } own ? MessageTemplate.Of(own) : MessageTemplate.Of(Format ?? "etcdup"));
    }

    private EmailTarget? ReadEmail(DocumentReader reader)
    {
        RequireNone(reader, "e-mail", ("url", Url), ("signingKey", SigningKey), ("format", Format), ("template", Template));
        var isHost = Server is { Length: > 0 and <= 253 } && Uri.CheckHostName(Server) != UriHostNameType.Unknown;
        reader.Require(isHost, "channel.server_invalid", "server", $"'{DocumentReader.Shown(Server ?? "")}' is no host.", "Give the name or address of the host that takes e-mail.");
        reader.Require(Port is null or (> 0 and <= 65535), "channel.port_invalid", "port", $"{Port} is no port.", "Leave it out, or give 587, 465 or 25.");
        reader.Require(Security is null or "starttls" or "tls" or "none", "channel.security_invalid", "security", $"'{DocumentReader.Shown(Security ?? "")}' is no way to secure e-mail.", "Give starttls or tls.");
        reader.Require(Security != "none" || !isHost || IsLoopback(Server!), "channel.security_invalid", "security", "E-mail goes unencrypted to this machine only.", "Give starttls or tls.");
        reader.Require(Username is null == Password is null, "channel.password_missing", "password", "User name and password go together.", "Give both or none.");
        var password = Password is null ? null : ReadReference(reader, Password, "password");
        List<string> addresses = [.. (To ?? []).Select(to => to ?? ""), From ?? ""];
        reader.Require(To is { Count: > 0 and <= 50 }, "channel.address_invalid", "to", "E-mail needs somebody to go to, fifty at most.", "Give addresses in `to`.");
        if (addresses.Find(address => !IsAddress(address)) is { } wrong)
        {
            reader.Require(false, "channel.address_invalid", wrong == From || From is null ? "from" : "to", $"'{DocumentReader.Shown(wrong)}' is no e-mail address.", "Give it as ops@example.org.");
        }

        return reader.Problems.Count > 0 ? null : new(Server!, Port ?? (Security == "tls" ? 465 : 587), Security ?? "starttls", Username, password, From!, [.. To!.Distinct(StringComparer.Ordinal)]);
    }

    private static void RequireNone(DocumentReader reader, string what, params ReadOnlySpan<(string Property, object? Value)> given)
    {
        foreach (var (property, value) in given)
        {
            reader.Require(value is null, "channel.property_unknown", property, $"'{property}' says nothing of {what}.", "Leave it out.");
        }
    }

    private static SecretReference? ReferenceOrNull(string? text) =>
        text is not null && (text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal)) && TryParse(text) is { } reference ? reference : null;

    private static SecretReference? ReadReference(DocumentReader reader, string text, string property)
    {
        var reference = TryParse(text);
        reader.Require(reference is not null, "secret.reference_invalid", property, "A secret is given that is no reference.", "Write env:NAME or file:/absolute/path, never the secret itself.");
        return reference;
    }

    private static SecretReference? TryParse(string text)
    {
        try
        {
            return SecretReference.Parse(text);
        }
        catch (WorkflowErrorException)
        {
            return null;
        }
    }

    private static bool IsAddress(string text) => text.Length <= 254 && !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;

    internal static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Where notifications go.</summary>
/// <param name="Kinds">Those that go there.</param>
/// <param name="Clusters">Empty: all.</param>
/// <param name="RepeatEvery">Null: nothing is told again.</param>
public sealed record Channel(string Name, ChannelTarget Target, IReadOnlyList<string> Kinds, IReadOnlyList<string> Clusters, TimeSpan? RepeatEvery)
{
    public bool Takes(Notification notification) =>
        Kinds.Contains(notification.Kind) && (Clusters.Count == 0 || (notification.Cluster is { } cluster && Clusters.Contains(cluster, StringComparer.Ordinal)));
}

public abstract record ChannelTarget;

/// <param name="UrlReference">Where the URL is found; null: it is <paramref name="LiteralUrl"/>.</param>
/// <param name="SigningKey">Null: it is not signed.</param>
public sealed record WebhookTarget(SecretReference? UrlReference, string? LiteralUrl, SecretReference? SigningKey, MessageTemplate Template) : ChannelTarget
{
    /// <summary>Read anew each time: a changed one is seen.</summary>
    public Uri ReadUrl()
    {
        var text = UrlReference?.Read().Trim() ?? LiteralUrl!;
        return FindUrlProblem(text) is { } problem ? throw new WorkflowErrorException(problem) : new Uri(text);
    }

    /// <summary>The URL is not repeated: it may be a secret.</summary>
    public static WorkflowError? FindUrlProblem(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0
            ? WorkflowError.NeedsOperator("channel.url_invalid", "The webhook's URL is none.", "Give it as https://host/path.")
        : url.Scheme == "http" && !ChannelDocument.IsLoopback(url.Host)
            ? WorkflowError.NeedsOperator("channel.url_plain", "The webhook's URL is http, and not of this machine: everybody on the way would read it.", "Give an https URL.")
        : null;
}

/// <param name="Security"><c>starttls</c>, <c>tls</c> or <c>none</c>.</param>
public sealed record EmailTarget(string Server, int Port, string Security, string? Username, SecretReference? Password, string From, IReadOnlyList<string> To) : ChannelTarget;
