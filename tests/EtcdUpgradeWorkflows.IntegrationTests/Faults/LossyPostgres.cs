using System.Net.Sockets;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>
/// A socket in front of a PostgreSQL's own. On demand it breaks a connection when the server has answered and before the client has seen the answer: what
/// the client sent has taken place, COMMIT included.
/// </summary>
internal sealed class LossyPostgres : IAsyncDisposable
{
    private const string Name = ".s.PGSQL.5432"; // what a PostgreSQL client looks for in a directory

    private readonly CancellationTokenSource _ends = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _upstream;
    private readonly Task _accepting;
    private readonly object _guard = new();
    private int _answers;

    public LossyPostgres(string upstreamDirectory)
    {
        _upstream = Path.Combine(upstreamDirectory, Name);
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Directory, Name)));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The <c>Host</c> of a connection string that leads through here.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("etcdup-lossy-").FullName;

    /// <summary>The answer that was asked for was lost.</summary>
    public bool HasLost { get; private set; }

    /// <summary>Of the answers until what is returned is disposed the <paramref name="ordinal"/>-th is lost, counted from 1 over all connections.</summary>
    public IDisposable LoseAnswer(int ordinal)
    {
        lock (_guard)
        {
            (HasLost, _answers) = (false, ordinal);
        }

        return new Loss(this);
    }

    private sealed class Loss(LossyPostgres proxy) : IDisposable
    {
        public void Dispose()
        {
            lock (proxy._guard)
            {
                proxy._answers = 0;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _ends.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await _listener.AcceptAsync(_ends.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_upstream));
            var asked = false; // of one client and one server one speaks at a time
            var there = PumpAsync(client, server, () => asked = true);
            var back = PumpAsync(server, client, () =>
            {
                var isAnswer = asked;
                asked = false;
                return !isAnswer || !IsLost();
            });
            await Task.WhenAny(there, back);
            client.Close();
            server.Close();
            await Task.WhenAll(there, back);
        }
    }

    private bool IsLost()
    {
        lock (_guard)
        {
            if (_answers == 0 || --_answers > 0)
            {
                return false;
            }

            return HasLost = true;
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<bool> mayPass)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _ends.Token) is > 0 and var read)
            {
                if (!mayPass())
                {
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, read), _ends.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either side has gone: both are closed.
        }
    }
}
