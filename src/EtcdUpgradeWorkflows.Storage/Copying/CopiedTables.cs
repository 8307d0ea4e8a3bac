using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>A table of the model as a copy sees it.</summary>
/// <param name="Key">The columns of its primary key.</param>
internal sealed record CopyTable(string Name, IReadOnlyList<CopyColumn> Columns, IReadOnlyList<string> Key)
{
    public bool IsMeta => Name == "meta";

    public bool IsJournal => Name == "journal_lines";

    /// <summary>Every row, in the order of the key; a copy's own mark is no row of the database.</summary>
    public string Select => $"select {Names} from {Name}{Where} order by {string.Join(", ", Key.Select(Quote))}";

    public string Names => string.Join(", ", Columns.Select(column => Quote(column.Name)));

    public string Where => IsMeta ? $" where name <> '{Model.MetaName.Copying}'" : "";

    public int Ordinal(string column) => Columns.Index().First(entry => entry.Item.Name == column).Index;

    private static string Quote(string name) => $"\"{name}\"";
}

/// <param name="Type">Guid, DateTimeOffset, string, int, long or bool.</param>
internal sealed record CopyColumn(string Name, Type Type);

/// <summary>The tables of the model, a table after those that its rows refer to.</summary>
internal static class CopiedTables
{
    public static IReadOnlyList<CopyTable> Of(IModel model)
    {
        List<IEntityType> ordered = [];
        var left = model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.First(entity => entity.GetForeignKeys().All(key => key.PrincipalEntityType == entity || ordered.Contains(key.PrincipalEntityType)));
            ordered.Add(next);
            left.Remove(next);
        }

        return
        [
            .. ordered.Select(entity => new CopyTable(
                entity.GetTableName()!,
                [.. entity.GetProperties().Select(property => new CopyColumn(property.GetColumnName(), Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))],
                [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())])),
        ];
    }
}
