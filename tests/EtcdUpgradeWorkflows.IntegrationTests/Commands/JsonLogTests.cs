using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Commands;

/// <summary><c>serve --log-format json</c>: what a collector of logs gets.</summary>
public sealed class JsonLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_is_an_object_with_its_time_level_category_event_message_and_values()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-log-");
        var began = RealTime.Clock.GetUtcNow().AddSeconds(-1);
        await using (var server = await ServerProcess.StartAsync(Path.Combine(directory.FullName, "data"), null, new Dictionary<string, string>(), ["--log-format", "json"], Token))
        {
            var made = await server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody("otto", Role.Operator), Token);
            await Until.TrueAsync(() => Task.FromResult(server.Log.Contains(made.Kept.Id, StringComparison.Ordinal)), TimeSpan.FromSeconds(10), Token);

            var lines = server.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            Assert.All(lines, line =>
            {
                Assert.EndsWith("Z", line.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
                Assert.InRange(line.GetProperty("Timestamp").GetDateTimeOffset(), began, RealTime.Clock.GetUtcNow());
                Assert.Contains(line.GetProperty("LogLevel").GetString(), new[] { "Information", "Warning", "Error", "Critical" });
                Assert.NotEqual("", line.GetProperty("Category").GetString());
                Assert.Equal(JsonValueKind.Number, line.GetProperty("EventId").ValueKind);
                Assert.NotEqual("", line.GetProperty("Message").GetString());
            });
            var told = Assert.Single(lines, line => line.GetProperty("EventId").GetInt32() == 4120);
            Assert.Equal("EtcdUpgradeWorkflows.Etcd.People.AccessToken", told.GetProperty("Category").GetString());
            Assert.StartsWith($"Token {made.Kept.Id} was made for otto, Operator, by ", told.GetProperty("Message").GetString(), StringComparison.Ordinal);
            Assert.Equal((made.Kept.Id, "otto"), (told.GetProperty("State").GetProperty("Id").GetString(), told.GetProperty("State").GetProperty("Person").GetString()));
            Assert.DoesNotContain(made.Token, server.Log, StringComparison.Ordinal);

            // One that does not start says why in the same form.
            await using CommandProcess second = new();
            var (exit, _, error) = await second.RunAsync(Token, "serve", "--data", Path.Combine(directory.FullName, "data"), "--log-format", "json");
            Assert.Equal(3, exit);
            var refused = JsonDocument.Parse(Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
            Assert.Equal("Error", refused.GetProperty("LogLevel").GetString());
            Assert.StartsWith("error server.owned: ", refused.GetProperty("Message").GetString(), StringComparison.Ordinal);
        }

        directory.Delete(recursive: true);
    }
}
