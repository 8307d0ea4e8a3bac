using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Tests.Etcd.Notifications;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Server.Notifications;

/// <summary>A real receiver on loopback: what it gets, and what becomes of each way in which it does not take it.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 12, 5, 22, 0, 5, TimeSpan.Zero));
    private readonly WebhookSender _sender;
    private LoopbackService _receiver = null!;

    public WebhookSenderTests() => _sender = new(OutsideHttp.NewHandler(), _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Url => $"{_receiver.Url}/hook";

    public async ValueTask InitializeAsync() => _receiver = await LoopbackService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _sender.Dispose();
    }

    [Fact]
    public async Task It_is_posted_with_an_id_and_signed_as_Standard_Webhooks_says()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, $"whsec_{Convert.ToBase64String(key)}\n", Token);
            var result = await _sender.SendAsync(new(null, Url, SecretReference.Parse($"file:{path}"), MessageTemplate.Of("etcdup")), ChannelDocumentTests.Told("m1 does not serve."), Token);

            Assert.Null(result.Problem);
            var (headers, body) = Assert.Single(_receiver.Got) is var got ? (got.Headers, got.Body) : default;
            Assert.Equal("0193a000000070008000000000000001.0", headers["webhook-id"]);
            Assert.Equal("1796508005", headers["webhook-timestamp"]);
            var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}"));
            Assert.Equal($"v1,{Convert.ToBase64String(expected)}", headers["webhook-signature"]);
            Assert.Contains("\"message\":\"m1 does not serve.\"", body, StringComparison.Ordinal);
            Assert.StartsWith("application/json", headers["Content-Type"], StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(500, "webhook.refused")]
    [InlineData(404, "webhook.refused")]
    [InlineData(410, "webhook.refused")]
    public async Task What_it_refuses_is_an_error_with_its_status(int status, string code)
    {
        _receiver.AnswersWith(status);

        var result = await SendAsync();

        Assert.Equal(code, result.Problem!.Code);
        Assert.Contains($"{status}", result.Problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hook", result.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _receiver.AnswersWith(302, "", ("Location", $"{_receiver.Url}/elsewhere?token=secret"));

        var result = await SendAsync();

        Assert.Equal("webhook.redirected", result.Problem!.Code);
        Assert.DoesNotContain("secret", result.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(["/hook"], _receiver.Got.Select(g => g.Path));
    }

    [Fact]
    public async Task One_that_hangs_is_left_after_ten_seconds()
    {
        var asked = _receiver.Hang();
        var sending = SendAsync();
        await asked.WaitAsync(Token);

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("webhook.timed_out", (await sending).Problem!.Code);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("999999", 3600)]
    [InlineData("Sat, 05 Dec 2026 22:02:05 GMT", 120)]
    public async Task It_says_when_it_wants_to_be_asked_again(string header, int seconds)
    {
        _receiver.AnswersWith(429, "", ("Retry-After", header));

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await SendAsync()).RetryAfter);
    }

    [Fact]
    public async Task Nobody_there_is_an_error_without_the_url()
    {
        var url = Url;
        await _receiver.StopAsync(Token);

        var problem = (await SendAsync(url)).Problem!;

        Assert.Equal("webhook.unreachable", problem.Code);
        Assert.DoesNotContain("hook", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_an_error()
    {
        ChannelSender sender = new(_sender, new(_time));
        Channel channel = new("ops", new WebhookTarget(SecretReference.Parse("env:ETCDUP_TEST_NOT_THERE"), null, null, MessageTemplate.Of("etcdup")), [], [], null);

        Assert.Equal("secret.not_found", (await sender.SendAsync(channel, ChannelDocumentTests.Told("x"), Token)).Problem!.Code);
    }

    private Task<SendResult> SendAsync(string? url = null) => _sender.SendAsync(new(null, url ?? Url, null, MessageTemplate.Of("slack")), ChannelDocumentTests.Told("x"), Token);
}
