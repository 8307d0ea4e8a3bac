using System.Globalization;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Copying;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Storage;

/// <summary>All rows of a database as text, the same of both kinds: what a copy must not change.</summary>
internal static class DatabaseRows
{
    public static async Task<IReadOnlyList<string>> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<WorkflowDatabase>();
        await using var context = await services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        List<string> rows = [];
        foreach (var table in CopiedTables.Of(context.Model))
        {
            await using var command = database.Command(connection, $"select {table.Names} from {table.Name}");
            rows.AddRange(await WorkflowDatabase.ReadAllAsync(
                command,
                reader => $"{table.Name}: " + string.Join(" | ", table.Columns.Index().Select(column =>
                    reader.IsDBNull(column.Index) ? "-"
                    : column.Item.Type == typeof(DateTimeOffset) ? database.ReadInstant(reader, column.Index).UtcDateTime.ToString("o", CultureInfo.InvariantCulture)
                    : column.Item.Type == typeof(Guid) ? reader.GetGuid(column.Index).ToString()
                    : column.Item.Type == typeof(bool) ? reader.GetBoolean(column.Index).ToString()
                    : Convert.ToString(reader.GetValue(column.Index), CultureInfo.InvariantCulture))),
                cancellationToken));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
