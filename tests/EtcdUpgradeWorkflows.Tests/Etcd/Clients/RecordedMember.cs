using System.Net;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clients;

/// <summary>
/// A 2.x member that answers, word for word, what a real one answered (Data/etcd-answers.md, the chapter that is named). To gRPC it is what 2.x is: a
/// server of HTTP/1.1 that does not understand.
/// </summary>
internal sealed class RecordedMember : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> answers = new(StringComparer.Ordinal);

    /// <param name="chapter">Such as "### 1 healthy".</param>
    public RecordedMember(string chapter, int port)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "etcd-answers.md"))
            .SkipWhile(line => line != chapter).Skip(1).TakeWhile(line => !line.StartsWith("### ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        // Not every member was asked everything: what was asked of another one only is answered as that one did.
        foreach (var other in new[] { 21010, 21020, 21030 }.OrderBy(other => other == port))
        {
            Take(lines, $"$ curl_ -i http://127.0.0.1:{other}");
        }
    }

    public int GrpcCalls { get; private set; }

    public List<string> Asked { get; } = [];

    /// <summary>A question that nobody asked then gets the answer of another one.</summary>
    public RecordedMember Like(string path, string recorded)
    {
        answers[path] = answers[recorded];
        return this;
    }

    public RecordedMember With(string path, HttpStatusCode code, string body)
    {
        answers[path] = () => new(code) { Content = new StringContent(body) };
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            GrpcCalls++;
            throw new HttpRequestException("An HTTP/2 connection could not be established because the server did not complete the HTTP/2 handshake.");
        }

        var path = request.RequestUri!.PathAndQuery;
        Asked.Add(path);
        return answers.TryGetValue(path, out var answer) ? Task.FromResult(answer()) : throw new InvalidOperationException($"nobody asked a real member {path}");
    }

    private void Take(List<string> lines, string asked)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith(asked, StringComparison.Ordinal) && lines[i + 1].StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
            {
                var answer = lines.Skip(i + 1).ToList();
                answers[lines[i][asked.Length..]] = () => Read(answer);
            }
        }
    }

    private static HttpResponseMessage Read(List<string> lines)
    {
        var response = new HttpResponseMessage((HttpStatusCode)int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        var headers = lines.Skip(1).TakeWhile(line => line.Length > 0).ToList();
        var body = string.Join('\n', lines.Skip(headers.Count + 2).TakeWhile(line => !line.StartsWith("[rc=", StringComparison.Ordinal) && !line.StartsWith("$ ", StringComparison.Ordinal)));

        // The end of the command is written right behind an answer without a line's end.
        var end = body.IndexOf("[rc=", StringComparison.Ordinal);
        response.Content = new StringContent(end < 0 ? body : body[..end]);
        foreach (var header in headers.Select(line => line.Split(": ", 2)).Where(header => header[0] != "Content-Type"))
        {
            response.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return response;
    }
}
