using System.Data.Common;
using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Tokens of persons: their hashes.</summary>
internal sealed class AccessTokenStore(WorkflowDatabase database) : IAccessTokenStore
{
    private const string Columns = "id, person, role, sha256, created_by, created_at, expires_at, revoked_at";

    public async Task AddAsync(AccessToken token, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, $"insert into access_tokens ({Columns}) values (@id, @person, @role, @sha256, @by, @at, @expires, null)",
            ("id", token.Id), ("person", token.Person), ("role", token.Role.ToString()), ("sha256", token.Sha256), ("by", token.CreatedBy),
            ("at", token.CreatedAt.CutToMicroseconds()), ("expires", token.ExpiresAt?.CutToMicroseconds()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<AccessToken?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select {Columns} from access_tokens where id = @id", ("id", id));
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken) is [var token] ? token : null;
    }

    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select {Columns} from access_tokens order by person, created_at desc");
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
    }

    public async Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "update access_tokens set revoked_at = @at where id = @id and revoked_at is null", ("id", id), ("at", at.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private AccessToken Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), Enum.Parse<Role>(reader.GetString(2)), reader.GetString(3), reader.GetString(4), database.ReadInstant(reader, 5),
        reader.IsDBNull(6) ? null : database.ReadInstant(reader, 6), reader.IsDBNull(7) ? null : database.ReadInstant(reader, 7));
}
