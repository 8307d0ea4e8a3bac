using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>The table <c>meta</c>: what a database says of itself.</summary>
internal static class MetaRows
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(WorkflowDatabase database, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = database.Command(connection, "select name, value from meta");
        return (await WorkflowDatabase.ReadAllAsync(command, reader => (reader.GetString(0), reader.GetString(1)), cancellationToken))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
    }

    /// <summary>Null when the rows are where they always were.</summary>
    public static DatabaseMove? MoveIn(IReadOnlyDictionary<string, string> meta) =>
        meta.TryGetValue(MetaName.Moved, out var move) ? EngineJson.Read<DatabaseMove>(move) : null;
}
