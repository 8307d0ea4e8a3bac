using System.Net;
using EtcdUpgradeWorkflows.Engine;
using Microsoft.AspNetCore.Http;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Where a server listens. Tokens go over every connection: what leaves the machine is https, unless somebody says otherwise in so many words.</summary>
/// <param name="Urls">As Kestrel takes them. One is always plain http on loopback: by it the commands of this machine come, as server.json says.</param>
/// <param name="HasTls">At least one is https.</param>
/// <param name="PlainElsewhere">Those that are plain http off loopback, which was allowed.</param>
internal sealed record ListenAddresses(IReadOnlyList<string> Urls, bool HasTls, IReadOnlyList<string> PlainElsewhere)
{
    private const string OwnMachine = "http://127.0.0.1:0";

    /// <exception cref="WorkflowErrorException"><c>server.url_invalid</c>, <c>server.url_not_loopback</c></exception>
    public static ListenAddresses Parse(string? urls, bool allowPlainHttp)
    {
        List<string> listen = [.. (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var addresses = listen.ConvertAll(ParseOne);
        List<string> plainElsewhere = [.. listen.Where((_, index) => addresses[index] is var address && !IsHttps(address) && !IsLoopback(address))];
        if (plainElsewhere.Count > 0 && !allowPlainHttp)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "server.url_not_loopback", $"'{plainElsewhere[0]}' is plain http off loopback: every token would go over the network for anybody to read.",
                "Give https://… with --tls-cert and --tls-key. --allow-plain-http is for a network that nobody else is on, or a proxy that speaks TLS."));
        }

        if (!addresses.Exists(address => !IsHttps(address) && IsLoopback(address)))
        {
            listen.Add(OwnMachine);
        }

        return new(listen, addresses.Exists(IsHttps), plainElsewhere);
    }

    /// <summary>Plain http on loopback, as server.json names it.</summary>
    public static bool IsForThisMachine(string url) => ParseOne(url) is var address && !IsHttps(address) && IsLoopback(address);

    private static BindingAddress ParseOne(string url)
    {
        try
        {
            // Kestrel's own reading: "*" and "+" are all addresses, and so is every name but localhost.
            var address = BindingAddress.Parse(url);
            if (address is { IsUnixPipe: false, IsNamedPipe: false, PathBase.Length: 0, Port: >= 0 and <= 65535 } && (IsHttps(address) || address.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase)))
            {
                return address;
            }
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new WorkflowErrorException(WorkflowError.Permanent(
            "server.url_invalid", $"'{url}' is nothing that a server can listen on.", "Give http://127.0.0.1:8700, or https://0.0.0.0:8700 with a certificate; several with ';' between them."));
    }

    private static bool IsHttps(BindingAddress address) => address.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    // Read as Kestrel does: what it cannot read, such as [127.0.0.1], is all addresses to it.
    private static bool IsLoopback(BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
