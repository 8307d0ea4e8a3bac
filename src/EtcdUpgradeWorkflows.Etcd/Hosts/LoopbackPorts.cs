using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>
/// Ports for members on this machine that are made on the spot. They lie outside of the range that the kernel takes for outgoing connections:
/// one from within it can be taken by any connection while the member is stopped, and the member then does not start again.
/// </summary>
public static class LoopbackPorts
{
    private const int Lowest = 10240;
    private const int LeastRange = 1000;
    private const int Attempts = 1000;

    private static readonly HashSet<int> taken = [];

    /// <summary>Ports that nothing listens on now, and that this process has not handed out before.</summary>
    /// <exception cref="IOException">So many are in use that none was found.</exception>
    public static IReadOnlyList<int> Take(int count)
    {
        lock (taken)
        {
            List<int> ports = [];
            for (var attempt = 0; ports.Count < count; attempt++)
            {
                if (attempt == Attempts)
                {
                    throw new IOException($"No {count} free ports were found on 127.0.0.1.");
                }

                if (FindFree(Limit()) is { } port && taken.Add(port))
                {
                    ports.Add(port);
                }
            }

            return ports;
        }
    }

    /// <summary>The first port of the kernel's own range; 0 when there is too little room below it.</summary>
    private static int Limit()
    {
        var text = File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return int.TryParse(text[0], out var first) && first - Lowest >= LeastRange ? first : 0;
    }

    private static int? FindFree(int limit)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, limit == 0 ? 0 : RandomNumberGenerator.GetInt32(Lowest, limit)));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
