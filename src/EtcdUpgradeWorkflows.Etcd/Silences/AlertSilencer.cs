using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Silences;

/// <summary>Alertmanager's API, version 2.</summary>
public sealed class AlertSilencer(HttpMessageHandler handler, TimeProvider time) : IAlertSilencer, IDisposable
{
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private const int MostBytes = 64 * 1024;

    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<(ActiveSilence? Silence, WorkflowError? Problem)> SilenceAsync(AlertSilence silence, ActiveSilence? active, string comment, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + AlertSilence.Lasts;
        Body body = new(active?.Id, [.. silence.Matchers.Select(m => new Matcher(m.Key, m.Value, IsRegex: false, IsEqual: true))], now, until, "etcdup", comment);
        var (answer, problem) = await AskAsync(silence, HttpMethod.Post, "silences", body, cancellationToken);
        return problem is not null ? (active, problem)
            : answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("silenceID", out var id) && id.ValueKind == JsonValueKind.String
                ? (new(id.GetString()!, until), null)
                : (active, Failed("its answer names no silence"));
    }

    public async Task<WorkflowError?> EndAsync(AlertSilence silence, ActiveSilence active, CancellationToken cancellationToken) =>
        (await AskAsync(silence, HttpMethod.Delete, $"silence/{Uri.EscapeDataString(active.Id)}", null, cancellationToken)).Problem;

    public void Dispose() => _http.Dispose();

    private async Task<(JsonElement Answer, WorkflowError? Problem)> AskAsync(AlertSilence silence, HttpMethod method, string path, Body? body, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(LongestCall, time, cancellationToken);
        try
        {
            using var request = OutsideHttp.Request(method, new(silence.Url, $"{silence.Url.AbsolutePath.TrimEnd('/')}/api/v2/{path}"), silence.Authorization);
            request.Content = body is null ? null : JsonContent.Create(body, options: EngineJson.Options);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);

            // One that is over, or was ended by somebody else, is as ended as it could be.
            if (!response.IsSuccessStatusCode)
            {
                return method == HttpMethod.Delete && response.StatusCode == HttpStatusCode.NotFound ? default : (default, Failed($"it answered {(int)response.StatusCode}"));
            }

            if (method == HttpMethod.Delete)
            {
                return default;
            }

            await response.Content.LoadIntoBufferAsync(MostBytes, deadline.Token);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(deadline.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (default, Failed($"nothing came within {LongestCall.TotalSeconds:0} s"));
        }
        catch (HttpRequestException e)
        {
            return (default, Failed($"it cannot be reached ({OutsideHttp.Why(e)})"));
        }
        catch (Exception e) when (e is JsonException or IOException or NotSupportedException)
        {
            return (default, Failed("its answer cannot be read"));
        }
        catch (WorkflowErrorException e)
        {
            return (default, e.Error);
        }
    }

    private static WorkflowError Failed(string why) =>
        WorkflowError.Transient("silence.failed", $"The Alertmanager did not take the silence: {why}.", "Alerts of this cluster are heard meanwhile.");

    private sealed record Matcher(string Name, string Value, bool IsRegex, bool IsEqual);

    private sealed record Body(string? Id, IReadOnlyList<Matcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment);
}
