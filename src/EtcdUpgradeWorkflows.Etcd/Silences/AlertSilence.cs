using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Silences;

/// <summary>Alerts that are silent while a member is being swapped, and only then.</summary>
/// <param name="Url">Of an Alertmanager.</param>
/// <param name="Matchers">Labels and their values, all of which an alert has to have.</param>
/// <param name="Authorization">The value of the header Authorization, as a reference; null: none.</param>
public sealed record AlertSilence(Uri Url, IReadOnlyDictionary<string, string> Matchers, SecretReference? Authorization)
{
    /// <summary>So long one lasts if nobody renews it: a run that died keeps nobody from hearing for longer.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>What is left of it when it is renewed.</summary>
    public static readonly TimeSpan Renewed = TimeSpan.FromMinutes(5);
}

/// <summary>A silence that is in force.</summary>
/// <param name="Id">Alertmanager's.</param>
public sealed record ActiveSilence(string Id, DateTimeOffset Until);

/// <summary>Makes and ends silences. What fails is a value: alerts that are heard are no reason to stop.</summary>
public interface IAlertSilencer
{
    /// <param name="active">To be renewed; null: a new one.</param>
    Task<(ActiveSilence? Silence, WorkflowError? Problem)> SilenceAsync(AlertSilence silence, ActiveSilence? active, string comment, CancellationToken cancellationToken);

    Task<WorkflowError?> EndAsync(AlertSilence silence, ActiveSilence active, CancellationToken cancellationToken);
}
