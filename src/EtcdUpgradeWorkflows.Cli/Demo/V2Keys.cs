using System.Net;
using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Keys of one member over the v2 API.</summary>
internal sealed class V2Keys : IDemoKeys
{
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public V2Keys(string url, TimeProvider time)
    {
        _time = time;
        _http = new(new SocketsHttpHandler { ConnectCallback = TcpConnection.ConnectAsync, UseProxy = false }) { BaseAddress = new(url), Timeout = Timeout.InfiniteTimeSpan };
    }

    public Task PutAsync(string key, string value, TimeSpan within, CancellationToken cancellationToken) => AskAsync(
        within,
        async token =>
        {
            using FormUrlEncodedContent form = new([new("value", value)]);
            using var answer = await _http.PutAsync(new Uri($"/v2/keys/{key}", UriKind.Relative), form, token);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created ? true : throw new NoKeysException($"{(int)answer.StatusCode}");
        },
        cancellationToken);

    public Task<Dictionary<string, string>> ReadAsync(string prefix, CancellationToken cancellationToken) => AskAsync(
        ReadWithin,
        async token =>
        {
            using var answer = await _http.GetAsync(new Uri($"/v2/keys/{prefix.TrimEnd('/')}?recursive=true&quorum=true", UriKind.Relative), token);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new NoKeysException($"{(int)answer.StatusCode}");
            }

            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(token), cancellationToken: token);
            Dictionary<string, string> found = new(StringComparer.Ordinal);
            Collect(json.RootElement.GetProperty("node"), found);
            return found;
        },
        cancellationToken);

    public void Dispose() => _http.Dispose();

    private static void Collect(JsonElement node, Dictionary<string, string> found)
    {
        if (node.TryGetProperty("value", out var value))
        {
            found[node.GetProperty("key").GetString()!.TrimStart('/')] = value.GetString()!;
        }

        if (node.TryGetProperty("nodes", out var children))
        {
            foreach (var child in children.EnumerateArray())
            {
                Collect(child, found);
            }
        }
    }

    private async Task<T> AskAsync<T>(TimeSpan within, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(within, _time, cancellationToken);
        try
        {
            return await ask(deadline.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw new NoKeysException(e.GetBaseException().Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoKeysException("no answer in time", e);
        }
    }
}
