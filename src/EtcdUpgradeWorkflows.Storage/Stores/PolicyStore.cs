using EtcdUpgradeWorkflows.Etcd.Policies;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Policies are documents, known by name. What is in them is not looked at here: one that cannot be read is still told of.</summary>
internal sealed class PolicyStore(WorkflowDatabase database) : IPolicyStore
{
    public async Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select name, document, added_by, added_at from policies order by name");
        return await WorkflowDatabase.ReadAllAsync(
            command, reader => new StoredPolicy(reader.GetString(0), reader.GetString(1), reader.GetString(2), database.ReadInstant(reader, 3)), cancellationToken);
    }

    public async Task<bool> AddAsync(StoredPolicy policy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "insert into policies (name, document, added_by, added_at) values (@name, @document, @by, @at) on conflict (name) do nothing",
            ("name", policy.Name), ("document", policy.Document), ("by", policy.AddedBy), ("at", policy.AddedAt.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task PutAsync(StoredPolicy policy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            """
            insert into policies (name, document, added_by, added_at) values (@name, @document, @by, @at)
            on conflict (name) do update set document = excluded.document, added_by = excluded.added_by, added_at = excluded.added_at
            """,
            ("name", policy.Name), ("document", policy.Document), ("by", policy.AddedBy), ("at", policy.AddedAt.CutToMicroseconds()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => DeleteAsync("", cancellationToken, ("name", name));

    public Task<bool> RemoveAsync(StoredPolicy policy, CancellationToken cancellationToken) =>
        DeleteAsync(" and added_by = @by and added_at = @at", cancellationToken, ("name", policy.Name), ("by", policy.AddedBy), ("at", policy.AddedAt.CutToMicroseconds()));

    private async Task<bool> DeleteAsync(string and, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"delete from policies where name = @name{and}", parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
