using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Etcdserverpb;
using Google.Protobuf;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>
/// The client of 2.x members, on the v2 API of real 3.x ones: the same answers but for the wording (no release of 2.x is at hand here). The clients are
/// made for v2 alone, since the one of the product would find out that these members speak more.
/// </summary>
public abstract class V2EtcdClientOnStandIn(SharedCluster shared) : EtcdClientConformance
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new V2Stage(shared, new V2Clients()));

    [Fact]
    public async Task Keys_of_both_stores_are_found_by_the_client_of_the_product()
    {
        using var channel = GrpcChannel.ForAddress(Stage.Endpoints[0]);
        await new KV.KVClient(channel).PutAsync(new PutRequest { Key = ByteString.CopyFromUtf8("/both/new"), Value = ByteString.CopyFromUtf8("3") }, cancellationToken: Token);
        await Stage.PutAsync("/both/old", "2", Token);

        await using var client = new EtcdClientFactory(RealTime.Clock).Create(Stage.Endpoints[0], EtcdAccess.None);
        Assert.Equal([new("/both/new", "3"), new("/both/old", "2")], await client.FindKeysAsync("/both/", 10, Token));
        Assert.Equal([new("/both/new", "3")], await client.FindKeysAsync("/both/", 1, Token));
    }

    private sealed class V2Clients : IEtcdClientFactory
    {
        public IEtcdClient Create(Uri endpoint, EtcdAccess access) =>
            new V2EtcdClient(new MemberHttp(endpoint, new SocketsHttpHandler { UseProxy = false, ConnectCallback = TcpConnection.ConnectAsync }, new CertificateQuestion(), RealTime.Clock), null, null);
    }
}

public sealed class V2EtcdClientOn33(Etcd33 shared) : V2EtcdClientOnStandIn(shared), IClassFixture<Etcd33>;

public sealed class V2EtcdClientOn34(Etcd34WithV2 shared) : V2EtcdClientOnStandIn(shared), IClassFixture<Etcd34WithV2>;

/// <summary>Keys are written over the v2 API.</summary>
internal sealed class V2Stage(SharedCluster shared, IEtcdClientFactory clients) : IEtcdClientStage
{
    private readonly RealClientStage real = new(shared);
    private readonly HttpClient http = new();

    public IEtcdClientFactory Clients { get; } = clients;

    public IReadOnlyList<Uri> Endpoints => real.Endpoints;

    public string Version => real.Version;

    public bool SpeaksV2 => true;

    public async Task PutAsync(int count, CancellationToken cancellationToken)
    {
        for (var number = 0; number < count; number++)
        {
            await PutAsync($"/{Guid.NewGuid():N}", "x", cancellationToken);
        }
    }

    public async Task PutAsync(string key, string value, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("value", value)]);
        using var answer = await http.PutAsync(new Uri(Endpoints[0], $"/v2/keys{key}"), form, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public Task KillAsync(Uri endpoint, CancellationToken cancellationToken) => real.KillAsync(endpoint, cancellationToken);

    public Task StartAsync(Uri endpoint, CancellationToken cancellationToken) => real.StartAsync(endpoint, cancellationToken);

    public Task PassTimeAsync(CancellationToken cancellationToken) => real.PassTimeAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return real.DisposeAsync();
    }
}
