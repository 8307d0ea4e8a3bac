using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>Which role each endpoint asks for: one that is added has to be put here, by somebody who has thought of it.</summary>
public sealed class RolesTests
{
    private static readonly Dictionary<string, Role> Expected = new(StringComparer.Ordinal)
    {
        ["POST /backups/prune"] = Role.Admin,
        ["POST /backups/{id}/verify"] = Role.Operator,
        ["POST /binaries"] = Role.Admin,
        ["POST /binaries/get"] = Role.Admin,
        ["POST /binaries/prune"] = Role.Admin,
        ["POST /clusters"] = Role.Admin,
        ["DELETE /clusters/{name}"] = Role.Admin,
        ["POST /clusters/{name}/adopt"] = Role.Admin,
        ["POST /clusters/{name}/configuration"] = Role.Operator,
        ["POST /clusters/{name}/down"] = Role.Operator,
        ["POST /clusters/{name}/downgrade"] = Role.Operator,
        ["GET /calendar.ics"] = Role.Calendar,
        ["POST /clusters/{name}/lock"] = Role.Operator,
        ["DELETE /clusters/{name}/lock"] = Role.Operator,
        ["POST /clusters/{name}/plan"] = Role.Viewer,
        ["POST /clusters/{name}/restore"] = Role.Operator,
        ["POST /clusters/{name}/up"] = Role.Operator,
        ["POST /clusters/{name}/upgrades"] = Role.Operator,
        ["GET /channels"] = Role.Admin,
        ["GET /channels/{name}"] = Role.Admin,
        ["POST /channels"] = Role.Admin,
        ["DELETE /channels/{name}"] = Role.Admin,
        ["PUT /channels/{name}"] = Role.Admin,
        ["POST /channels/{name}/test"] = Role.Admin,
        ["GET /consents"] = Role.Operator,
        ["POST /consents"] = Role.Operator,
        ["DELETE /consents/{id}"] = Role.Operator,
        ["POST /definitions"] = Role.Admin,
        ["POST /definitions/{id}/retract"] = Role.Admin,
        ["POST /freezes"] = Role.Admin,
        ["PUT /freezes/{name}"] = Role.Admin,
        ["DELETE /freezes/{name}"] = Role.Admin,
        ["POST /notifications/{id:guid}/acknowledge"] = Role.Operator,
        ["POST /policies"] = Role.Admin,
        ["PUT /policies/{name}"] = Role.Admin,
        ["DELETE /policies/{name}"] = Role.Admin,
        ["POST /plan"] = Role.Admin,
        ["POST /plan/endpoints"] = Role.Admin,
        ["PUT /retention"] = Role.Admin,
        ["POST /retention/run"] = Role.Admin,
        ["POST /rules"] = Role.Admin,
        ["POST /runs"] = Role.Operator,
        ["DELETE /runs/{id}"] = Role.Admin,
        ["POST /runs/{id}/acknowledge"] = Role.Operator,
        ["POST /runs/{id}/break-glass"] = Role.Operator,
        ["POST /runs/{id}/cancel"] = Role.Operator,
        ["POST /runs/{id}/extend"] = Role.Operator,
        ["POST /runs/{id}/keep"] = Role.Operator,
        ["POST /runs/{id}/release"] = Role.Admin,
        ["POST /runs/{id}/pause"] = Role.Operator,
        ["POST /runs/{id}/resume"] = Role.Operator,
        ["POST /runs/{id}/retry"] = Role.Operator,
        ["POST /runs/{id}/rollback"] = Role.Operator,
        ["POST /schedules"] = Role.Operator,
        ["DELETE /schedules/{id:guid}"] = Role.Operator,
        ["POST /schedules/{id:guid}/pause"] = Role.Operator,
        ["POST /schedules/{id:guid}/resume"] = Role.Operator,
        ["POST /server/drain"] = Role.Admin,
        ["DELETE /server/drain"] = Role.Admin,
        ["GET /tokens"] = Role.Admin,
        ["POST /tokens"] = Role.Admin,
        ["DELETE /tokens/{id}"] = Role.Admin,
        ["POST /windows"] = Role.Admin,
        ["PUT /windows/{name}"] = Role.Admin,
        ["DELETE /windows/{name}"] = Role.Admin,
        ["GET /backups"] = Role.Viewer,
        ["GET /backups/orphans"] = Role.Viewer,
        ["GET /backups/{id}"] = Role.Viewer,
        ["GET /binaries"] = Role.Viewer,
        ["GET /clusters"] = Role.Viewer,
        ["GET /clusters/{name}"] = Role.Viewer,
        ["GET /clusters/{name}/configuration"] = Role.Viewer,
        ["GET /clusters/{name}/hosts"] = Role.Viewer,
        ["GET /clusters/{name}/lock"] = Role.Viewer,
        ["GET /definitions"] = Role.Viewer,
        ["GET /definitions/{id}"] = Role.Viewer,
        ["GET /freezes"] = Role.Viewer,
        ["GET /freezes/{name}"] = Role.Viewer,
        ["GET /metrics"] = Role.Viewer,
        ["GET /notifications"] = Role.Viewer,
        ["GET /policies"] = Role.Viewer,
        ["GET /retention"] = Role.Viewer,
        ["GET /retention/preview"] = Role.Viewer,
        ["GET /rules"] = Role.Viewer,
        ["GET /rules/{version}"] = Role.Viewer,
        ["GET /runs"] = Role.Viewer,
        ["GET /runs/{id}"] = Role.Viewer,
        ["GET /runs/{id}/events"] = Role.Viewer,
        ["GET /runs/{id}/journal"] = Role.Viewer,
        ["GET /runs/{id}/rollback-plan"] = Role.Viewer,
        ["GET /schedules"] = Role.Viewer,
        ["GET /schedules/{id:guid}"] = Role.Viewer,
        ["GET /server"] = Role.Viewer,
        ["GET /server/drain"] = Role.Viewer,
        ["GET /windows"] = Role.Viewer,
        ["GET /windows/openings"] = Role.Viewer,
        ["GET /windows/{name}"] = Role.Viewer,
    };

