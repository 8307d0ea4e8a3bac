using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Model;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class ControllerIdentity(WorkflowDatabase database) : IControllerIdentity
{
    public async Task<string> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "select value from meta where name in (@own, @all) order by length(name) desc limit 1", ("own", NameFor(cluster)), ("all", MetaName.Controller));
        return await command.ExecuteScalarAsync(cancellationToken) as string
            ?? throw new InvalidOperationException("The database has no controller id: it was not prepared by DatabaseSetup.");
    }

    public async Task<bool> ChangeAsync(string cluster, string controller, long highest, RunClaim claim, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);

        // The counter first: a new name under a number that hosts have seen would be refused by them.
        await using var raise = database.Command(
            connection,
            """
            update counters set value = case when value < @highest then @highest else value end
            where name = 'fence' and exists (select 1 from runs where id = @run and fence = @fence)
            """,
            ("highest", highest), ("run", claim.RunId), ("fence", claim.Number));
        if (await raise.ExecuteNonQueryAsync(cancellationToken) == 0) return false;

        await using var change = database.Command(
            connection,
            """
            insert into meta (name, value) select @name, @controller from runs where id = @run and fence = @fence
            on conflict (name) do update set value = excluded.value
            """,
            ("name", NameFor(cluster)), ("controller", controller), ("run", claim.RunId), ("fence", claim.Number));
        return await change.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static string NameFor(string cluster) => $"{MetaName.Controller}:{cluster}";
}
