using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Lays a release beside the present one on every host, so that nothing is fetched while a member is down.</summary>
public sealed class InstallReleases(FencedClusters clusters, IReleaseSource releases) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.InstallReleases", Category = EtcdActivity.Category, DisplayName = "Install release",
        Description = "Lays the target release on every host, beside the present one; stops nothing.", Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var version = EtcdActivity.TargetOf(context.Inputs).ToString();
        if ((await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken)).IsManual)
        {
            context.Note($"A person works the hosts: etcd {version} is laid down by whoever starts it.");
            return new Resolution.Ended(ActivityResult.Done);
        }

        return await releases.FindAsync(version, cancellationToken) is { } release
            ? new Resolution.Intent(EngineJson.Element(new Intent(version, release.EtcdSha256)))
            : new Resolution.Ended(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "binaries.missing", $"etcd {version} is not on this server.", $"Add it with `etcdup binaries add {version} DIR`, then retry.")));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = intent.Deserialize<Intent>(EngineJson.Options)!;
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        foreach (var member in cluster.Spec.Members)
        {
            if (await cluster.InspectReleaseAsync(member.Name, wanted.Version, cancellationToken) is not { } found)
            {
                return new Observation.NotDone();
            }

            if (found.Sha256 != wanted.Sha256)
            {
                return new Observation.ChangedByOther(WorkflowError.NeedsOperator(
                    "binaries.differs", $"etcd {wanted.Version} on the host of {member.Name} is another file than on this server.",
                    "Find out which one is right; remove the wrong one, then retry."));
            }
        }

        return new Observation.Done((ActivityResult.Completed)ActivityResult.Done);
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var wanted = intent.Deserialize<Intent>(EngineJson.Options)!;
        var release = await releases.FindAsync(wanted.Version, cancellationToken);
        if (release is null)
        {
            return WorkflowError.NeedsOperator("binaries.missing", $"etcd {wanted.Version} is not on this server.", $"Add it with `etcdup binaries add {wanted.Version} DIR`, then retry.");
        }

        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        foreach (var member in cluster.Spec.Members)
        {
            if (await cluster.InspectReleaseAsync(member.Name, wanted.Version, cancellationToken) is null)
            {
                await cluster.InstallReleaseAsync(member.Name, wanted.Version, release.Directory, cancellationToken);
                context.Note($"etcd {wanted.Version} laid on the host of {member.Name}.");
            }
        }

        return null;
    }

    private sealed record Intent(string Version, string Sha256);
}
