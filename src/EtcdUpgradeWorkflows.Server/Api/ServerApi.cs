using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class ServerApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/server", Read);
        api.MapGet("/server/drain", (ServerDrain drain, CancellationToken cancellationToken) => drain.ReadAsync(cancellationToken));
        api.MapPost("/server/drain", (ServerDrain drain, HttpContext context, CancellationToken cancellationToken) => drain.BeginAsync(ApiServices.UserOf(context), cancellationToken)).For(Role.Admin);
        api.MapDelete("/server/drain", (ServerDrain drain, HttpContext context, CancellationToken cancellationToken) => drain.EndAsync(ApiServices.UserOf(context), cancellationToken)).For(Role.Admin);
    }

    private static ServerInfo Read(ServerIdentity identity, DataDirectory data, WorkflowWorker worker) =>
        new(ServerHost.Version, Environment.ProcessId, identity.StartedAt, data.Path, identity.Database, identity.Node, worker.Working);
}
