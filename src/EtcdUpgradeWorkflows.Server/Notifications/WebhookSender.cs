using System.Globalization;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>
/// Posts to a webhook, signed as Standard Webhooks says: <c>webhook-id</c> is the same in every attempt, <c>webhook-signature</c> is over id, time and body. No redirect is followed:
/// what it names was not chosen by who added the channel.
/// </summary>
internal sealed class WebhookSender(HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(1);
    private const string KeyPrefix = "whsec_";

    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<SendResult> SendAsync(WebhookTarget target, DueDelivery delivery, CancellationToken cancellationToken)
    {
        var url = target.ReadUrl();
        using var request = OutsideHttp.Request(HttpMethod.Post, url, authorization: null);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(target.Template.Render(delivery)));
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        await SignAsync(request, target, delivery.Delivery.Id);

        using Deadline deadline = new(LongestCall, time, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return Judge(response, url.Host);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("webhook.timed_out", $"{url.Host} did not answer within {LongestCall.TotalSeconds:0} s.", "Whether it has it is unknown: it gets the same again, under the same id.");
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            return Failed("webhook.tls", $"The certificate of {url.Host} is not trusted here.", "Give the server the authority's certificate, or the receiver a certificate of a known one.");
        }
        catch (HttpRequestException e)
        {
            return Failed("webhook.unreachable", $"{url.Host} cannot be reached ({OutsideHttp.Why(e)}).", "Check its name, its port, and what is between.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task SignAsync(HttpRequestMessage request, WebhookTarget target, string id)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at);
        if (target.SigningKey is { } key)
        {
            var signed = (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. await request.Content!.ReadAsByteArrayAsync()];
            request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Decode(key.Read()), signed))}");
        }
    }

    // As the specification writes it; any other text is taken as it is.
    private static byte[] Decode(string key)
    {
        if (!key.StartsWith(KeyPrefix, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(key);
        }

        try
        {
            return Convert.FromBase64String(key[KeyPrefix.Length..]);
        }
        catch (FormatException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("webhook.key_invalid", "The signing key begins with whsec_ and is no base64 behind it.", "Copy the whole key."));
        }
    }

    private SendResult Judge(HttpResponseMessage response, string host)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            >= 200 and < 300 => SendResult.Done,
            >= 300 and < 400 => Failed(
                "webhook.redirected", $"{host} answered {status}: it wants to be asked elsewhere{(response.Headers.Location is { IsAbsoluteUri: true } there ? $", at {there.Host}" : "")}.",
                "Give the channel the final URL; redirects are not followed."),
            _ => Failed("webhook.refused", $"{host} answered {status}.", status >= 500 ? "Its operators see why; it is tried again." : "Check URL, signing key and format of the channel.") with { RetryAfter = WishOf(response) },
        };
    }

    private TimeSpan? WishOf(HttpResponseMessage response)
    {
        var wish = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - time.GetUtcNow();
        return wish is null ? null : TimeSpan.FromTicks(Math.Clamp(wish.Value.Ticks, 0, LongestWish.Ticks));
    }

    private static SendResult Failed(string code, string message, string advice) => new(WorkflowError.Transient(code, message, advice));
}
