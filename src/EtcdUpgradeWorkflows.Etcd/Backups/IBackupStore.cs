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

/// <summary>One backup file and what is known of it.</summary>
/// <param name="Id">The id of the execution that took it and the number it was taken under.</param>
/// <param name="Revision">The store revision read linearizably before the snapshot began; the file holds at least that.</param>
/// <param name="Sha256">Of the whole file, lower-case hex.</param>
/// <param name="Node">The machine the file is on.</param>
public sealed record BackupRecord(
    string Id, string Cluster, Guid RunId, string MemberId, string MemberName, string Version, long Revision, long Size, string Sha256,
    string Path, string Node, DateTimeOffset TakenAt, BackupProofLevel Proof, long? ProvedRevision, string? ProofDetail);

/// <summary>Backups, by the execution and number that took them.</summary>
public interface IBackupStore
{
    /// <summary>Inserted or replaced by id; a proof is never replaced by a lesser one.</summary>
    Task SaveAsync(BackupRecord backup, CancellationToken cancellationToken);

    Task<BackupRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<BackupRecord>> ListAsync(string cluster, Guid? runId, CancellationToken cancellationToken);
}
