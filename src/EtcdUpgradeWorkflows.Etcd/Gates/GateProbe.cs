using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Gates;

/// <summary>Asks over HTTP.</summary>
public sealed class GateProbe(HttpMessageHandler handler, TimeProvider time) : IGateProbe, IDisposable
{
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private const int MostBytes = 1 << 20;

    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<IReadOnlyList<GateAnswer>> AskAsync(IReadOnlyList<StopGate> gates, CancellationToken cancellationToken) =>
        await Task.WhenAll(gates.Select(gate => AskAsync(gate, cancellationToken)));

    public void Dispose() => _http.Dispose();

    private async Task<GateAnswer> AskAsync(StopGate gate, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(LongestCall, time, cancellationToken);
        WorkflowError? problem;
        try
        {
            problem = gate.Kind == StopGateKind.Prometheus ? await QueryAsync(gate, deadline.Token) : await GetAsync(gate, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            problem = NoAnswer(gate, $"nothing came within {LongestCall.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            problem = NoAnswer(gate, $"it cannot be reached ({OutsideHttp.Why(e)})");
        }
        catch (IOException)
        {
            problem = NoAnswer(gate, "it broke the connection off");
        }
        catch (WorkflowErrorException e)
        {
            // A secret that cannot be read.
            problem = e.Error with { Message = $"Gate '{gate.Name}' cannot be asked: {e.Error.Message}" };
        }

        return new(gate.Name, problem, time.GetUtcNow());
    }

    private async Task<WorkflowError?> GetAsync(StopGate gate, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(gate, gate.Url, cancellationToken);
        return (int)response.StatusCode switch
        {
            >= 200 and < 300 => null,
            >= 500 or >= 300 and < 400 => NoAnswer(gate, $"it answered {(int)response.StatusCode}"),
            var status => Blocked(gate, $"it answered {status}"),
        };
    }

    private async Task<WorkflowError?> QueryAsync(StopGate gate, CancellationToken cancellationToken)
    {
        Uri url = new(gate.Url, $"{gate.Url.AbsolutePath.TrimEnd('/')}/api/v1/query?timeout=4s&query={Uri.EscapeDataString(gate.Query!)}");
        using var response = await SendAsync(gate, url, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return NoAnswer(gate, $"Prometheus answered {(int)response.StatusCode}{((int)response.StatusCode is 400 or 422 ? ": the query cannot be evaluated" : "")}");
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return Judge(gate, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return NoAnswer(gate, "its answer cannot be read");
        }
        catch (HttpRequestException)
        {
            return NoAnswer(gate, $"its answer has more than {MostBytes >> 20} MiB");
        }
    }

    private static WorkflowError? Judge(StopGate gate, JsonElement answer)
    {
        // What a part of the data is missing from is no answer: it may be the part that has the alert.
        if (answer.GetProperty("status").GetString() != "success" || (answer.TryGetProperty("warnings", out var warnings) && warnings.GetArrayLength() > 0))
        {
            return NoAnswer(gate, "Prometheus could not look at everything");
        }

        var data = answer.GetProperty("data");
        var (kind, result) = (data.GetProperty("resultType").GetString(), data.GetProperty("result"));
        if (kind != "vector")
        {
            return NoAnswer(gate, $"its query gives a {kind}, and only an instant vector can be judged");
        }

        var found = result.GetArrayLength();
        return (found == 0) == gate.PassesWhenEmpty ? null
            : Blocked(gate, found == 0 ? "its query finds nothing" : $"its query finds {found}: {string.Join(", ", result.EnumerateArray().Take(3).Select(Describe))}{(found > 3 ? " …" : "")}");
    }

    private static string Describe(JsonElement series)
    {
        var labels = series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal);
        var name = labels.GetValueOrDefault("alertname") ?? labels.GetValueOrDefault("__name__") ?? "a series";
        var where = labels.GetValueOrDefault("instance");
        var text = where is null ? name : $"{name} of {where}";
        return text.Length <= 80 ? text : text[..79] + "…";
    }

    private Task<HttpResponseMessage> SendAsync(StopGate gate, Uri url, CancellationToken cancellationToken) =>
        _http.SendAsync(OutsideHttp.Request(HttpMethod.Get, url, gate.Authorization), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private static WorkflowError Blocked(StopGate gate, string why) =>
        WorkflowError.NeedsOperator("gate.blocked", $"Gate '{gate.Name}' does not agree: {why}.", "It is asked again by itself. Earlier only with a second person: `etcdup runs break-glass`.");

    private static WorkflowError NoAnswer(StopGate gate, string why) =>
        WorkflowError.NeedsOperator("gate.no_answer", $"Gate '{gate.Name}' gave no answer, which is no yes: {why}.", "It is asked again by itself. Earlier only with a second person: `etcdup runs break-glass`.");
}
