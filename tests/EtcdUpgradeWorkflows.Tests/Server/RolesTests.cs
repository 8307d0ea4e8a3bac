using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
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
    };

    [Fact]
    public async Task Every_endpoint_that_changes_something_asks_for_a_role_that_was_thought_of()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-roles-").FullName;
        try
        {
            using var data = DataDirectory.Open(directory);
            await using var app = ServerHost.Build(new ServeOptions(null, directory, null, false), data, new FakeTimeProvider());
            var asked = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
                .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (
                    Name: $"{method} {endpoint.RoutePattern.RawText!["/api/v1".Length..].TrimEnd('/')}", Role: Authentication.RoleOf(endpoint, method))))
                .ToList();

            Assert.All(asked.Where(a => a.Name.StartsWith("GET ", StringComparison.Ordinal) && !Expected.ContainsKey(a.Name)), a => Assert.Equal(Role.Viewer, a.Role));
            Assert.Equal(
                Expected.Select(e => $"{e.Key} {e.Value}").Order(StringComparer.Ordinal),
                asked.Where(a => !a.Name.StartsWith("GET ", StringComparison.Ordinal) || Expected.ContainsKey(a.Name)).Select(a => $"{a.Name} {a.Role}").Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
