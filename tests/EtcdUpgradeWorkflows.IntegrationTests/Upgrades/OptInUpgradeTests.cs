using System.Text.Json;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>The hop of etcd's guide on the releases it was written for.</summary>
[Trait("OptIn", "etcd-2.x")]
public sealed class OptInUpgradeTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("upgrade-2.2-to-2.3")]
    [InlineData("rolling-upgrade")]
    public async Task From_2_2_to_2_3_every_key_is_kept_and_one_member_is_down_at_a_time(string definition)
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { From = OptInReleases.Etcd22, To = OptInReleases.Etcd23 }, Token);
        using var http = new HttpClient();
        for (var i = 0; i < 50; i++)
        {
            using var form = new FormUrlEncodedContent([new("value", $"{i}")]);
            (await http.PutAsync(new Uri($"{upgrade.Members[i % 3].ClientUrl}/v2/keys/kept/{i}"), form, Token)).EnsureSuccessStatusCode();
        }

        var watch = upgrade.NewWatch();
        var run = definition == "rolling-upgrade" ? await upgrade.UpgradeAsync(Token)
            : await upgrade.StartRunAsync(definition, Token, ("WaitBetweenMembers", "00:00:05"), ("Rehearsal", "this test"));
        Assert.Equal("Finished", (await upgrade.UntilAsync(run, r => r.Status == "Finished", Token)).SubStatus);
        await watch.DisposeAsync();
        foreach (var line in await upgrade.JournalAsync(run, Token))
        {
            output.WriteLine(line);
        }

        Assert.True(watch.MostDown <= 1, $"{watch.MostDown} members were down at once");
        Assert.Equal("2.3.0", (await upgrade.ClusterAsync(Token)).ClusterVersion);
        foreach (var member in upgrade.Members)
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{member.ClientUrl}/v2/keys/kept?quorum=true"), Token));
            Assert.Equal(50, answer.RootElement.GetProperty("node").GetProperty("nodes").GetArrayLength());
        }
    }
}
