using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>What an upgrade is doing.</summary>
internal enum Doing
{
    Checking,
    BackingUp,
    ProvingTheBackup,

    /// <summary>The intent of a swap is committed, and the member has not been told to stop.</summary>
    BeforeTheStop,

    /// <summary>The host's record is open: the member is being stopped, is down, or is being started.</summary>
    BetweenStopAndStart,

    /// <summary>The new release was started, and the result of the swap is not committed.</summary>
    BetweenStartAndCommit,

    /// <summary>Catching up, verifying, choosing the next one, the gate, and at the end the cluster's verification.</summary>
    BetweenMembers,

    Ended,
}

/// <summary>A run as its row, its members' hosts and the clock say it is.</summary>
/// <param name="Swapped">Swaps whose result is committed. One that a window held ends without a swap.</param>
internal sealed record RunMoment(Doing Doing, int Swapped, string? Owner, long Number, DateTimeOffset? LeaseUntil, DateTimeOffset? UpdatedAt);

/// <summary>Looks at one run without asking a server, on a connection that stays open.</summary>
internal sealed class RunWatch(Func<string> db, RealUpgrade upgrade, long run) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Null: the database is away.</summary>
    public async Task<RunMoment?> LookAsync()
    {
        try
        {
            return await ReadAsync();
        }
        catch (NpgsqlException)
        {
            await DisposeAsync();
            _connection = null;
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private async Task<RunMoment> ReadAsync()
    {
        if (_connection is null)
        {
            _connection = new NpgsqlConnection($"{db()};Pooling=false");
            await _connection.OpenAsync(Token);
        }

        // The hosts first: what is not committed after a look at them was not when they were looked at.
        var links = upgrade.Linked();
        var isOpen = upgrade.ReadRecords().Any(record => record.Split('\n').Contains("open=1"));
        await using var command = new NpgsqlCommand(
            """
            select state, status, owner, fence, lease_until, updated_at,
                (select count(*) from executions e where e.run_id = r.id and e.activity_type = 'Etcd.SwapMember' and e.status = 'Completed' and e.outputs like '%wappedMember%')
            from runs r where number = $1
            """,
            _connection)
        {
            Parameters = { new() { Value = run } },
        };
        await using var reader = await command.ExecuteReaderAsync(Token);
        await reader.ReadAsync(Token);
        var state = EngineJson.Read<RunState>(reader.GetString(0));
        var swapped = (int)reader.GetInt64(6);
        return new(
            reader.GetString(1) == nameof(RunStatus.Finished) ? Doing.Ended : DoingOf(state, swapped, links.Count(l => l == upgrade.To), isOpen), swapped,
            reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3), InstantOrNull(4), InstantOrNull(5));

        DateTimeOffset? InstantOrNull(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateTimeOffset>(ordinal);
    }

    private static Doing DoingOf(RunState state, int swapped, int linked, bool isOpen) =>
        (state.Intent?.Activity ?? state.Queue.FirstOrDefault())?.NodeId.Split(':')[^1] switch
        {
            "swap" or "swap-last" when state.Intent is not null => isOpen ? Doing.BetweenStopAndStart : linked > swapped ? Doing.BetweenStartAndCommit : Doing.BeforeTheStop,
            "backup" or "backup-last" => Doing.BackingUp,
            "verify-backup" or "verify-backup-last" => Doing.ProvingTheBackup,
            _ => swapped == 0 ? Doing.Checking : Doing.BetweenMembers,
        };
}
