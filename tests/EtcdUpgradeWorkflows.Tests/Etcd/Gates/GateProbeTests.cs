using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Gates;

/// <summary>A gate on loopback: only a clear yes is one.</summary>
public sealed class GateProbeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 12, 5, 22, 0, 0, TimeSpan.Zero));
    private readonly GateProbe _probe;
    private LoopbackService _gate = null!;

    public GateProbeTests() => _probe = new(OutsideHttp.NewHandler(), _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri Url => new($"{_gate.Url}/base");

    public async ValueTask InitializeAsync() => _gate = await LoopbackService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        _probe.Dispose();
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(302, "gate.no_answer")]
    [InlineData(403, "gate.blocked")]
    [InlineData(404, "gate.blocked")]
    [InlineData(409, "gate.blocked")]
    [InlineData(500, "gate.no_answer")]
    [InlineData(503, "gate.no_answer")]
    public async Task A_page_agrees_by_its_status(int status, string? code)
    {
        _gate.AnswersWith(status, "", ("Location", "/login"));

        var answer = await AskAsync(new("change", StopGateKind.Http, Url, null, true, null));

        Assert.Equal((code, _time.GetUtcNow()), (answer.Problem?.Code, answer.At));
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", true, null)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", false, "gate.blocked")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"alertname":"EtcdNoLeader","instance":"m1:2379"},"value":[1,"1"]}]}}""", true, "gate.blocked")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}""", false, null)]
    [InlineData("""{"status":"success","warnings":["a store is away"],"data":{"resultType":"vector","result":[]}}""", true, "gate.no_answer")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1,"0"]}}""", true, "gate.no_answer")]
    [InlineData("""{"status":"error","error":"x"}""", true, "gate.no_answer")]
    [InlineData("""{"status":"success"}""", true, "gate.no_answer")]
    [InlineData("""<html>""", true, "gate.no_answer")]
    [InlineData("[]", true, "gate.no_answer")]
    [InlineData("", true, "gate.no_answer")]
    public async Task Prometheus_agrees_by_what_its_query_finds(string body, bool passesWhenEmpty, string? code)
    {
        _gate.AnswersWith(200, body);

        var answer = await AskAsync(new("alerts", StopGateKind.Prometheus, Url, "ALERTS{severity=\"critical\"} & 1", passesWhenEmpty, null));

        Assert.Equal(code, answer.Problem?.Code);
        var asked = Assert.Single(_gate.Got);
        Assert.Equal(("/base/api/v1/query", "?timeout=4s&query=ALERTS%7Bseverity%3D%22critical%22%7D%20%26%201"), (asked.Path, asked.Query));
        if (body.Contains("EtcdNoLeader", StringComparison.Ordinal))
        {
            Assert.Contains("EtcdNoLeader of m1:2379", answer.Problem!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_without_end_is_none()
    {
        _gate.Answer = async context =>
        {
            var piece = new string(' ', 64 * 1024);
            for (var i = 0; i < 64; i++)
            {
                await context.Response.WriteAsync(piece, context.RequestAborted);
            }
        };

        Assert.Equal("gate.no_answer", (await AskAsync(new("alerts", StopGateKind.Prometheus, Url, "up", true, null))).Problem?.Code);
    }

    [Fact]
    public async Task One_that_is_silent_or_away_does_not_agree()
    {
        var asked = _gate.Hang();
        var asking = AskAsync(new("slow", StopGateKind.Http, Url, null, true, null));
        await asked.WaitAsync(Token);
        _time.Advance(GateProbe.LongestCall);
        Assert.Equal("gate.no_answer", (await asking).Problem?.Code);

        Assert.Equal("gate.no_answer", (await AskAsync(new("away", StopGateKind.Http, new("http://127.0.0.1:1/"), null, true, null))).Problem?.Code);
    }

    [Fact]
    public async Task It_shows_what_opens_the_gate_and_never_tells_it()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "Bearer s3cret\n", Token);
            _gate.AnswersWith(403);
            StopGate gate = new("change", StopGateKind.Http, Url, null, true, SecretReference.Parse($"file:{path}"));

            Assert.DoesNotContain("s3cret", (await AskAsync(gate)).Problem!.Message, StringComparison.Ordinal);
            Assert.Equal("Bearer s3cret", Assert.Single(_gate.Got).Headers["Authorization"]);
            File.Delete(path);
            Assert.Equal("secret.not_found", (await AskAsync(gate)).Problem!.Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<GateAnswer> AskAsync(StopGate gate) => Assert.Single(await _probe.AskAsync([gate], Token));
}
