using System.Net;
using System.Text;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class ApiClientTests
{
    [Theory]
    [InlineData(400, "api.malformed", ExitCode.Usage)]
    [InlineData(404, "run.not_found", ExitCode.Usage)]
    [InlineData(422, "cluster.file_invalid", ExitCode.Usage)]
    [InlineData(422, "version.unknown", ExitCode.Usage)]
    [InlineData(422, "upgrade.path_unsupported", ExitCode.Refused)]
    [InlineData(409, "run.held", ExitCode.Refused)]
    [InlineData(403, "policy.freeze", ExitCode.Refused)]
    [InlineData(401, "auth.token_wrong", ExitCode.Refused)]
    [InlineData(503, "server.stopping", ExitCode.ServerNotReachable)]
    [InlineData(500, "internal", ExitCode.Unexpected)]
    public async Task A_refusal_keeps_its_code_and_gets_its_exit_code(int status, string code, int exitCode)
    {
        var failure = await RefusedAsync(status, new(status, "Refused.", "What is wrong.", code, null, "What to do.", null, null, null));

        Assert.Equal((code, "What is wrong.", "What to do.", exitCode), (failure.Code, failure.Message, failure.Advice, failure.ExitCode));
    }

    [Fact]
    public async Task Every_problem_is_printed_with_its_path_and_advice()
    {
        using CommandRig rig = new();
        var failure = await RefusedAsync(422, new(
            422, "Not right.", "The cluster file has problems.", "cluster.file_invalid", null, "Correct them all.",
            [new("cluster.url", "/members/0/clientUrl", "is no URL", "Give http://…"), new("cluster.name", "/name", "is missing", null)], null, null));

        FailureScreen.Show(rig.Screen, failure, json: false);

        Assert.Equal(
            """
            error cluster.file_invalid: The cluster file has problems.
              /members/0/clientUrl: is no URL (cluster.url)
                what to do: Give http://…
              /name: is missing (cluster.name)
            what to do: Correct them all.

            """, rig.Error);
    }

    [Fact]
    public async Task Words_of_another_program_are_not_taken_for_our_problem_document()
    {
        using ApiClient client = new(new("http://127.0.0.1:1"), null, "u@h", new Answer(502, "<html>bad gateway</html>"));

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => client.GetAsync<ServerInfo>("server", TestContext.Current.CancellationToken));

        Assert.Equal(("http.502", ExitCode.ServerNotReachable), (failure.Code, failure.ExitCode));
    }

    [Fact]
    public async Task Token_and_user_go_with_every_request()
    {
        Answer answer = new(200, "[]");
        using ApiClient client = new(new("http://127.0.0.1:1"), "secret", "op@host", answer);

        await client.ListAsync<ClusterSummary>("clusters", TestContext.Current.CancellationToken);

        Assert.Equal("Bearer secret", answer.Seen!.Headers.Authorization!.ToString());
        Assert.Equal("op@host", answer.Seen.Headers.GetValues("X-Etcdup-User").Single());
        Assert.Equal("/api/v1/clusters", answer.Seen.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Nothing_that_listens_is_exit_code_5()
    {
        using ApiClient client = new(new("http://127.0.0.1:1"), null, "u@h");

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => client.GetAsync<ServerInfo>("server", TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.ServerNotReachable, failure.ExitCode);
    }

    [Fact]
    public async Task Events_are_read_from_behind_the_last_one_and_unknown_ones_are_passed_over()
    {
        var line = EngineJson.Text(Documents.Line(5, "Output", "hello"));
        var end = EngineJson.Text(Documents.Run("Finished"));
        Answer answer = new(200, $": heart-beat\n\nevent: line\nid: 5\ndata: {line}\n\nevent: later\ndata: {{}}\n\nevent: end\ndata: {end}\n\n", "text/event-stream");
        using ApiClient client = new(new("http://127.0.0.1:1"), null, "u@h", answer);
        List<RunEvent> seen = [];

        await foreach (var runEvent in client.EventsAsync("7", 4, TestContext.Current.CancellationToken))
        {
            seen.Add(runEvent);
        }

        Assert.Equal("4", answer.Seen!.Headers.GetValues("Last-Event-ID").Single());
        Assert.Equal("hello", Assert.IsType<RunEvent.Line>(seen[0]).Document.Entry.Message);
        Assert.Equal(7, Assert.IsType<RunEvent.Ended>(seen[1]).Run.Number);
    }

    private static async Task<CommandFailure> RefusedAsync(int status, ProblemDocument problem)
    {
        using ApiClient client = new(new("http://127.0.0.1:1"), null, "u@h", new Answer(status, EngineJson.Text(problem), "application/problem+json"));
        return await Assert.ThrowsAsync<CommandFailure>(() => client.PostAsync<RunReference>("runs", new { }, TestContext.Current.CancellationToken));
    }

    private sealed class Answer(int status, string body, string type = "application/json") : HttpMessageHandler
    {
        public HttpRequestMessage? Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen = request;
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) });
        }
    }
}
