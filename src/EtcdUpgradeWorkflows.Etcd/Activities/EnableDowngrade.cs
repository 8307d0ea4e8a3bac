using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Announces the way down to the cluster and waits until its data have the old form. Experimental.</summary>
public sealed class EnableDowngrade(FencedClusters clusters) : EffectActivity
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.EnableDowngrade", Category = EtcdActivity.Category, DisplayName = "Announce the downgrade",
        Description = "Validates and enables etcd's formal downgrade (3.6 and later) and waits until the data have the old form. Experimental.",
        Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target, new("StorageDeadline", "TimeSpan", "How long the data may take to reach the old form.", Default: "00:02:00")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        var (downgrade, error) = FormalDowngrade.Between(view, EtcdActivity.TargetOf(context.Inputs), await RunRules.OfAsync(context, clusters, cancellationToken));
        if (error is not null)
        {
            return new Resolution.Ended(EtcdActivity.Failed(error));
        }

        if (downgrade!.From is null)
        {
            context.Note($"Every member runs {downgrade.To} already: nothing is announced.");
            return new Resolution.Ended(ActivityResult.Done);
        }

        return new Resolution.Intent(EngineJson.Element(new { from = downgrade.From.ToString(), target = downgrade.ClusterVersion }));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        var (downgrade, error) = FormalDowngrade.Between(view, EtcdActivity.TargetOf(context.Inputs), await RunRules.OfAsync(context, clusters, cancellationToken));
        return error is not null ? new Observation.Unknown(error)
            : downgrade!.IsAnnounced(view) ? new Observation.Done((ActivityResult.Completed)ActivityResult.Done)
            : new Observation.NotDone();
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var rules = await RunRules.OfAsync(context, clusters, cancellationToken);

        // Rule 7: looked at right before it is sent, every member by itself.
        var view = await cluster.LookAsync(cancellationToken);
        var (downgrade, error) = FormalDowngrade.Between(view, EtcdActivity.TargetOf(context.Inputs), rules);
        if (error is not null)
        {
            return error;
        }

        if (view.Members.FirstOrDefault(m => !m.Serves || m.ServerVersion != downgrade!.From) is { } other)
        {
            return WorkflowError.NeedsOperator(
                "downgrade.not_ready", $"Nothing was announced: {other.Name} {(other.Serves ? $"runs {other.ServerVersion}" : "does not serve")}; every member has to serve with {downgrade!.From}.", "Mend that, then retry.");
        }

        try
        {
            await using var client = cluster.ClientOf((view.Leader ?? view.Members[0]).Name);
            await client.DowngradeAsync(DowngradeStep.Validate, downgrade!.ClusterVersion, cancellationToken);
            await client.DowngradeAsync(DowngradeStep.Enable, downgrade.ClusterVersion, cancellationToken);
            context.Note($"downgrade enable {downgrade.ClusterVersion} was accepted.");
        }
        catch (EtcdClientException e) when (e.Failure == EtcdFailure.Refused)
        {
            return WorkflowError.NeedsOperator("downgrade.refused", $"The cluster does not go down to {downgrade!.ClusterVersion}: {e.Message}", "Nothing was replaced. See etcd's downgrade guide for the condition, then retry.");
        }
        catch (EtcdClientException e)
        {
            return WorkflowError.Transient("downgrade.not_sent", $"The downgrade could not be announced: {e.Message}");
        }

        var began = context.Time.GetTimestamp();
        while (!downgrade.IsAnnounced(await cluster.LookAsync(ProbeScope.Members, cancellationToken)))
        {
            if (context.Time.GetElapsedTime(began) > context.Inputs.Duration("StorageDeadline"))
            {
                return WorkflowError.NeedsOperator(
                    "downgrade.storage_stays", $"The downgrade is announced, and after {context.Inputs.Duration("StorageDeadline"):c} the data do not have the form of {downgrade.To.Minor} on every member.",
                    "No member was replaced. `runs retry` waits again; `etcdctl downgrade cancel` gives it up.");
            }

            await Task.Delay(Poll, context.Time, cancellationToken);
        }

        return null;
    }
}
