using System.Net;
using System.Net.Sockets;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>Where the product keeps its own runs: what must not stand on the cluster that is upgraded.</summary>
/// <param name="Name">Without user and password.</param>
/// <param name="Hosts">As they are connected to, without ports; none when it is a file on the server.</param>
public sealed record OwnDatabase(string Name, IReadOnlyList<string> Hosts);

/// <summary>What the cluster holds of managers of PostgreSQL that elect their leader through etcd.</summary>
/// <param name="Naming">Keys whose value names a host of our database.</param>
/// <param name="Others">Keys that do not.</param>
public sealed record DatabaseTraces(IReadOnlyList<string> Naming, IReadOnlyList<string> Others)
{
    /// <summary>Where Patroni (its default namespace) and Stolon keep what they know.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["/service/", "stolon/cluster/"];

    private const int MostKeys = 500;

    /// <exception cref="EtcdClientException">The member does not tell.</exception>
    public static async Task<DatabaseTraces> FindAsync(IEtcdClient client, OwnDatabase database, CancellationToken cancellationToken)
    {
        var names = await NamesOfAsync(database, cancellationToken);
        List<string> naming = [], others = [];
        foreach (var prefix in Prefixes)
        {
            foreach (var found in await client.FindKeysAsync(prefix, MostKeys, cancellationToken))
            {
                (names.Any(name => Names(found.Value, name)) ? naming : others).Add(found.Key);
            }
        }

        return new(naming, others);
    }

    // A host that does not resolve here is compared by its name alone.
    private static async Task<IReadOnlyCollection<string>> NamesOfAsync(OwnDatabase database, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(database.Hosts, StringComparer.OrdinalIgnoreCase);
        foreach (var host in database.Hosts.Where(host => !host.StartsWith('/')))
        {
            try
            {
                names.UnionWith((await Dns.GetHostAddressesAsync(host, cancellationToken)).Select(address => address.ToString()));
            }
            catch (SocketException)
            {
            }
        }

        return names;
    }

    /// <summary>The name stands in the text by itself: 10.0.0.1 is not in 10.0.0.15.</summary>
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsOfName(text[at - 1])) && (at + name.Length == text.Length || !IsOfName(text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}
