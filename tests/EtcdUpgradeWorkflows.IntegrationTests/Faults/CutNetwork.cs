using System.Globalization;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>
/// The network to one port of one loopback address is cut: the kernel's packet filter drops every packet there and back, so that nothing is refused or closed and
/// everything hangs, and goes on when it is healed. The rules lie in a table of their own. Needs root, as mounting does.
/// </summary>
internal sealed partial class CutNetwork : IAsyncDisposable
{
    private static int tables;

    private readonly string _table;
    private bool _isCut = true;

    private CutNetwork(string table) => _table = table;

    public static async Task<CutNetwork> ToAsync(string address, int port)
    {
        var table = string.Create(CultureInfo.InvariantCulture, $"etcdup_{Environment.ProcessId}_{Interlocked.Increment(ref tables)}");
        // One transaction of the kernel: both ways are cut at once.
        await RunAsync(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            table ip {{table}} {
              chain input {
                type filter hook input priority 0; policy accept;
                ip daddr {{address}} tcp dport {{port}} counter drop
                ip saddr {{address}} tcp sport {{port}} counter drop
              }
            }
            """));
        return new(table);
    }

    /// <returns>How many packets were dropped.</returns>
    public async Task<long> HealAsync()
    {
        var rules = await RunAsync($"list table ip {_table}");
        await RunAsync($"delete table ip {_table}");
        _isCut = false;
        return Packets().Matches(rules).Sum(counted => long.Parse(counted.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        if (_isCut) await HealAsync();
    }

    private static async Task<string> RunAsync(string rules)
    {
        var result = await LocalProgram.RunAsync("nft", [rules], CancellationToken.None);
        Assert.True(result.ExitCode == 0, $"nft (Debian's nftables, as root): {result.Error}");
        return result.Output;
    }

    [GeneratedRegex(@"counter packets (\d+) ")]
    private static partial Regex Packets();
}
