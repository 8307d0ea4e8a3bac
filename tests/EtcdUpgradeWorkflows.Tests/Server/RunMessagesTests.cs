using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Tests.Server.Commands;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What is read of a run before something is said to it.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class RunMessagesTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Shown by lines that nobody could read: whoever reads the history fails.</summary>
    [Fact]
    public async Task A_run_is_paused_without_its_history()
    {
        await served.AddClusterAsync("prod-m");
        var run = await served.WorkOnAsync("prod-m");
        var id = (await served.GetAsync<RunDocument>($"runs/{run}")).Id;
        var database = served.Server.Get<WorkflowDatabase>();
        await using (var connection = await database.OpenAsync(Token))
        {
            await using var command = database.Command(connection, "update journal_lines set text = 'no line' where run_id = @id", ("id", id));
            Assert.True(await command.ExecuteNonQueryAsync(Token) > 0);
        }

        using (var read = await served.Server.Client.GetAsync($"/api/v1/runs/{run}", Token))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, read.StatusCode);
        }

        foreach (var (kind, body, status, code) in new (string, RunMessageBody, HttpStatusCode, string?)[]
        {
            ("resume", new(), HttpStatusCode.Conflict, "run.not_paused"),
            ("rollback", new(), HttpStatusCode.UnprocessableEntity, "run.member_missing"),
            ("rollback", new(Member: "m9"), HttpStatusCode.NotFound, "cluster.member_unknown"),
            ("retry", new(), HttpStatusCode.Conflict, "run.nothing_to_retry"),
            ("pause", new("wait"), HttpStatusCode.Accepted, null),
        })
        {
            using var answer = await served.Server.Client.PostAsJsonAsync($"/api/v1/runs/{run}/{kind}", body, EngineJson.Options, Token);
            Assert.Equal(
                (kind, status, code), (kind, answer.StatusCode, code is null ? null : (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code));
        }
    }
}
