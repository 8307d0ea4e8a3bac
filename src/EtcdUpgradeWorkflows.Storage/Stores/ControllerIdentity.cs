using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Model;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class ControllerIdentity(WorkflowDatabase database) : IControllerIdentity
{
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select value from meta where name = @name", ("name", MetaName.Controller));
        return await command.ExecuteScalarAsync(cancellationToken) as string
            ?? throw new InvalidOperationException("The database has no controller id: it was not prepared by DatabaseSetup.");
    }
}
