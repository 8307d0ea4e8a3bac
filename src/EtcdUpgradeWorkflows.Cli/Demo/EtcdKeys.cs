using Etcdserverpb;
using EtcdUpgradeWorkflows.Etcd.Clients;
using Google.Protobuf;
using Grpc.Net.Client;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Keys of one member. As a client of the cluster would be: nothing here knows that an upgrade is under way.</summary>
internal sealed class EtcdKeys : IDisposable
{
    private const int PageSize = 2000;
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(10);

    private readonly GrpcChannel _channel;
    private readonly KV.KVClient _client;
    private readonly TimeProvider _time;

    public EtcdKeys(string url, TimeProvider time)
    {
        _time = time;
        SocketsHttpHandler handler = new() { ConnectCallback = TcpConnection.ConnectAsync, UseProxy = false };
        _channel = GrpcChannel.ForAddress(url, new() { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = null });
        _client = new(_channel);
    }

    public async Task PutAsync(string key, string value, TimeSpan within, CancellationToken cancellationToken) =>
        await _client.PutAsync(
            new PutRequest { Key = ByteString.CopyFromUtf8(key), Value = ByteString.CopyFromUtf8(value) },
            deadline: _time.GetUtcNow().UtcDateTime + within, cancellationToken: cancellationToken);

    /// <summary>Everything under a prefix, each page a linearizable read.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var end = prefix[..^1] + (char)(prefix[^1] + 1);
        for (var from = prefix; ;)
        {
            RangeRequest request = new() { Key = ByteString.CopyFromUtf8(from), RangeEnd = ByteString.CopyFromUtf8(end), Limit = PageSize, Serializable = false };
            var page = await _client.RangeAsync(request, deadline: _time.GetUtcNow().UtcDateTime + ReadWithin, cancellationToken: cancellationToken);
            foreach (var pair in page.Kvs)
            {
                found[pair.Key.ToStringUtf8()] = pair.Value.ToStringUtf8();
            }

            if (!page.More || page.Kvs.Count == 0)
            {
                return found;
            }

            from = page.Kvs[^1].Key.ToStringUtf8() + '\0';
        }
    }

    public void Dispose() => _channel.Dispose();
}
