using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>What a copy did.</summary>
/// <param name="Id">Of the copy; both databases know it.</param>
/// <param name="Tables">In the order they were copied; the rows of each were compared, by number and content. Empty when an earlier copy was only ended.</param>
/// <param name="Journals">Runs whose journal was read again in the target, line by line.</param>
/// <param name="BrokenJournals">The numbers of runs whose journal was broken in the source already: a line whose hash the next one does not carry. It was copied as it is.</param>
/// <param name="Ended">An earlier call had copied everything and was killed; this one has ended it.</param>
public sealed record DatabaseCopyReport(
    string Id, string From, string To, IReadOnlyList<CopiedTable> Tables, int Journals, IReadOnlyList<long> BrokenJournals, bool Ended);

public sealed record CopiedTable(string Name, long Rows);

/// <summary>
/// Moves everything that a database holds into an empty one. There is one moment in which neither can be used and none in which both can: the source is
/// marked as moved after the target is whole and before the target is opened (ADR 36). Both are locked meanwhile, so that nobody starts on one of them.
/// </summary>
public static class DatabaseCopy
{
    /// <summary>
    /// The caller holds the owner locks of SQLite databases. A call that was killed is given again: it copies anew, or ends what was copied.
    /// </summary>
    /// <param name="known">How data directories call the source, so that they may follow their rows; null when none does.</param>
    /// <param name="handOver">Called when the source is marked and the target is not open yet; again when a killed call is ended.</param>
    /// <exception cref="WorkflowErrorException">
    /// <c>db.same</c>, <c>db.in_use</c>, <c>db.not_empty</c>, <c>db.older</c>, <c>db.moved</c>, <c>db.copy_unfinished</c>, <c>db.copy_differs</c>, <c>db.copy_failed</c>, and those of
    /// <see cref="DatabaseSetup"/>.
    /// </exception>
    public static async Task<DatabaseCopyReport> RunAsync(
        DatabaseLocation from, DatabaseLocation to, Action handOver, TimeProvider time, CancellationToken cancellationToken, string? known = null)
    {
        // Not by the name of servers: they are looked for by it.
        await using var sourceServices = new ServiceCollection().AddStorage(from, PostgresDatabase.CopyName).BuildServiceProvider();
        await using var targetServices = new ServiceCollection().AddStorage(to, PostgresDatabase.CopyName).BuildServiceProvider();
        var (source, target) = (CopyEnd.Of(sourceServices), CopyEnd.Of(targetServices));
        try
        {
            // First: what is wrong with the source must not make a target.
            var found = await source.InspectAsync(cancellationToken);
            if (found.Schema is null) throw Refused("db.missing", $"{source.Name} is empty: there is nothing to copy.", "Correct --from.");
            if (found.IsCopyUnfinished) throw source.CopyUnfinished();
            var ended = found.Moved is { } move && await target.FindCopyAsync(cancellationToken) == MetaName.CopyWhole + move.Copy ? move : null;
            if (found.Moved is { } moved && ended is null) throw source.Moved(moved);

            if (ended is null)
            {
                if (found.Pending.Count > 0) throw Refused("db.older", $"{source.Name} is of an older version.", "Bring it to this one first: `etcdup db migrate`.");
                return await CopyAsync(source, target, found, handOver, time, known, cancellationToken);
            }

            // By a later version as well: it only takes the mark away.
            await using var into = await target.OpenAsync(cancellationToken);
            handOver();
            await into.MarkAsync(null, CancellationToken.None);
            return new(ended.Copy, source.Name, target.Name, [], 0, [], Ended: true);
        }
        catch (DbException exception)
        {
            throw new WorkflowErrorException(
                source.Database.Explain(exception) ?? target.Database.Explain(exception) ?? WorkflowError.NeedsOperator(
                    "db.copy_failed", $"{source.Name} could not be copied into {target.Name}: {exception.Message}", "The source is as it was. Mend what the message says and give the same command again."),
                exception);
        }
    }

