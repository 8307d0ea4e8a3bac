using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Takes the hosts of a cluster over from the controllers that an operator named. No member is touched.</summary>
public sealed class AdoptCluster(ClusterTakeover takeover) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.AdoptCluster", Category = EtcdActivity.Category, DisplayName = "Take over",
        Description = "Takes the hosts over from a lost or restored database; the former controller is refused from then on.",
        Behavior = ActivityBehavior.Effect, IsPrivileged = true, Retry = new(3, TimeSpan.FromSeconds(1)),
        Inputs =
        [
            EtcdActivity.Cluster,
            new("From", "String", "The controllers whose hosts are taken over, separated by blanks; our own need not be named."),
            new("Reason", "String", "Why; stands in the journal."),
        ],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = context.Inputs.Text("Cluster");
        var ours = await takeover.OurIdAsync(cluster, cancellationToken);
        HashSet<string> former = [ours, .. (context.Inputs.TextOrNull("From") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var owners = await takeover.LookAsync(cluster, cancellationToken);
        if (owners.FirstOrDefault(o => o.Error is not null)?.Error is { } silent)
        {
            return new Resolution.Ended(EtcdActivity.Failed(silent));
        }

        if (owners.FirstOrDefault(o => o.Record is { } record && !former.Contains(record.Controller)) is { } other)
        {
            return new Resolution.Ended(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "host.other_controller", $"The host of {other.Member} belongs to controller {other.Record!.Controller} (cluster '{other.Record.Cluster}'), which was not named. Nothing was changed.",
                "Look who that is, then `etcdup clusters adopt` again, which names it.")));
        }

        foreach (var owner in owners)
        {
            context.Note(owner.Record is { } record
                ? $"The host of {owner.Member} is controller {record.Controller}'s, cluster '{record.Cluster}', number {record.Number}{(record.Open ? $", half done towards {record.To}" : "")}."
                : $"The host of {owner.Member} is nobody's yet.");
        }

        if (context.Inputs.TextOrNull("Reason") is { Length: > 0 } reason)
        {
            context.Note($"Reason: {reason}");
        }

        return new Resolution.Intent(EngineJson.Element(new TakeoverIntent(Guid.NewGuid().ToString("n"), [.. former.Order(StringComparer.Ordinal)])));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = TakeoverIntent.Parse(intent);
        var cluster = context.Inputs.Text("Cluster");
        var owners = await takeover.LookAsync(cluster, cancellationToken);
        if (owners.FirstOrDefault(o => o.Error is not null)?.Error is { } silent)
        {
            return new Observation.Unknown(silent);
        }

        var ours = owners.Where(o => o.Record is { } record && record.Controller == wanted.Controller && record.Cluster == cluster).ToList();
        return ours.Count == owners.Count
            ? new Observation.Done((ActivityResult.Completed)ActivityResult.Outcome("Done", ("Controller", wanted.Controller)))
            : ours.Count > 0 ? new Observation.HalfDone($"{ours.Count} of {owners.Count} hosts are taken over") : new Observation.NotDone();
    }

    public override Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var wanted = TakeoverIntent.Parse(intent);
        return takeover.TakeOverAsync(context.Inputs.Text("Cluster"), wanted.Controller, wanted.Former, context.Claim, cancellationToken);
    }

    /// <param name="Controller">Who we shall be on these hosts: new, so that nobody with a copy of our database is it too.</param>
    private sealed record TakeoverIntent(string Controller, IReadOnlyList<string> Former)
    {
        public static TakeoverIntent Parse(JsonElement intent) => EngineJson.Read<TakeoverIntent>(intent.GetRawText());
    }
}
