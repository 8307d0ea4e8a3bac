using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Notifications;

/// <summary>What can be wrong with a channel, and what its texts become.</summary>
public sealed class ChannelDocumentTests
{
    private const string Hook = """{"name":"ops","kind":"webhook","url":"https://example.org/hook"}""";
    private const string Mail = """{"name":"ops","kind":"email","server":"mail.example.org","from":"etcdup@example.org","to":["ops@example.org"]}""";

    [Theory]
    [InlineData(Hook)]
    [InlineData(Mail)]
    [InlineData("""{"name":"ops","kind":"webhook","url":"env:OPS_URL","format":"slack","signingKey":"file:/etc/key","kinds":["needsYou"],"clusters":["prod-a"],"repeatEvery":"never"}""")]
    [InlineData("""{"name":"ops","kind":"webhook","url":"http://127.0.0.1:9/x","template":{"text":"{{ title }} {{message}}"}}""")]
    [InlineData("""{"name":"ops","kind":"email","server":"127.0.0.1","security":"none","port":25,"from":"a@example.org","to":["b@example.org"],"username":"u","password":"env:P"}""")]
    public void A_channel_is_read(string json) => Assert.Empty(Read(json).Problems);

    [Theory]
    [InlineData("channel.name_invalid", "name", """{"name":"Ops!","kind":"webhook","url":"https://example.org/"}""")]
    [InlineData("channel.kind_invalid", "kind", """{"name":"ops","kind":"pigeon"}""")]
    [InlineData("channel.kind_unknown", "kinds", """{"name":"ops","kind":"webhook","url":"https://example.org/","kinds":["needsyou"]}""")]
    [InlineData("channel.kind_unknown", "kinds", """{"name":"ops","kind":"webhook","url":"https://example.org/","kinds":[null]}""")]
    [InlineData("channel.cluster_invalid", "clusters", """{"name":"ops","kind":"webhook","url":"https://example.org/","clusters":["Prod A"]}""")]
    [InlineData("channel.repeat_invalid", "repeatEvery", """{"name":"ops","kind":"webhook","url":"https://example.org/","repeatEvery":"00:00:30"}""")]
    [InlineData("channel.repeat_invalid", "repeatEvery", """{"name":"ops","kind":"webhook","url":"https://example.org/","repeatEvery":"36:00:00"}""")]
    [InlineData("channel.url_missing", "url", """{"name":"ops","kind":"webhook"}""")]
    [InlineData("channel.url_invalid", "url", """{"name":"ops","kind":"webhook","url":"ftp://example.org/"}""")]
    [InlineData("channel.url_plain", "url", """{"name":"ops","kind":"webhook","url":"http://example.org/"}""")]
    [InlineData("channel.url_is_secret", "url", """{"name":"ops","kind":"webhook","url":"https://example.org/hook?key=1"}""")]
    [InlineData("channel.url_is_secret", "url", """{"name":"ops","kind":"webhook","url":"https://u:p@example.org/"}""")]
    [InlineData("channel.url_is_secret", "url", """{"name":"ops","kind":"webhook","url":"https://hooks.example.org/services/T0/B0/x","format":"slack"}""")]
    [InlineData("channel.url_is_secret", "url", """{"name":"ops","kind":"webhook","url":"https://hooks.slack.com/services/T0/B0/x"}""")]
    [InlineData("secret.reference_invalid", "signingKey", """{"name":"ops","kind":"webhook","url":"https://example.org/","signingKey":"whsec_abc"}""")]
    [InlineData("channel.format_unknown", "format", """{"name":"ops","kind":"webhook","url":"https://example.org/","format":"irc"}""")]
    [InlineData("channel.format_unknown", "format", """{"name":"ops","kind":"webhook","url":"https://example.org/","format":"etcdup","template":{}}""")]
    [InlineData("channel.template_invalid", "template", """{"name":"ops","kind":"webhook","url":"https://example.org/","template":["{{message}}"]}""")]
    [InlineData("channel.template_invalid", "template", """{"name":"ops","kind":"webhook","url":"https://example.org/","template":{"text":"{{password}}"}}""")]
    [InlineData("channel.property_unknown", "to", """{"name":"ops","kind":"webhook","url":"https://example.org/","to":["a@example.org"]}""")]
    [InlineData("channel.property_unknown", "url", """{"name":"ops","kind":"email","url":"https://x.org/","server":"mail","from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("channel.server_invalid", "server", """{"name":"ops","kind":"email","server":"mail server","from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("channel.port_invalid", "port", """{"name":"ops","kind":"email","server":"mail","port":70000,"from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("channel.security_invalid", "security", """{"name":"ops","kind":"email","server":"mail","security":"maybe","from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("channel.security_invalid", "security", """{"name":"ops","kind":"email","server":"mail.example.org","security":"none","from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("channel.password_missing", "password", """{"name":"ops","kind":"email","server":"mail","username":"u","from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("secret.reference_invalid", "password", """{"name":"ops","kind":"email","server":"mail","username":"u","password":"hunter2","from":"a@example.org","to":["b@example.org"]}""")]
    [InlineData("channel.address_invalid", "to", """{"name":"ops","kind":"email","server":"mail","from":"a@example.org","to":[]}""")]
    [InlineData("channel.address_invalid", "to", """{"name":"ops","kind":"email","server":"mail","from":"a@example.org","to":["b@example.org\r\nBcc: c@example.org"]}""")]
    [InlineData("channel.address_invalid", "from", """{"name":"ops","kind":"email","server":"mail","to":["b@example.org"]}""")]
    public void What_is_wrong_with_a_channel_is_said_with_a_code_and_where(string code, string property, string json)
    {
        var reading = Read(json);

        Assert.Null(reading.Value);
        Assert.Contains((code, property), reading.Problems.Select(p => (p.Error.Code, p.Property)));
        Assert.DoesNotContain(reading.Problems, p => p.Error.Message.Contains("hunter2", StringComparison.Ordinal) || p.Error.Message.Contains("whsec", StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            ["channel.name_invalid", "channel.repeat_invalid", "channel.url_plain"],
            Read("""{"name":"","kind":"webhook","url":"http://example.org/","repeatEvery":"soon"}""").Problems.Select(p => p.Error.Code));

    [Fact]
    public void A_property_that_nobody_knows_is_refused() => Assert.Throws<JsonException>(() => Read("""{"name":"ops","kind":"webhook","url":"https://example.org/","kind s":[]}"""));

    [Theory]
    [InlineData("needsYou", "prod-a", true)]
    [InlineData("needsYou", "prod-b", false)]
    [InlineData("needsYou", null, false)]
    [InlineData("done", "prod-a", false)]
    public void A_channel_takes_its_kinds_of_its_clusters(string kind, string? cluster, bool takes) => Assert.Equal(
        takes, Read("""{"name":"ops","kind":"webhook","url":"https://example.org/","kinds":["needsYou"],"clusters":["prod-a"]}""").Value!.Takes(Told("x").Notification with { Kind = kind, Cluster = cluster }));

    [Theory]
    [InlineData("etcdup")]
    [InlineData("slack")]
    [InlineData("teams")]
    public void What_is_told_cannot_change_the_shape_of_a_body(string format)
    {
        const string Nasty = "\",\"x\":\"</script> {{id}} & <!channel> \\ ";
        using var shape = JsonDocument.Parse(MessageTemplate.Of(format).Render(Told("plain")));
        using var body = JsonDocument.Parse(MessageTemplate.Of(format).Render(Told(Nasty)));

        Assert.Equal(Names(shape.RootElement), Names(body.RootElement));
        Assert.Contains(Texts(body.RootElement), text => text.Contains(Nasty.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_body_of_ones_own_has_what_it_asks_for_and_keeps_its_other_values()
    {
        var own = MessageTemplate.Of(EngineJson.Element(new { text = "{{ title }} | {{by}} | {{reminder}}", link_names = true, level = 3, none = (string?)null, list = new[] { "{{code}}" } }));

        Assert.Equal(
            """{"text":"Reminder: Run 7 on prod-a: needs you | anna | 2","link_names":true,"level":3,"list":["etcd.x"]}""",
            own.Render(Told("x", reminder: 2)));
    }

    [Fact]
    public void Long_texts_are_cut_to_what_receivers_take()
    {
        using var body = JsonDocument.Parse(MessageTemplate.Of("slack").Render(Told(new string('x', 5000))));

        Assert.All(Texts(body.RootElement), text => Assert.True(text.Length <= 3000));
    }

    internal static DueDelivery Told(string message, int reminder = 0)
    {
        Notification told = new(Guid.Parse("0193a000-0000-7000-8000-000000000001"), NotificationKind.NeedsYou, "prod-a", message, "Do it.", "etcd.x", "anna", new(2026, 12, 5, 22, 0, 0, TimeSpan.Zero))
        {
            RunId = Guid.Empty, RunNumber = 7,
        };
        return new(new(told.Id, "ops", reminder, DeliveryStatus.Waiting, 1, null, null, null), told);
    }

    private static EtcdUpgradeWorkflows.Etcd.Documents.DocumentReading<Channel> Read(string json) => EngineJson.Read<ChannelDocument>(json).Read();

    private static List<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(p => Names(p.Value).Prepend(p.Name))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Names)],
        _ => [],
    };

    private static List<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(p => Texts(p.Value))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
