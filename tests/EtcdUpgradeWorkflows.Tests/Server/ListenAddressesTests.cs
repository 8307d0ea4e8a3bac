using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Hosting;

namespace EtcdUpgradeWorkflows.Tests.Server;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:0")]
    [InlineData(" ", "http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:8700", "http://127.0.0.1:8700")]
    [InlineData("http://localhost:8700", "http://localhost:8700")]
    [InlineData("http://[::1]:8700", "http://[::1]:8700")]
    [InlineData("https://0.0.0.0:8700", "https://0.0.0.0:8700;http://127.0.0.1:0")]
    [InlineData("https://127.0.0.1:8700", "https://127.0.0.1:8700;http://127.0.0.1:0")]
    [InlineData("https://*:8700; http://127.0.0.1:8701", "https://*:8700;http://127.0.0.1:8701")]
    [InlineData("HTTPS://etcdup.example:8700", "HTTPS://etcdup.example:8700;http://127.0.0.1:0")]
    public void One_address_is_always_for_the_commands_of_this_machine(string? urls, string listened)
    {
        var addresses = ListenAddresses.Parse(urls, allowPlainHttp: false);

        Assert.Equal(listened, string.Join(';', addresses.Urls));
        Assert.Equal(listened.Contains("https", StringComparison.OrdinalIgnoreCase), addresses.HasTls);
        Assert.Empty(addresses.PlainElsewhere);
    }

    // Kestrel listens on all addresses for a name that is not localhost, whatever it resolves to.
    [Theory]
    [InlineData("http://0.0.0.0:8700")]
    [InlineData("http://[::]:8700")]
    [InlineData("http://*:8700")]
    [InlineData("http://+:8700")]
    [InlineData("http://10.0.0.5:8700")]
    [InlineData("http://localhost.example:8700")]
    [InlineData("http://127.0.0.1.example:8700")]
    [InlineData("http://[127.0.0.1]:8700")]
    [InlineData("http://127.0.0.1:8700;http://0.0.0.0:8701")]
    [InlineData("https://0.0.0.0:8700;http://0.0.0.0:8701")]
    public void Plain_http_off_loopback_has_to_be_allowed_in_so_many_words(string urls)
    {
        var refused = Assert.Throws<WorkflowErrorException>(() => ListenAddresses.Parse(urls, allowPlainHttp: false));

        Assert.Equal("server.url_not_loopback", refused.Error.Code);
        Assert.Contains("--allow-plain-http", refused.Error.Advice, StringComparison.Ordinal);
        Assert.Single(ListenAddresses.Parse(urls, allowPlainHttp: true).PlainElsewhere);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:21")]
    [InlineData("http://")]
    [InlineData("127.0.0.1:8700")]
    [InlineData("http://127.0.0.1:8700/etcdup")]
    [InlineData("http://unix:/run/etcdup.sock")]
    [InlineData("http://127.0.0.1:87000")]
    [InlineData("https://0.0.0.0:8700;rubbish")]
    public void What_nothing_can_listen_on_is_refused_also_when_plain_http_is_allowed(string urls) =>
        Assert.Equal("server.url_invalid", Assert.Throws<WorkflowErrorException>(() => ListenAddresses.Parse(urls, allowPlainHttp: true)).Error.Code);
}
