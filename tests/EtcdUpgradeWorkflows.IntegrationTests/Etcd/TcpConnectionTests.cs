using System.Net;
using System.Net.Sockets;
using EtcdUpgradeWorkflows.Etcd.Clients;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>What was killed right after it accepted a connection is a peer that does not answer, not a fault of ours.</summary>
public sealed class TcpConnectionTests
{
    [Fact]
    public async Task A_peer_that_is_gone_between_the_connection_and_its_first_use_is_an_http_failure()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using HttpClient client = new(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, token) =>
            {
                var stream = (NetworkStream)await TcpConnection.ConnectAsync(context, token);
                using (var accepted = await listener.AcceptSocketAsync(token))
                {
                    accepted.LingerState = new(enable: true, seconds: 0);
                }

                Assert.True(stream.Socket.Poll(TimeSpan.FromSeconds(10), SelectMode.SelectRead), "the reset did not come");
                return stream;
            },
        });

        await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri($"http://{listener.LocalEndpoint}/"), TestContext.Current.CancellationToken));
    }
}
