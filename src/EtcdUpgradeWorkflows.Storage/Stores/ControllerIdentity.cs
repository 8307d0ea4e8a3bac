using System.Data.Common;
using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;

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

    public async Task<WorkflowError?> FindMovedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return MetaRows.MoveIn(await MetaRows.ReadAsync(database, connection, cancellationToken)) is { } move ? WorkflowDatabase.Moved(database.Name, move) : null;
    }

    public async Task<long?> FindOvertakenAsync(string cluster, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select value from meta where name = @name", ("name", OvertakenFor(cluster)));
        return await command.ExecuteScalarAsync(cancellationToken) is string highest ? long.Parse(highest, CultureInfo.InvariantCulture) : null;
    }

    public async Task<bool> MarkOvertakenAsync(string cluster, long highest, RunClaim claim, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await SetAsync(connection, OvertakenFor(cluster), highest.ToString(CultureInfo.InvariantCulture), claim, cancellationToken);
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

        if (!await SetAsync(connection, NameFor(cluster), controller, claim, cancellationToken)) return false;

        // Last: with the new name the twin is shut out, before it the mark has to stand.
        await using var end = database.Command(
            connection, "delete from meta where name = @name and exists (select 1 from runs where id = @run and fence = @fence)",
            ("name", OvertakenFor(cluster)), ("run", claim.RunId), ("fence", claim.Number));
        await end.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private async Task<bool> SetAsync(DbConnection connection, string name, string value, RunClaim claim, CancellationToken cancellationToken)
    {
        await using var set = database.Command(
            connection,
            """
            insert into meta (name, value) select @name, @value from runs where id = @run and fence = @fence
            on conflict (name) do update set value = excluded.value
            """,
            ("name", name), ("value", value), ("run", claim.RunId), ("fence", claim.Number));
        return await set.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static string OvertakenFor(string cluster) => $"{MetaName.Overtaken}:{cluster}";

    private static string NameFor(string cluster) => $"{MetaName.Controller}:{cluster}";
}
