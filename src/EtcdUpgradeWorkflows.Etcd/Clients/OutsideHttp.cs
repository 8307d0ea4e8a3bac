using System.Net.Http.Headers;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>How services outside (gates, steps, silences, webhooks) are called.</summary>
public static class OutsideHttp
{
    /// <summary>No redirect is followed: where it leads was chosen by nobody here, and a login page is no answer.</summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxResponseHeadersLength = 64,
    };

    /// <summary>Why nobody was reached, for people.</summary>
    public static string Why(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.ConnectionError => "nothing listens there, or something between does not let this machine through",
        HttpRequestError.SecureConnectionError => "its certificate is not believed, or it does not speak TLS",
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "what it sends is no whole HTTP answer",
        HttpRequestError.ConfigurationLimitExceeded => "it sends more than is taken",
        _ => "the connection broke",
    };

    /// <param name="authorization">The value of that header; null: none.</param>
    /// <exception cref="WorkflowErrorException"><c>secret.not_found</c>, <c>secret.authorization_invalid</c></exception>
    public static HttpRequestMessage Request(HttpMethod method, Uri url, SecretReference? authorization)
    {
        HttpRequestMessage request = new(method, url);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("etcdup", "1"));
        if (authorization?.Read() is { } value && (value.Any(char.IsControl) || !request.Headers.TryAddWithoutValidation("Authorization", value)))
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("secret.authorization_invalid", $"What lies at {authorization} is no value of the header Authorization.", "Give it as `Bearer …` or `Basic …`, in one line."));
        }

        return request;
    }
}
