using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>What a backup file is, beside the file itself: so that the vault explains itself when the database is lost. It holds no secret.</summary>
/// <param name="Revision">The file holds at least that.</param>
/// <param name="Sha256">Of the whole file.</param>
/// <param name="ClusterId">Hexadecimal; null where the cluster did not tell.</param>
/// <param name="RulesVersion">Of the rules that judge the run's hop.</param>
public sealed record BackupManifest(
    string Cluster, string? ClusterId, string MemberId, string MemberName, BackupKind Kind, string Version, string? Target, long Revision, long Size, string Sha256,
    DateTimeOffset TakenAt, Guid RunId, string Set, int SetSize, string RulesVersion)
{
    /// <summary>Of this document.</summary>
    public int Format { get; init; } = 1;

    public static BackupManifest Of(BackupRecord backup, string? clusterId, string rulesVersion) => new(
        backup.Cluster, clusterId, backup.MemberId, backup.MemberName, backup.Kind, backup.Version, backup.Target, backup.Revision, backup.Size, backup.Sha256, backup.TakenAt,
        backup.RunId, backup.Set, backup.SetSize, rulesVersion);

    public bool Describes(BackupRecord backup) => Of(backup, ClusterId, RulesVersion) == this with { Format = 1 };

    public string ToJson() => EngineJson.Text(this);

    /// <summary>Null when it is none.</summary>
    public static BackupManifest? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, EngineJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
