using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>The server's REST API, every refusal as a <see cref="CommandFailure"/>.</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(100);

    private readonly HttpClient _http;

    public ApiClient(Uri server, string? token, string user, HttpMessageHandler? handler = null, string? caFile = null)
    {
        _http = new(handler ?? NewHandler(caFile))
        {
            BaseAddress = new(server.AbsoluteUri.TrimEnd('/') + "/api/v1/"), Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Add("X-Etcdup-User", user);
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    public Uri Server => _http.BaseAddress!;

    public Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) => SendAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    /// <param name="within">For what takes the server long; null: a hundred seconds.</param>
    public Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken, TimeSpan? within = null) =>
        SendAsync<T>(HttpMethod.Post, path, JsonContent.Create(body, body.GetType(), options: ContractsJson.Options), cancellationToken, within);

    public Task<T> PutAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Put, path, JsonContent.Create(body, body.GetType(), options: ContractsJson.Options), cancellationToken);

    public Task<T> DeleteAsync<T>(string path, CancellationToken cancellationToken) => SendAsync<T>(HttpMethod.Delete, path, null, cancellationToken);

    /// <summary>A document and its tag, by which it can be said later which one was seen.</summary>
    public async Task<(T Document, string? Tag)> GetTaggedAsync<T>(string path, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        using var response = await ReachAsync(token => _http.SendAsync(request, token), AnswerWithin, cancellationToken);
        await RequireSuccessAsync(response, cancellationToken);
        return (await ReadAsync<T>(request, response, cancellationToken), response.Headers.ETag?.Tag);
    }

    /// <param name="tag">Only what was seen under it; null: as it is.</param>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken, string? tag = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, path);
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(new(tag));
        }

        using var response = await ReachAsync(token => _http.SendAsync(request, token), AnswerWithin, cancellationToken);
        await RequireSuccessAsync(response, cancellationToken);
    }

    /// <summary>A document as the user wrote it: the server names what is wrong with it by its path.</summary>
    public Task<T> PostTextAsync<T>(string path, string json, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), cancellationToken);

    /// <summary>A list, bare or as the items of a page.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string path, CancellationToken cancellationToken)
    {
        var answer = await GetAsync<JsonElement>(path, cancellationToken);
        var items = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("items", out var inner) ? inner : answer;
        return items.Deserialize<List<T>>(ContractsJson.Options) ?? [];
    }

    /// <summary>Everything after <paramref name="lastEventId"/>, until the run ends or the connection does.</summary>
    public async IAsyncEnumerable<RunEvent> EventsAsync(string run, long? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"runs/{Uri.EscapeDataString(run)}/events");
        request.Headers.Accept.Add(new("text/event-stream"));
        if (lastEventId is { } last)
        {
            request.Headers.Add("Last-Event-ID", last.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        using var response = await ReachAsync(token => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), AnswerWithin, cancellationToken);
        await RequireSuccessAsync(response, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (RunEvent.Parse(item.EventType, item.Data) is { } runEvent)
            {
                yield return runEvent;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler NewHandler(string? caFile)
    {
        SocketsHttpHandler handler = new() { UseProxy = false, ConnectCallback = TcpConnection.ConnectKeptAliveAsync };
        if (caFile is not null)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            try
            {
                policy.CustomTrustStore.ImportFromPemFile(caFile);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                handler.Dispose();
                throw NoAuthority($"{caFile} cannot be read: {e.Message}", e);
            }

            if (policy.CustomTrustStore.Count == 0)
            {
                handler.Dispose();
                throw NoAuthority($"There is no certificate in {caFile}.");
            }

            handler.SslOptions.CertificateChainPolicy = policy;
        }

        return handler;
    }

    private static CommandFailure NoAuthority(string message, Exception? inner = null) =>
        new(ExitCode.Usage, "server.ca_file_unreadable", message, "Give a PEM file of authorities with --ca-file or ETCDUP_CA_FILE.", inner);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        using var response = await ReachAsync(token => _http.SendAsync(request, token), within ?? AnswerWithin, cancellationToken);
        await RequireSuccessAsync(response, cancellationToken);
        return await ReadAsync<T>(request, response, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(ContractsJson.Options, cancellationToken)
                ?? throw new JsonException("the answer is null");
        }
        catch (JsonException e)
        {
            throw new CommandFailure(
                ExitCode.Unexpected, "server.answer_not_understood", $"The server's answer to {request.Method} {request.RequestUri} was not understood: {JsonFault.Of(e)}.", null, e);
        }
    }

    private async Task<HttpResponseMessage> ReachAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, TimeSpan within, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(within);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await send(either.Token);
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException tls)
        {
            throw CommandFailure.NotReachable(
                "server.not_trusted", $"The server at {Server.GetLeftPart(UriPartial.Authority)} is not believed to be the one that was meant: {tls.Message}",
                "Give the authority of its certificate with --ca-file or ETCDUP_CA_FILE, and the name that the certificate is for. Is it https at all?", e);
        }
        catch (HttpRequestException e)
        {
            throw CommandFailure.NotReachable(
                "server.not_reachable", $"The server at {Server.GetLeftPart(UriPartial.Authority)} does not answer: {e.InnerException?.Message ?? e.Message}", null, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw CommandFailure.NotReachable(
                "server.not_reachable", $"The server at {Server.GetLeftPart(UriPartial.Authority)} gave no answer within {within.TotalSeconds:0} s.", null, e);
        }
    }

    private static async Task RequireSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw ServerRefusal.Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }
}
