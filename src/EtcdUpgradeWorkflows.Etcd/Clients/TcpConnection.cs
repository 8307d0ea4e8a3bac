using System.Net.Sockets;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>How every HTTP client of the product connects: to members, to the server, to where releases lie.</summary>
public static class TcpConnection
{
    /// <summary>
    /// For <see cref="SocketsHttpHandler.ConnectCallback"/>. With a callback of ours gRPC leaves connecting to the handler. Its own way refuses calls
    /// for a while after an outage, without dialling: a member that is back would be seen up to two seconds late.
    /// </summary>
    /// <exception cref="SocketException">There is no connection; the handler makes it an <see cref="HttpRequestException"/>.</exception>
    public static ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        ConnectAsync(context, _ => { }, cancellationToken);

    /// <summary>
    /// The same for connections that are silent for long: keep-alives find a peer whose machine is gone, after half a minute.
    /// </summary>
    public static ValueTask<Stream> ConnectKeptAliveAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        ConnectAsync(
            context,
            socket =>
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 15);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            },
            cancellationToken);

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, Action<Socket> configure, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            configure(socket);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);

            // The handler asks for the peer's address outside of what it makes an HttpRequestException of, and a peer that was killed meanwhile has
            // none any more. Asked here, the socket remembers it.
            _ = socket.RemoteEndPoint;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
