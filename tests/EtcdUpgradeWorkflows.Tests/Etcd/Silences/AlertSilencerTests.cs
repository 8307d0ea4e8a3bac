using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Silences;

/// <summary>What an Alertmanager is asked, and that whatever it answers is no exception.</summary>
public sealed class AlertSilencerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 12, 5, 22, 0, 0, TimeSpan.Zero));
    private readonly AlertSilencer _silencer;
    private LoopbackService _manager = null!;

    public AlertSilencerTests() => _silencer = new(OutsideHttp.NewHandler(), _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AlertSilence Silence => new(new($"{_manager.Url}/am"), new Dictionary<string, string> { ["cluster"] = "prod-a", ["job"] = "etcd" }, null);

    public async ValueTask InitializeAsync() => _manager = await LoopbackService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _manager.DisposeAsync();
        _silencer.Dispose();
    }

    [Fact]
    public async Task A_silence_is_made_renewed_under_its_id_and_ended()
    {
        _manager.AnswersWith(200, """{"silenceID":"a-1"}""", ("Content-Type", "application/json"));
        var (made, problem) = await _silencer.SilenceAsync(Silence, null, "etcdup run 7", Token);
        Assert.Null(problem);
        Assert.Equal(new("a-1", _time.GetUtcNow() + AlertSilence.Lasts), made);
        await _silencer.SilenceAsync(Silence, made, "etcdup run 7", Token);
        Assert.Null(await _silencer.EndAsync(Silence, made!, Token));

        Assert.Equal(["POST /am/api/v2/silences", "POST /am/api/v2/silences", "DELETE /am/api/v2/silence/a-1"], _manager.Got.Select(g => $"{g.Method} {g.Path}"));
        using var first = JsonDocument.Parse(_manager.Got[0].Body);
        using var renewed = JsonDocument.Parse(_manager.Got[1].Body);
        Assert.False(first.RootElement.TryGetProperty("id", out _));
        Assert.Equal("a-1", renewed.RootElement.GetProperty("id").GetString());
        Assert.Equal(
            [("cluster", "prod-a"), ("job", "etcd")], first.RootElement.GetProperty("matchers").EnumerateArray().Select(m => (m.GetProperty("name").GetString()!, m.GetProperty("value").GetString()!)));
        Assert.Equal(AlertSilence.Lasts, first.RootElement.GetProperty("endsAt").GetDateTimeOffset() - first.RootElement.GetProperty("startsAt").GetDateTimeOffset());
        Assert.Equal(("etcdup", "etcdup run 7"), (first.RootElement.GetProperty("createdBy").GetString(), first.RootElement.GetProperty("comment").GetString()));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(400, "bad matcher")]
    [InlineData(302, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    public async Task What_is_no_silence_is_a_problem_and_what_was_there_is_kept(int status, string body)
    {
        _manager.AnswersWith(status, body, ("Content-Type", "application/json"));
        ActiveSilence before = new("a-1", _time.GetUtcNow().AddMinutes(1));

        var (silence, problem) = await _silencer.SilenceAsync(Silence, before, "x", Token);

        Assert.Equal(("silence.failed", before), (problem!.Code, silence));
    }

    [Fact]
    public async Task One_that_ended_before_is_ended_and_one_that_is_silent_or_away_is_a_problem()
    {
        ActiveSilence active = new("a-1", _time.GetUtcNow().AddMinutes(1));
        _manager.AnswersWith(404);
        Assert.Null(await _silencer.EndAsync(Silence, active, Token));

        var asked = _manager.Hang();
        var ending = _silencer.EndAsync(Silence, active, Token);
        await asked.WaitAsync(Token);
        _time.Advance(AlertSilencer.LongestCall);
        Assert.Equal("silence.failed", (await ending)!.Code);

        var away = Silence;
        await _manager.StopAsync(Token);
        Assert.Equal("silence.failed", (await _silencer.EndAsync(away, active, Token))!.Code);
    }
}
