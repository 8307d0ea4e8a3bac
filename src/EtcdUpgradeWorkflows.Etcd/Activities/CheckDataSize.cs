using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// How large the v2 data is, by the newest snapshot that each member itself has written, and what the guide says of it: up to two minutes for a member to catch
/// up above 50 MB, longer and with advice from 100 MB on. That much needs somebody's word.
/// </summary>
public sealed class CheckDataSize(FencedClusters clusters) : LeafActivity
{
    public const string VeryLarge = "upgrade.very_large_data";

    private const double Megabyte = 1e6;

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.CheckDataSize", Category = EtcdActivity.Category, DisplayName = "Check data size",
        Description = "Looks how large the v2 data is, and whether the wait between members is the guide's.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster,
            new("Wait", "TimeSpan", "The wait between members. The guide calls two minutes safest; a shorter one is said in the journal.", Default: "00:02:00"),
            new("LargeMegabytes", "Int32", "From here on a member may need two minutes to catch up.", Default: 50),
            new("VeryLargeMegabytes", "Int32", "From here on somebody has to decide.", Default: 100),
        ],
        Outputs = [new("Megabytes", "Object", "The largest snapshot; empty when there is none."), new("Wait", "TimeSpan", "The wait between members.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        V2Snapshot? largest = null;
        List<string> without = [];
        foreach (var member in cluster.Spec.Members)
        {
            var snapshot = (await cluster.InspectDataAsync(member.Name, cancellationToken)).Snapshot;
            if (snapshot is null)
            {
                without.Add(member.Name);
            }

            largest = snapshot?.Bytes > (largest?.Bytes ?? -1) ? snapshot : largest;
        }

        var wait = context.Inputs.Duration("Wait");
        var safest = TimeSpan.FromMinutes(2);
        var size = largest?.Bytes / Megabyte;
        if (size >= context.Inputs.Integer("VeryLargeMegabytes") && !context.AnswersTo(VeryLarge))
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                VeryLarge,
                $"The newest snapshot has {Text(size)} MB (written {largest!.WrittenAt:u}). The guide says of 100 MB or more that a member may take even longer to catch up, and offers advice from "
                + "etcd's maintainers before the upgrade; today nobody supports 2.x any more.",
                $"Rehearse it with as much data. `runs retry --reason TEXT` goes on, by your name; the wait between members is {wait:g}."));
        }

        context.Note(
            largest is null
                ? $"How large the v2 data is is not known: no member has written a snapshot yet. Between members it waits {wait:g}."
                : $"The newest snapshot has {Text(size)} MB, written {largest.WrittenAt:u} ({(context.Now - largest.WrittenAt).TotalHours:0.#} hours ago)"
                + $"{(without.Count > 0 ? $"; {string.Join(", ", without)} has none" : "")}. {(size > context.Inputs.Integer("LargeMegabytes") ? "Above 50 MB a member may need two minutes to catch up." : "That is not above 50 MB.")}");
        if (context.AnswersTo(VeryLarge))
        {
            context.Note($"{context.AnsweredBy} has decided to go on with that much data.");
        }

        if (wait < safest)
        {
            context.Note($"A deviation from the guide: {wait:g} between members; two minutes are what it calls safest.");
        }

        return ActivityResult.Outcome("Done", ("Megabytes", size), ("Wait", wait));
    }

    private static string Text(double? megabytes) => (megabytes ?? 0).ToString("0.#", CultureInfo.InvariantCulture);
}
