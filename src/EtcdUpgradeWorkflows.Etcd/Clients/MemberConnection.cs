using System.Net.Sockets;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>How every gRPC channel to a member connects.</summary>
public static class MemberConnection
{
    /// <summary>
    /// For <see cref="SocketsHttpHandler.ConnectCallback"/>. With a callback of ours gRPC leaves connecting to the handler. Its own way refuses calls
    /// for a while after an outage, without dialling: a member that is back would be seen up to two seconds late.
    /// </summary>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
