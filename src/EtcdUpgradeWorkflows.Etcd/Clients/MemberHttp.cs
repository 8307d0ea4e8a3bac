using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <param name="Text">Empty when only the headers were asked for.</param>
internal sealed record MemberAnswer(HttpStatusCode Code, string Text, IReadOnlyDictionary<string, string> Headers);

/// <summary>Plain questions to one member over HTTP/1.1: what 2.x answers, and what 3.x answers beside gRPC.</summary>
internal sealed class MemberHttp : IDisposable
{
    private readonly HttpClient http;
    private readonly CertificateQuestion certificate;
    private readonly TimeProvider time;

    public MemberHttp(Uri endpoint, HttpMessageHandler handler, CertificateQuestion certificate, TimeProvider time)
    {
        Endpoint = endpoint;
        this.certificate = certificate;
        this.time = time;
        http = new HttpClient(handler, disposeHandler: false) { BaseAddress = endpoint, Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Endpoint { get; }

    public void Dispose() => http.Dispose();

    /// <summary>Of 2.0 in plain text, of all others in JSON.</summary>
    public async Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var answer = await GetAsync("/version", cancellationToken);
        var answered = time.GetUtcNow();
        ClockOffset? clock = answer.Headers.TryGetValue("Date", out var text)
            && DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? ClockOffset.Of(date, asked, answered)
            : null;
        return answer.Code == HttpStatusCode.OK
            ? Read("/version", answer.Text, ReadVersion) with { Clock = clock }
            : throw Failure(EtcdFailure.Refused, $"/version answered {(int)answer.Code}");
    }

    public Task<MemberAnswer> GetAsync(string path, CancellationToken cancellationToken) => GetAsync(path, null, false, cancellationToken);

    public T Read<T>(string path, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Failure(EtcdFailure.Refused, $"{path} gave no answer that can be read", exception);
        }
    }

    public EtcdClientException Failure(EtcdFailure failure, string message, Exception? inner = null) => new(failure, Endpoint, $"{Endpoint}: {message}", inner);

    // A member that asked for a certificate and got none breaks the connection off; that is all that is seen.
    public EtcdClientException Explained(EtcdClientException no) =>
        certificate.WasAsked && no.Failure == EtcdFailure.Unreachable
            ? Failure(EtcdFailure.CertificateMissing, "the member asks for a client certificate, and none is given", no)
            : no;

    /// <param name="basic">User and password; null: none are sent.</param>
    /// <param name="headersOnly">The body of a good answer is not waited for: a listing may be long.</param>
    public Task<MemberAnswer> GetAsync(string path, (string User, string Password)? basic, bool headersOnly, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, basic, headersOnly, cancellationToken);

    /// <param name="json">The body.</param>
    public Task<MemberAnswer> SendAsync(HttpMethod method, string path, string json, (string User, string Password)? basic, CancellationToken cancellationToken) =>
        SendAsync(method, path, json, basic, false, cancellationToken);

    private async Task<MemberAnswer> SendAsync(
        HttpMethod method, string path, string? json, (string User, string Password)? basic, bool headersOnly, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
            };
            if (basic is var (user, password))
            {
                request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:{password}")));
            }

            using var response = await http.SendAsync(
                request, headersOnly ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, cancellationToken);
            return new(
                response.StatusCode,
                headersOnly && response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(cancellationToken),
                response.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase));
        }
        catch (HttpRequestException exception)
        {
            var failure = EtcdFailures.IsCertificateProblem(exception) ? EtcdFailure.Denied : EtcdFailure.Unreachable;
            throw Explained(Failure(failure, exception.GetBaseException().Message, exception));
        }
        catch (IOException exception)
        {
            throw Failure(EtcdFailure.Refused, $"{path} gave no answer that can be read", exception);
        }
    }

    private static VersionAnswer ReadVersion(string text)
    {
        // As 2.0.13 does: "etcd 2.0.13".
        if (text.Split(' ', StringSplitOptions.TrimEntries) is ["etcd", var plain] && Versions.EtcdVersion.TryParse(plain, out _))
        {
            return new(plain, null);
        }

        using var json = JsonDocument.Parse(text);
        var server = json.RootElement.GetProperty("etcdserver").GetString() ?? throw new JsonException("etcdserver is null");
        var decided = json.RootElement.TryGetProperty("etcdcluster", out var value) ? value.GetString() : null;
        return new(server, decided is null or "" or "not_decided" ? null : decided);
    }
}
