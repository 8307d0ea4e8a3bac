using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Tests.Server.Commands;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>Who follows a run is let in as long as the token counts, not as long as the connection lasts.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class RunEventStreamTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_ends_soon_after_its_token_was_revoked_or_has_expired_and_no_other_does()
    {
        await served.AddClusterAsync("prod-s");
        var run = await served.WorkOnAsync("prod-s");
        var revoked = await AddAsync("vera", null);
        var expiring = await AddAsync("egon", TimeSpan.FromHours(1));
        var staying = await AddAsync("stella", null);
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = await BeginAsync(revoked.Token, run, Token);
        var second = await BeginAsync(expiring.Token, run, Token);
        var third = await BeginAsync(staying.Token, run, left.Token);
        var owners = await BeginAsync(served.Server.File.Token, run, left.Token);

        // The run waits for a person: nothing of its own ends them.
        await using (var connection = await served.Server.Get<WorkflowDatabase>().OpenAsync(Token))
        {
            await using var expire = connection.CreateCommand();
            expire.CommandText = "update access_tokens set expires_at = 1 where expires_at is not null";
            Assert.Equal(1, await expire.ExecuteNonQueryAsync(Token));
        }

        using var answer = await served.Server.Client.DeleteAsync($"/api/v1/tokens/{revoked.Kept.Id}", Token);
        Assert.True(answer.IsSuccessStatusCode);
        foreach (var ended in new[] { first, second })
        {
            var lines = await ended.WaitAsync(Soon, HostedServer.Clock, Token);
            Assert.Contains("event: run", lines);
            Assert.DoesNotContain("event: end", lines);
        }

        Assert.False(third.IsCompleted || owners.IsCompleted, "a stream ended whose token counts");
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => owners);
    }

    private async Task<NewTokenDocument> AddAsync(string person, TimeSpan? lasts)
    {
        using var answer = await served.Server.Client.PostAsJsonAsync("/api/v1/tokens", new AddTokenBody(person, Role.Viewer, lasts), EngineJson.Options, Token);
        return (await answer.Content.ReadFromJsonAsync<NewTokenDocument>(EngineJson.Options, Token))!;
    }

    /// <summary>It is let in. The task: what is told until the server ends it.</summary>
    private async Task<Task<IReadOnlyList<string>>> BeginAsync(string token, long run, CancellationToken cancellationToken)
    {
        var client = served.Server.ClientWith(token);
        var answer = await client.GetAsync($"/api/v1/runs/{run}/events", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        return ReadAsync();

        async Task<IReadOnlyList<string>> ReadAsync()
        {
            using (client)
            using (answer)
            {
                using StreamReader reader = new(await answer.Content.ReadAsStreamAsync(cancellationToken));
                List<string> lines = [];
                while (await reader.ReadLineAsync(cancellationToken) is { } line)
                {
                    lines.Add(line);
                }

                return lines;
            }
        }
    }
}
