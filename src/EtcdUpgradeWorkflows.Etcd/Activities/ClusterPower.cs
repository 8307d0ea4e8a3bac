using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Starts the members of a cluster that do not run, each with the release its link names, or with a given one where there is no link.</summary>
public sealed class StartCluster(FencedClusters clusters, IReleaseSource releases) : EffectActivity
{
    private const string MendAndRetry = "Mend what its log says, then `runs retry`.";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.StartCluster", Category = EtcdActivity.Category, DisplayName = "Start cluster",
        Description = "Starts every member that does not run and waits until all serve.", Behavior = ActivityBehavior.Effect, Retry = new(3, TimeSpan.FromSeconds(1)),
        Inputs = [EtcdActivity.Cluster, new("Release", "String", "The release for members that have none yet.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Resolution>(new Resolution.Intent(EngineJson.Element(new { version = context.Inputs.TextOrNull("Release") })));

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        context.SetProgress(UpgradeProgress.Of(view, null, view.Versions.Select(v => v.ToString()).FirstOrDefault() ?? ""));
        if (view.Members.All(m => m is { Serves: true, IsHalfDone: false }))
        {
            FencedClusters.CloseUnsettled(context, cluster.Spec.Name, view.ClusterId);
            return new Observation.Done((ActivityResult.Completed)ActivityResult.Done);
        }

        return view.Members.Any(m => m.IsStopped) && !view.Members.Any(m => m.IsHalfDone)
            ? new Observation.NotDone()
            : new Observation.HalfDone($"{string.Join(", ", view.Members.Where(m => !m.Serves).Select(m => m.Name))} runs and does not serve");
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var seenBefore = await cluster.LookAsync(cancellationToken);

        // An intent holds no nulls: without a release there is no such property.
        var given = intent.TryGetProperty("version", out var version) ? version.GetString() : null;
        var started = await Task.WhenAll(cluster.Spec.Members
            .Where(m => seenBefore.FindMember(m.Name)!.Host is not { Process: not null, Record: not { Open: true } })
            .Select(m => StartAsync(cluster, m, seenBefore.ClusterVersion, given, cancellationToken)));
        if (started.OfType<WorkflowError>().FirstOrDefault() is { } error)
        {
            return error;
        }

        return await WaitUntilServingAsync(context, cluster, cancellationToken);
    }

    // A process that has ended is waited for in vain; the others may need it for their quorum. Two looks in a row: somebody may be starting it again.
    private async Task<WorkflowError?> WaitUntilServingAsync(ActivityContext context, FencedCluster cluster, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> silent = [];
        IReadOnlyList<string> endedBefore = [];
        WorkflowError? end = null;
        var looked = context.Time.GetTimestamp();
        var doAllServe = await EtcdActivity.UntilAsync(context, EtcdActivity.ServeDeadline, async () =>
        {
            silent = [.. (await clusters.Prober.ProbeAsync(cluster.Spec, ProbeScope.Members, cancellationToken)).Members.Where(member => !member.Serves).Select(member => member.Name)];
            if (silent.Count > 0 && context.Time.GetElapsedTime(looked) >= LookEvery)
            {
                looked = context.Time.GetTimestamp();
                var looks = await Task.WhenAll(silent.Select(async member => (Member: member, Error: await EndedProcess.FindAsync(cluster, member, null, MendAndRetry, cancellationToken))));
                var ended = looks.Where(look => look.Error is not null).ToList();
                if (ended.Exists(look => endedBefore.Contains(look.Member))) end = ended[0].Error! with { Message = string.Join(" ", ended.Select(look => look.Error!.Message)) };
                endedBefore = [.. ended.Select(look => look.Member)];
            }

            return silent.Count == 0 || end is not null;
        }, cancellationToken);
        return end ?? (doAllServe ? null : WorkflowError.NeedsOperator(
            "etcd.not_serving", $"The cluster '{cluster.Spec.Name}' was started, and {string.Join(", ", silent)} did not serve within {EtcdActivity.ServeDeadline.TotalSeconds:0} s.",
            "Look at the members' logs, then `runs retry`."));
    }

    private async Task<WorkflowError?> StartAsync(FencedCluster cluster, MemberSpec member, EtcdVersion? risen, string? given, CancellationToken cancellationToken)
    {
        var link = (await cluster.LookAtHostAsync(member.Name, cancellationToken)).LinkVersion;
        if ((link ?? given) is not { Length: > 0 } version)
        {
            return WorkflowError.Permanent("host.no_layout", $"{member.Name} has no release yet.", "Say which one: `clusters up … --version 3.5.16`.");
        }

        if (risen is { } present && EtcdVersion.TryParse(version, out var wanted) && wanted.Minor < present.Minor)
        {
            return WorkflowError.NeedsOperator("upgrade.point_of_no_return", $"{member.Name} would start {version}, but the cluster version is {present}: it does not start on such data.", $"Point its link at a release of {present.Minor}, then retry.");
        }

        if (!await cluster.TryLayDownAsync(member.Name, version, releases, cancellationToken))
        {
            return WorkflowError.Permanent("binaries.missing", $"etcd {version} is not on this server.", $"Add it with `etcdup binaries add {version} DIR`.");
        }

        if (await cluster.SwapAsync(member.Name, version, new(false, false, FencedClusters.StopDeadline, MayStop: false), cancellationToken) is not { } error)
        {
            return null;
        }

        // No release to go back to: the advice is that of a member that ended later.
        var explained = await EndedProcess.ExplainAsync(cluster, member.Name, error, cancellationToken);
        return error.Code == "host.start_failed" ? explained with { Advice = MendAndRetry } : explained;
    }
}

/// <summary>Stops all members of a cluster. Needs the operator's grant of downtime.</summary>
public sealed class StopCluster(FencedClusters clusters) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.StopCluster", Category = EtcdActivity.Category, DisplayName = "Stop cluster",
        Description = "Stops every member; an operator has to have allowed downtime.", Behavior = ActivityBehavior.Effect,
        Inputs = [EtcdActivity.Cluster],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken) => Task.FromResult<Resolution>(
        EtcdActivity.AllowsDowntime(context)
            ? new Resolution.Intent(EngineJson.Element(new { }))
            : new Resolution.Ended(EtcdActivity.Failed(WorkflowError.Permanent("etcd.downtime_not_granted", "All members would be stopped, and nobody allowed downtime.", "Start again with --allow-downtime."))));

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        return view.Members.FirstOrDefault(m => m.Host is null) is { } unknown
            ? new Observation.Unknown(unknown.HostError ?? WorkflowError.Transient("host.unreachable", $"The host of {unknown.Name} gave no answer."))
            : view.Members.All(m => m is { IsStopped: true, IsHalfDone: false }) ? await cluster.FindNoiseAsync(cancellationToken) is { } noise
                ? new Observation.Unknown(noise)
                : Stopped(context)
            : view.Members.Any(m => m.IsStopped || m.IsHalfDone) ? new Observation.HalfDone("some members are stopped and some are not")
            : new Observation.NotDone();
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        if (await cluster.FindNoiseAsync(cancellationToken) is { } noise)
        {
            return noise;
        }

        ChangeTerms terms = new(AllowDowntime: true, context.Answers("kill"), FencedClusters.StopDeadline);
        if (await MaintenanceWait.BeginStopAsync(context, cluster, await cluster.RecentLookAsync(cancellationToken), cancellationToken) is { } notNow)
        {
            return notNow;
        }

        foreach (var member in cluster.Spec.Members)
        {
            if (await cluster.HaltAsync(member.Name, terms with { IsBegun = true }, cancellationToken) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static Observation.Done Stopped(ActivityContext context)
    {
        context.CloseKey(FencedClusters.StoppingKey);
        return new((ActivityResult.Completed)ActivityResult.Done);
    }
}
