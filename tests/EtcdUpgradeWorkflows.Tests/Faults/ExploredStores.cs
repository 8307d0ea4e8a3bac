using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Stores;
using EtcdUpgradeWorkflows.Tests.Conformance;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>The stores that runs are explored on. SQLite works in the calling thread, so the real one runs in virtual time as it is; PostgreSQL is waited for.</summary>
internal sealed class ExploredStore : IDisposable
{
    private static readonly Lazy<byte[]> template = new(MakeTemplate);

    private readonly string? _file;
    private readonly SqliteDatabase? _database;

    /// <summary>
    /// An empty run store on PostgreSQL with the shipped definitions, and where it can, what makes the next call of it lose its answer on its connection.
    /// Given by the tests that have a PostgreSQL.
    /// </summary>
    public static Func<(IRunStore Runs, IRunReader Reader, Func<IDisposable>? LoseAnswer)>? Postgres { get; set; }

    public ExploredStore(string kind, TimeProvider time)
    {
        var memory = new InMemoryRunStore(time);
        foreach (var definition in ShippedDefinitions.All)
        {
            memory.PublishAsync(definition, CancellationToken.None).GetAwaiter().GetResult();
        }

        (Runs, Reader, Definitions) = (memory, memory, memory);
        if (kind == "postgres")
        {
            var (runs, reader, loseAnswer) = (Postgres ?? throw new InvalidOperationException("there is no PostgreSQL here"))();
            (Runs, Reader) = (new WaitedForRunStore(runs), new WaitedForRunReader(reader));
            LoseAnswer = loseAnswer;
        }

        if (kind == "sqlite")
        {
            _file = Path.Combine(Path.GetTempPath(), $"etcdup-explored-{Guid.NewGuid():N}.db");
            File.WriteAllBytes(_file, template.Value);
            _database = new SqliteDatabase(_file);
            (Runs, Reader) = (new SqliteRunStore(_database), new QueriedRuns(new RunQueries(_database), new NotificationStore(_database)));
        }
    }

    public IRunStore Runs { get; }

    public IRunReader Reader { get; }

    /// <summary>Null: an answer is lost in front of the store.</summary>
    public Func<IDisposable>? LoseAnswer { get; }

    public IDefinitionStore Definitions { get; }

    /// <summary>Whose notifications are told to people; null: nobody's, on a store without an outbox here.</summary>
    /// <param name="run">Known when it is asked for the first time.</param>
    public INotificationStore? OutboxOf(Func<Guid> run) =>
        _database is not null ? new NotificationStore(_database)
        : Runs is InMemoryRunStore ? new InMemoryOutbox(() => Reader.ReadNotificationsAsync(run(), CancellationToken.None))
        : null;

    public void Dispose()
    {
        if (_database is not null)
        {
            _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
            foreach (var file in new[] { _file!, $"{_file}-wal", $"{_file}-shm" })
            {
                File.Delete(file);
            }
        }
    }

    // A database as the product sets it up, with the shipped definitions: made once, copied for each run.
    private static byte[] MakeTemplate() => Task.Run(async () =>
    {
        await using var file = new SqliteFile();
        await file.PrepareAsync(CancellationToken.None);
        foreach (var definition in ShippedDefinitions.All)
        {
            await file.Services.GetRequiredService<IDefinitionStore>().PublishAsync(definition, CancellationToken.None);
        }

        await using (var connection = await file.Services.GetRequiredService<WorkflowDatabase>().OpenAsync(CancellationToken.None))
        {
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "pragma wal_checkpoint(truncate)";
            await checkpoint.ExecuteNonQueryAsync();
        }

        return await File.ReadAllBytesAsync(file.Path);
    }).GetAwaiter().GetResult();
}

/// <summary>The definitions of workflows/, as they would be published.</summary>
internal static class ShippedDefinitions
{
    public static IReadOnlyList<StoredDefinition> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Architecture.Repository.Root, "workflows"), "v*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!)
            .Select(d => new StoredDefinition(
                d.Id, d.DefinitionId, d.Version, d.Name, true, true, DateTimeOffset.UnixEpoch, d.ToJson(), JournalEntry.HashOf(d.ToJson()))),
    ];
}
