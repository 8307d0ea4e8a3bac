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
