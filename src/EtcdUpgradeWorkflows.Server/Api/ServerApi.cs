using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class ServerApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/server", Read);

    private static ServerInfo Read(ServerIdentity identity, DataDirectory data, WorkflowWorker worker) =>
        new(ServerHost.Version, Environment.ProcessId, identity.StartedAt, data.Path, identity.Database, identity.Node, worker.Working);
}
