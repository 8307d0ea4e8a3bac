using Etcdserverpb;
using EtcdUpgradeWorkflows.Etcd.Clients;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Keys of one member over gRPC.</summary>
internal sealed class EtcdKeys : IDemoKeys
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

    public Task PutAsync(string key, string value, TimeSpan within, CancellationToken cancellationToken) => AskAsync(async () => await _client.PutAsync(
        new PutRequest { Key = ByteString.CopyFromUtf8(key), Value = ByteString.CopyFromUtf8(value) },
        deadline: _time.GetUtcNow().UtcDateTime + within, cancellationToken: cancellationToken));

    /// <summary>Each page is a linearizable read.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var end = prefix[..^1] + (char)(prefix[^1] + 1);
        for (var from = prefix; ;)
        {
            RangeRequest request = new() { Key = ByteString.CopyFromUtf8(from), RangeEnd = ByteString.CopyFromUtf8(end), Limit = PageSize, Serializable = false };
            var page = await AskAsync(async () => await _client.RangeAsync(request, deadline: _time.GetUtcNow().UtcDateTime + ReadWithin, cancellationToken: cancellationToken));
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

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RpcException e)
        {
            throw new NoKeysException(e.Status.Detail, e);
        }
    }
}
