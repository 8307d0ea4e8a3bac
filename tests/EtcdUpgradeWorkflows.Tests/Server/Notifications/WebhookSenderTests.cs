using System.Net;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Tests.Etcd.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Server.Notifications;

/// <summary>A real receiver on loopback: what it gets, and what becomes of each way in which it does not take it.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 12, 5, 22, 0, 5, TimeSpan.Zero));
    private readonly List<(string Path, HeaderDictionary Headers, string Body)> _got = [];
    private readonly WebhookSender _sender;
    private readonly WebApplication _receiver;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    public WebhookSenderTests()
    {
        _sender = new(WebhookSender.NewHandler(), _time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            _got.Add((context.Request.Path, new(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
            await _answer(context);
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Url => $"{_receiver.Urls.Single()}/hook";

    public async ValueTask InitializeAsync() => await _receiver.StartAsync(Token);

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
            var (_, headers, body) = Assert.Single(_got);
            Assert.Equal("0193a000000070008000000000000001.0", headers["webhook-id"]);
            Assert.Equal("1796508005", headers["webhook-timestamp"]);
            var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}"));
            Assert.Equal($"v1,{Convert.ToBase64String(expected)}", headers["webhook-signature"]);
            Assert.Contains("\"message\":\"m1 does not serve.\"", body, StringComparison.Ordinal);
            Assert.StartsWith("application/json", headers["Content-Type"].ToString(), StringComparison.Ordinal);
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
        Answer(status);

        var result = await SendAsync();

        Assert.Equal(code, result.Problem!.Code);
        Assert.Contains($"{status}", result.Problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hook", result.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _answer = context =>
        {
            context.Response.Redirect($"{_receiver.Urls.Single()}/elsewhere?token=secret");
            return Task.CompletedTask;
        };

        var result = await SendAsync();

        Assert.Equal("webhook.redirected", result.Problem!.Code);
        Assert.DoesNotContain("secret", result.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(["/hook"], _got.Select(g => g.Path));
    }

    [Fact]
    public async Task One_that_hangs_is_left_after_ten_seconds()
    {
        TaskCompletionSource asked = new(), never = new();
        _answer = async context =>
        {
            asked.SetResult();
            await never.Task.WaitAsync(context.RequestAborted);
        };
        var sending = SendAsync();
        await asked.Task.WaitAsync(Token);

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
        _answer = context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.TooManyRequests;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        };

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await SendAsync()).RetryAfter);
    }

    [Fact]
    public async Task Nobody_there_is_an_error_without_the_url()
    {
        await _receiver.StopAsync(Token);

        var problem = (await SendAsync()).Problem!;

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

    private void Answer(int status) => _answer = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private Task<SendResult> SendAsync() => _sender.SendAsync(new(null, Url, null, MessageTemplate.Of("slack")), ChannelDocumentTests.Told("x"), Token);
}
