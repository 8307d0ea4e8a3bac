using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage;

/// <summary>
/// Opens plain connections and knows how its database stores an instant and an id. Paths that must start fast, or cost one round trip, use
/// this and SQL; the rest uses <see cref="Model.WorkflowDbContext"/>.
/// </summary>
public abstract class WorkflowDatabase : IAsyncDisposable
{
    /// <summary>An open connection with the settings our guarantees rest on.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What a failure of this database means, with a code: <c>db.unreachable</c>, <c>db.denied</c>, <c>db.missing</c>, <c>db.too_old</c>, <c>db.incomplete</c>,
    /// <c>db.corrupt</c>, <c>db.readonly</c>. Null when it is none of those: a defect.
    /// </summary>
    public WorkflowError? Explain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (ExplainCause(cause) is { } error) return error;
        }

        return null;
    }

    /// <summary>
    /// Where a failure says that the database went away, connections that wait for their next use are not used again: they are dead, and each pool would find that out long after it is back, by somebody whose
    /// call it fails.
    /// </summary>
    internal virtual void ForgetDeadConnections(Exception failure)
    {
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The database in words for people, without secrets.</summary>
    internal abstract string Name { get; }

    internal abstract DateTimeOffset ReadInstant(DbDataReader reader, int ordinal);

    internal DateTimeOffset? ReadInstantOrNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : ReadInstant(reader, ordinal);

    /// <summary>Parameters are written <c>@name</c> in the SQL and <c>name</c> here.</summary>
    internal DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = ToStored(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>A value as this database keeps it.</summary>
    internal object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => Stored(instant),
        Guid id => Stored(id),
        _ => value,
    };

    internal static WorkflowError Missing(string name) => WorkflowError.NeedsOperator(
        "db.missing", $"{name} is not there.", "Correct its name. A server makes it at its first start, and so does `etcdup db migrate`.");

    internal static WorkflowError Moved(string name, Setup.DatabaseMove move) => WorkflowError.Permanent(
        "db.moved", $"{name} was moved to {move.To} at {move.At:u}: its rows are there now, and hosts refuse whoever works with this one.",
        "Use that database. To come back, copy that one into an empty one.");

    internal static WorkflowError Newer(string name, string why) => WorkflowError.Permanent(
        IRunStore.NewerCode, $"{name} was written by a newer version of etcdup: {why}.", "Use that version, or a newer one.");

    internal static WorkflowError Incomplete(string name, string what) => WorkflowError.NeedsOperator(
        "db.incomplete", $"{name} lacks something that every version has made: {what}.", "Somebody has removed it: restore the database from a copy.");

    internal static async Task<IReadOnlyList<T>> ReadAllAsync<T>(DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    private protected abstract WorkflowError? ExplainCause(Exception exception);

    private protected abstract object Stored(DateTimeOffset instant);

    private protected abstract object Stored(Guid id);
}
