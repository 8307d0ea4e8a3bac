using System.Data.Common;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>Where the rows of a database were before, by the names that data directories have for it.</summary>
public static class DatabaseOrigins
{
    /// <summary>Its rows came from there, by one copy or several, and they are in use here. False as well when it does not answer: whoever opens it next says so.</summary>
    public static async Task<bool> HasAsync(DatabaseLocation location, string name, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddStorage(location, PostgresDatabase.CopyName).BuildServiceProvider();
        var database = services.GetRequiredService<WorkflowDatabase>();
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            var meta = await MetaRows.ReadAsync(database, connection, cancellationToken);
            return meta.ContainsKey(MetaName.From + name) && !meta.ContainsKey(MetaName.Moved) && !meta.ContainsKey(MetaName.Copying);
        }
        catch (DbException)
        {
            return false;
        }
    }
}