    private static readonly string[] OpenToEverybody = ["GET /healthz", "GET /readyz", "HEAD /healthz", "HEAD /readyz", $"GET {ApiCatalog.OpenApi}"];

    [Fact]
    public async Task Every_endpoint_asks_for_a_role_that_was_thought_of()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-roles-").FullName;
        try
        {
            using var data = DataDirectory.Open(directory);
            await using var app = ServerHost.Build(new ServeOptions(null, directory, null, false), data, new FakeTimeProvider());
            var asked = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => (Path: $"/{endpoint.RoutePattern.RawText!.Trim('/')}", Method: method, Endpoint: endpoint)))
                .ToList();
            var open = asked.Where(a => a.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToList();

            // The page's own files are its package's, and the same everywhere.
            AssertSame(OpenToEverybody, open.Where(a => !a.Path.StartsWith(ApiCatalog.Docs, StringComparison.Ordinal)).Select(a => $"{a.Method} {a.Path}"));
            AssertSame(
                Expected.Select(e => $"{e.Key} {e.Value}"),
                asked.Except(open).Select(a => $"{a.Method} {(a.Path.StartsWith("/api/v1/", StringComparison.Ordinal) ? a.Path["/api/v1".Length..] : a.Path)} {Authentication.RoleOf(a.Endpoint, a.Method)}"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void AssertSame(IEnumerable<string> listed, IEnumerable<string> served)
    {
        var (expected, actual) = (listed.ToHashSet(StringComparer.Ordinal), served.ToHashSet(StringComparer.Ordinal));
        var wrong = expected.Except(actual).Select(e => $"listed and not so: {e}").Concat(actual.Except(expected).Select(a => $"not listed: {a}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
