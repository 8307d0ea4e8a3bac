using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Windows and freezes are documents, known by name.</summary>
internal sealed class WindowStore(WorkflowDatabase database) : IWindowStore
{
    private const string Windows = "maintenance_windows";
    private const string Freezes = "freezes";

    // In one statement, so that there is no moment without.
    private const string Nothing = "nothing";
    private const string Replace = "update set document = excluded.document, added_by = excluded.added_by, added_at = excluded.added_at";

    public Task<IReadOnlyList<StoredWindow>> ListWindowsAsync(CancellationToken cancellationToken) =>
        ListAsync(Windows, reader => new StoredWindow(EngineJson.Read<WindowDocument>(reader.GetString(0)), reader.GetString(1), database.ReadInstant(reader, 2)), cancellationToken);

    public Task<bool> AddAsync(StoredWindow window, CancellationToken cancellationToken) =>
        WriteAsync(Windows, window.Document.Name, EngineJson.Text(window.Document), window.AddedBy, window.AddedAt, Nothing, cancellationToken);

    public Task PutAsync(StoredWindow window, CancellationToken cancellationToken) =>
        WriteAsync(Windows, window.Document.Name, EngineJson.Text(window.Document), window.AddedBy, window.AddedAt, Replace, cancellationToken);

    public Task<bool> RemoveWindowAsync(string name, CancellationToken cancellationToken) => RemoveAsync(Windows, name, cancellationToken);

    public Task<IReadOnlyList<StoredFreeze>> ListFreezesAsync(CancellationToken cancellationToken) =>
        ListAsync(Freezes, reader => new StoredFreeze(EngineJson.Read<FreezeDocument>(reader.GetString(0)), reader.GetString(1), database.ReadInstant(reader, 2)), cancellationToken);

    public Task<bool> AddAsync(StoredFreeze freeze, CancellationToken cancellationToken) =>
        WriteAsync(Freezes, freeze.Document.Name, EngineJson.Text(freeze.Document), freeze.AddedBy, freeze.AddedAt, Nothing, cancellationToken);

    public Task PutAsync(StoredFreeze freeze, CancellationToken cancellationToken) =>
        WriteAsync(Freezes, freeze.Document.Name, EngineJson.Text(freeze.Document), freeze.AddedBy, freeze.AddedAt, Replace, cancellationToken);

    public Task<bool> RemoveFreezeAsync(string name, CancellationToken cancellationToken) => RemoveAsync(Freezes, name, cancellationToken);

    public async Task<bool> RemoveAsync(StoredFreeze freeze, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, $"delete from {Freezes} where name = @name and added_by = @by and added_at = @at",
            ("name", freeze.Document.Name), ("by", freeze.AddedBy), ("at", freeze.AddedAt.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    // The table is one of the two names above.
    private async Task<IReadOnlyList<T>> ListAsync<T>(string table, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select document, added_by, added_at from {table} order by name");
        return await WorkflowDatabase.ReadAllAsync(command, read, cancellationToken);
    }

    private async Task<bool> WriteAsync(string table, string name, string document, string by, DateTimeOffset at, string onConflict, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, $"insert into {table} (name, document, added_by, added_at) values (@name, @document, @by, @at) on conflict (name) do {onConflict}",
            ("name", name), ("document", document), ("by", by), ("at", at.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<bool> RemoveAsync(string table, string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"delete from {table} where name = @name", ("name", name));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
