using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>The API's own description and the page that shows it, as a server gives them.</summary>
[Collection(HostedServerCollection.Name)]
public sealed partial class OpenApiTests
{
    // Not operations of the API: for Prometheus, the description itself, its page, and HEAD beside GET.
    private static readonly HashSet<string> Apart =
    [
        "GET /metrics", "GET /api/v1/openapi.json", "GET /api/v1/docs", "GET /api/v1/docs/{documentName}", "HEAD /healthz", "HEAD /readyz",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_is_described_with_its_name_its_role_its_answers_and_its_refusals()
    {
        await using var server = await HostedServer.StartAsync();
        using var document = await ReadAsync(server);
        var root = document.RootElement;
        Assert.StartsWith("3.1", root.GetProperty("openapi").GetString(), StringComparison.Ordinal);

        var described = Operations(root).ToDictionary(operation => operation.Name, operation => operation.Json, StringComparer.Ordinal);
        Assert.Equal(Mapped(server.App).Where(name => !Apart.Contains(name)).Order(StringComparer.Ordinal), described.Keys.Order(StringComparer.Ordinal));
        Assert.All(described, operation =>
        {
            var (name, json) = operation;
            Assert.Matches("^[a-z][A-Za-z]+$", json.GetProperty("operationId").GetString());
            Assert.EndsWith(".", json.GetProperty("summary").GetString(), StringComparison.Ordinal);
            Assert.Single(json.GetProperty("tags").EnumerateArray());
            var answers = json.GetProperty("responses").EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal);
            Assert.Contains(answers.Keys, status => status[0] == '2');
            if (!name.Contains("/api/v1", StringComparison.Ordinal))
            {
                return;
            }

            Assert.Matches("^(calendar|viewer|operator|admin)$", json.GetProperty("x-role").GetString());
            Assert.Equal("token", json.GetProperty("security")[0].EnumerateObject().Single().Name);
            Assert.All(new[] { "401", "403", "500" }, status => Assert.Equal(
                "#/components/schemas/ProblemDocument", answers[status].GetProperty("content").GetProperty(Problems.ContentType).GetProperty("schema").GetProperty("$ref").GetString()));
            Assert.Equal(name.Contains('{', StringComparison.Ordinal), answers.ContainsKey("404"));
            Assert.All(answers.Where(answer => answer.Key is "200" or "201" or "202"), answer => Assert.True(answer.Value.TryGetProperty("content", out _), $"{name} {answer.Key} has no content"));
        });
        Assert.Equal(described.Count, described.Values.Select(json => json.GetProperty("operationId").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Its_schemas_are_the_documents_by_their_names_and_every_reference_leads_somewhere()
    {
        await using var server = await HostedServer.StartAsync();
        using var document = await ReadAsync(server);
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().ToDictionary(schema => schema.Name, schema => schema.Value, StringComparer.Ordinal);
        var text = document.RootElement.GetRawText();

        Assert.DoesNotContain("EtcdUpgradeWorkflows", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.All(schemas.Keys, name => Assert.Matches("^[A-Z][A-Za-z0-9]+$", name));
        Assert.All(Reference().Matches(text).Select(match => match.Groups[1].Value), name => Assert.True(schemas.ContainsKey(name), $"{name} is referred to and not there"));
        Assert.All(new[] { "RunDocument", "PlanDocument", "ProblemDocument", "UpgradeBody", "ClusterDocument", "WindowDocument", "ReadinessDocument" }, name => Assert.Contains(name, schemas.Keys));

        // As it is on the wire: text for kinds, camel case.
        Assert.Contains("startedBy", schemas["RunDocument"].GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Contains("viewer", schemas["Role"].GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("string", schemas["ExtendBody"].GetProperty("properties").GetProperty("by").GetProperty("type").GetString());
    }

    [Fact]
    public async Task What_is_asked_with_which_body_and_key_is_described()
    {
        await using var server = await HostedServer.StartAsync();
        using var document = await ReadAsync(server);
        var operations = Operations(document.RootElement).ToDictionary(operation => operation.Name, operation => operation.Json, StringComparer.Ordinal);

        var upgrade = operations["POST /api/v1/clusters/{name}/upgrades"];
        Assert.Contains("UpgradeBody", upgrade.GetProperty("requestBody").GetRawText(), StringComparison.Ordinal);
        Assert.Contains(upgrade.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.True(operations["POST /api/v1/clusters"].TryGetProperty("requestBody", out _));
        Assert.Equal("admin", operations["POST /api/v1/clusters"].GetProperty("x-role").GetString());
        Assert.Equal("viewer", operations["GET /api/v1/runs"].GetProperty("x-role").GetString());
        Assert.Equal("calendar", operations["GET /api/v1/calendar.ics"].GetProperty("x-role").GetString());
    }

    [Fact]
    public async Task The_page_and_all_that_it_loads_come_from_the_server_itself_and_need_no_token()
    {
        await using var server = await HostedServer.StartAsync();
        using var nobody = server.ClientWith(null);
        using var answer = await nobody.GetAsync("/api/v1/docs", Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("connect-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)\\s*=\\s*[\"']?(https?:)?//", page);
        var scripts = Script().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var loaded = await nobody.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, script), Token);
            Assert.True(loaded.IsSuccessStatusCode, $"{script}: {loaded.StatusCode}");
        }

        Assert.Contains("openapi.json", page, StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> ReadAsync(HostedServer server)
    {
        using var nobody = server.ClientWith(null);
        using var answer = await nobody.GetAsync("/api/v1/openapi.json", Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
    }

    private static IEnumerable<(string Name, JsonElement Json)> Operations(JsonElement root) =>
        from path in root.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name is "get" or "post" or "put" or "delete" or "patch" or "head"
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);

    // {id:guid} is {id} in the document.
    private static IEnumerable<string> Mapped(WebApplication app) =>
        from endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        from method in methods
        let path = Constraint().Replace(endpoint.RoutePattern.RawText!, "}")
        where !path.StartsWith("/api/v1/docs/", StringComparison.Ordinal)
        select $"{method} {(path.Length > 1 ? path.TrimEnd('/') : path)}";

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex("""#/components/schemas/([^"]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex("""<script[^>]*\ssrc="([^"]+)""")]
    private static partial Regex Script();
}
