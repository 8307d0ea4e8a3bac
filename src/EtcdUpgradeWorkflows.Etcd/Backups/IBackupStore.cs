using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>How far a backup was proved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupProofLevel>))]
public enum BackupProofLevel
{
    None,

    /// <summary>A scratch member started from it and serves.</summary>
    Restored,

    /// <summary>And its data hash and key count equal the source's at the same revision.</summary>
    Compared,
}

/// <summary>What a backup holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupKind>))]
public enum BackupKind
{
    /// <summary>A v3 snapshot, of the whole cluster's v3 data.</summary>
    Snapshot,

    /// <summary>One member's v2 data, as its release's <c>etcdctl backup</c> copies it: a tar.gz of a data directory.</summary>
    V2Data,
}

/// <summary>One backup file and what is known of it.</summary>
/// <param name="Id">The id of the execution that took it and the number it was taken under.</param>
/// <param name="Revision">Of a snapshot the store revision, of v2 data the index, read linearizably before it began; the file holds at least that.</param>
/// <param name="Sha256">Of the whole file, lower-case hex.</param>
/// <param name="Node">The machine the file is on.</param>
public sealed record BackupRecord(
    string Id, string Cluster, Guid RunId, string MemberId, string MemberName, string Version, long Revision, long Size, string Sha256,
    string Path, string Node, DateTimeOffset TakenAt, BackupProofLevel Proof, long? ProvedRevision, string? ProofDetail)
{
    public BackupKind Kind { get; init; }

    /// <summary>What was taken together: the files of one execution under one number. They are of use together only.</summary>
    public string Set { get => field ?? Id; init => field = value == Id ? null : value; }

    /// <summary>How many files the set has when it is whole.</summary>
    public int SetSize { get; init; } = 1;

    /// <summary>The release that the hop goes to; null where no hop was known.</summary>
    public string? Target { get; init; }
}

/// <summary>Backups, by the execution and number that took them.</summary>
public interface IBackupStore
{
    /// <summary>Inserted or replaced by id; a proof is never replaced by a lesser one.</summary>
    Task SaveAsync(BackupRecord backup, CancellationToken cancellationToken);

    Task<BackupRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>What is known of them is forgotten; the files stay.</summary>
    Task DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="cluster">Null: of all.</param>
    Task<IReadOnlyList<BackupRecord>> ListAsync(string? cluster, Guid? runId, CancellationToken cancellationToken);
}
