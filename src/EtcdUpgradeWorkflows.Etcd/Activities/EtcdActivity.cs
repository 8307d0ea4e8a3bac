using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>What the Etcd activities have in common: their inputs, and how a run's words become versions and members.</summary>
internal static class EtcdActivity
{
    public const string Category = "etcd";

    /// <summary>How long started members may take to serve.</summary>
    public static readonly TimeSpan ServeDeadline = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>A read through a member that takes longer is asked again by the retry policy.</summary>
    public static readonly RetryPolicy Patience = new(10, TimeSpan.FromSeconds(3));

    public static readonly InputDescriptor Cluster = new("Cluster", "String", "The registered cluster.", IsRequired: true);

    public static readonly InputDescriptor Member = new("Member", "String", "The member's name in the cluster file.", IsRequired: true);

    public static readonly InputDescriptor Target = new("Target", "String", "The release to go to, such as 3.5.16.", IsRequired: true);

    public static IReadOnlyList<string> Holds(ActivityInputs inputs) => [FencedClusters.KeyOf(inputs.Text("Cluster"))];

    public static EtcdVersion TargetOf(ActivityInputs inputs) => EtcdVersion.Parse(inputs.Text("Target"));

    /// <summary>
    /// The release that the present hop goes to: in a run of several hops its input names the last one. A rollback knows what the workflow knew that it
    /// interrupted.
    /// </summary>
    public static EtcdVersion HopTargetOf(ActivityContext context) =>
        KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output))?.Target ?? TargetOf(context.Inputs);

    public static bool AllowsDowntime(ActivityContext context) => context.Grants.Any(g => g.Name == GrantNames.AllowDowntime);

    /// <summary>What the run's grants, an operator's answer and the activity's <c>StopDeadline</c> allow of one swap.</summary>
    public static ChangeTerms TermsOf(ActivityContext context, ClusterSpec cluster) =>
        new(AllowsDowntime(context), context.Answers("kill"), context.Inputs.Duration("StopDeadline")) { PassesGates = MaintenancePolicy.FindBrokenGlass(context.Grants, cluster.Name) is not null };

    public static MemberSpec MemberOf(ClusterSpec spec, string name) => spec.FindMember(name)
        ?? throw new WorkflowErrorException(WorkflowError.Permanent("cluster.member_unknown", $"There is no member '{name}' in '{spec.Name}'.", $"It has: {string.Join(", ", spec.Members.Select(m => m.Name))}."));

    public static bool IsSameUrl(string listed, Uri wanted) => Uri.TryCreate(listed, UriKind.Absolute, out var url) && url == wanted;

    /// <summary>Closes the keys of members seen whole: a rollback drops the steps of another member that was just swapped.</summary>
    public static void CloseWhole(ActivityContext context, ClusterView view)
    {
        foreach (var whole in view.Members.Where(m => m is { Serves: true, IsHalfDone: false }))
        {
            context.CloseKey(FencedClusters.KeyOfMember(whole.Name));
        }

        if (view.Members.All(m => m is { Serves: true, IsHalfDone: false }))
        {
            context.CloseDroppedEffects();
        }
    }

    /// <summary>Looks every tenth of a second until it is so; false: it was not within the deadline.</summary>
    public static async Task<bool> UntilAsync(ActivityContext context, TimeSpan deadline, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        var began = context.Time.GetTimestamp();
        while (context.Time.GetElapsedTime(began) < deadline)
        {
            if (await isSo())
            {
                return true;
            }

            await Task.Delay(Poll, context.Time, cancellationToken);
        }

        return false;
    }

    public static ActivityResult Failed(WorkflowError error) => new ActivityResult.Failed(error);

    /// <summary>The release a hop comes from: what other members still run, else null.</summary>
    public static string? FromOf(ClusterView view, EtcdVersion target) =>
        view.Versions.Where(v => v != target).Select(v => v.ToString()).FirstOrDefault();
}

/// <summary>Grants an operator gives to one run.</summary>
public static class GrantNames
{
    /// <summary>A cluster of one or two members may stop answering while a member is swapped.</summary>
    public const string AllowDowntime = "allow-downtime";

    /// <summary>Not a right but a wish: a yes is asked for before each stop.</summary>
    public const string Attended = "attended";
}
