using System.Data.Common;
using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>One conditional statement says who uses a consent, and whether its token counts then.</summary>
internal sealed class ConsentStore(WorkflowDatabase database) : IConsentStore
{
    private const string Columns = "id, given_by, token_id, given_to, cluster, run_id, reason, given_at, expires_at, used_at, used_for";

    public Task AddAsync(Consent consent, CancellationToken cancellationToken) => ExecuteAsync(
        $"insert into consents ({Columns}) values (@id, @by, @token, @to, @cluster, @run, @reason, @at, @expires, null, null)", cancellationToken,
        ("id", consent.Id), ("by", consent.By), ("token", consent.TokenId), ("to", consent.To), ("cluster", consent.Cluster), ("run", consent.RunId), ("reason", consent.Reason),
        ("at", consent.GivenAt.CutToMicroseconds()), ("expires", consent.ExpiresAt.CutToMicroseconds()));

    public async Task<IReadOnlyList<Consent>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select {Columns} from consents order by given_at desc, id");
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
    }

    public async Task<bool> TryUseAsync(string id, string? key, DateTimeOffset now, CancellationToken cancellationToken) => await ExecuteAsync(
        """
        update consents set used_at = @now, used_for = @key where id = @id and used_at is null and expires_at > @now
        and exists (
            select 1 from access_tokens t where t.id = consents.token_id and t.person = consents.given_by and t.role in ('Operator', 'Admin')
            and t.revoked_at is null and (t.expires_at is null or t.expires_at > @now))
        """,
        cancellationToken, ("id", id), ("key", key), ("now", now.CutToMicroseconds())) == 1;

    public Task GiveBackAsync(string id, DateTimeOffset usedAt, CancellationToken cancellationToken) => ExecuteAsync(
        "update consents set used_at = null, used_for = null where id = @id and used_at = @at", cancellationToken, ("id", id), ("at", usedAt.CutToMicroseconds()));

    public async Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken) =>
        await ExecuteAsync("delete from consents where id = @id and used_at is null", cancellationToken, ("id", id)) == 1;

    public Task DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        ExecuteAsync("delete from consents where expires_at < @before", cancellationToken, ("before", before.CutToMicroseconds()));

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private Consent Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.GetString(6),
        database.ReadInstant(reader, 7), database.ReadInstant(reader, 8), database.ReadInstantOrNull(reader, 9), reader.IsDBNull(10) ? null : reader.GetString(10));
}
