using System.Data.Common;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class HopRulesStore(WorkflowDatabase database) : IHopRulesStore
{
    public async Task<IReadOnlyList<InstalledRules>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select version, sha256, installed_by, installed_at from hop_rules");
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
    }

    public async Task<string?> FindAsync(Version version, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select document from hop_rules where version = @version", ("version", version.ToString()));
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task<bool> AddAsync(InstalledRules rules, string document, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            """
            insert into hop_rules (version, document, sha256, installed_by, installed_at) values (@version, @document, @sha256, @by, @at)
            on conflict (version) do nothing
            """,
            ("version", rules.Version.ToString()), ("document", document), ("sha256", rules.Sha256), ("by", rules.InstalledBy), ("at", rules.InstalledAt.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private InstalledRules Read(DbDataReader reader) =>
        new(Version.Parse(reader.GetString(0)), reader.GetString(1), reader.GetString(2), database.ReadInstant(reader, 3));
}