    private static async Task<DatabaseCopyReport> CopyAsync(
        CopyEnd source, CopyEnd target, DatabaseStatus found, Action handOver, TimeProvider time, string? known, CancellationToken cancellationToken)
    {
        if ((await target.FindCopyAsync(cancellationToken))?.StartsWith(MetaName.CopyWhole, StringComparison.Ordinal) == true)
        {
            throw Refused(
                "db.copy_unfinished", $"{target.Name} holds an earlier copy whose source was not marked then, and may have been worked with since.",
                "Empty that database, or name another one, and copy anew.");
        }

        if (found.Controller is { } controller && controller == await target.FindControllerAsync(cancellationToken))
        {
            throw Refused("db.same", $"{source.Name} and {target.Name} are the same database, or one is a copy of the other.", "Name an empty database as the target.");
        }

        // The source first: while it cannot be left, no target is made.
        var tables = CopiedTables.Of(source.Model);
        await using var outOf = await source.OpenAsync(cancellationToken);
        await outOf.BeginAsync(tables, cancellationToken);
        await outOf.RequireUnchangedAsync(found.Schema!, source.Setup, cancellationToken);
        await outOf.RequireUnusedAsync(cancellationToken);
        await target.PrepareAsync(cancellationToken);
        await using var into = await target.OpenAsync(cancellationToken);
        await into.RequireUnusedAsync(cancellationToken);
        await into.RequireEmptyAsync(tables, cancellationToken);

        var id = Guid.NewGuid().ToString("n");
        await into.MarkAsync(MetaName.CopyBegun + id, cancellationToken);
        await into.BeginAsync(tables, cancellationToken);
        List<CopiedTable> copied = [];
        JournalChains chains = new();
        foreach (var table in tables)
        {
            var sum = await into.WriteAsync(table, outOf.ReadAsync(table, cancellationToken).Watched(table, chains), cancellationToken);
            copied.Add(new(table.Name, sum.Rows));
            JournalChains again = new();
            if (await RowSum.OfAsync(into.ReadAsync(table, cancellationToken).Watched(table, again)) is var there && there != sum)
            {
                throw Refused("db.copy_differs", $"The table {table.Name} of {target.Name} has {there.Rows} rows that are not the {sum.Rows} of {source.Name}.", "Nothing was kept and the source is as it was: report this.");
            }

            if (table.IsJournal && !again.Equals(chains))
            {
                throw Refused("db.copy_differs", $"The journals of {target.Name} are not chained as those of {source.Name}.", "Nothing was kept and the source is as it was: report this.");
            }
        }

        // Once more: a server that had no connection yet when this began to write.
        await into.RequireUnusedAsync(cancellationToken);
        if (known is not null) await into.SetOriginAsync(known, id, cancellationToken);

        // With the rows: from now on the copy is whole, and ended by whoever finds the source marked with its id. Nobody's Ctrl-C comes between the two.
        await into.SetMarkAsync(MetaName.CopyWhole + id, cancellationToken);
        await into.CommitAsync(CancellationToken.None);
        try
        {
            await outOf.LeaveAsync(new(id, target.Name, time.GetUtcNow().CutToMicroseconds()), CancellationToken.None);
            await outOf.CommitAsync(CancellationToken.None);
            handOver();
            await into.MarkAsync(null, CancellationToken.None);
        }
        catch (DbException exception)
        {
            throw new WorkflowErrorException(
                WorkflowError.NeedsOperator(
                    "db.copy_failed", $"{target.Name} has all rows, and what was left failed: {(source.Database.Explain(exception) ?? target.Database.Explain(exception))?.Message ?? exception.Message}",
                    $"Give the same command again. When it says db.copy_unfinished, {source.Name} was not left and goes on: empty the target and copy anew."),
                exception);
        }

        return new(id, source.Name, target.Name, copied, chains.Count, await into.NumbersOfAsync(chains.Broken, CancellationToken.None), Ended: false);
    }

    internal static WorkflowErrorException Refused(string code, string message, string advice) => new(WorkflowError.NeedsOperator(code, message, advice));
}
