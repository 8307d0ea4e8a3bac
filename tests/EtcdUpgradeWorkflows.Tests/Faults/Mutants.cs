using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Tests.Conformance;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>A guard left away. Those of the script are in the fake host, the others wrap a port or an activity; the product knows nothing of them.</summary>
internal enum Mutant
{
    None,

    FenceWritesNothing,
    EqualIsRefused,
    OneLowerIsLetIn,
    LockNotHeld,
    FenceDoesNotWait,
    StopsUnlooked,
    StopsUnlicensed,

    /// <summary>The hosts are fenced in front of the swap, after all looks.</summary>
    FencedAfterTheLook,

    /// <summary>Of all hosts the first one is fenced.</summary>
    OneHostFenced,

    /// <summary>Both, here and below: and a look does not tell that a host has another number.</summary>
    FenceWritesNothingAndIsBelieved,
    FencedAfterTheLookAndIsBelieved,
    OneHostFencedAndIsBelieved,

    /// <summary>A host that cannot be reached counts as fenced.</summary>
    UnreachablePassedOver,

    /// <summary>Every swap call says that it may stop.</summary>
    EveryCallMayStop,

    /// <summary>Both: the call says so, and the script does not look.</summary>
    EveryCallMayStopAndStopsUnlooked,

    /// <summary>An intent that another claim committed is carried out again without a look.</summary>
    NoLookOnResume,

    /// <summary>The number is not in the WHERE of the run's writes.</summary>
    NumberNotInWhere,

    /// <summary>Whether the members serve is not asked.</summary>
    OthersNotAsked,

    /// <summary>In doubt the worker goes on under the number it has.</summary>
    NotClaimedAgain,

    /// <summary>Windows and freezes are not asked.</summary>
    CalendarNotAsked,

    /// <summary>The gates of the cluster are asked by nobody.</summary>
    GatesNotAsked,

    /// <summary>However old what the gates said is when the member is stopped.</summary>
    GateAnswersNeverOld,

    /// <summary>A gate that gives no answer agrees.</summary>
    NoAnswerIsYes,

    /// <summary>Steps around a member are said to be done, and are not.</summary>
    StepsNotDone,

    /// <summary>A step that is done again has another id.</summary>
    StepsUnderNewIds,

    /// <summary>A silence does not end by itself.</summary>
    SilenceWithoutEnd,

    /// <summary>What is told again has another id.</summary>
    ToldUnderNewIds,

    /// <summary>An attempt whose end nobody knows is not made again.</summary>
    LostAttemptsStayLost,

    /// <summary>What is asked of the labels is not read when a hold is taken.</summary>
    PoliciesNotAskedAtTheHold,

    /// <summary>It is read once a claim, and not when an activity opens its cluster anew.</summary>
    PoliciesNotReadAtAnOpening,

    /// <summary>It is not read once more where the licence to stop is taken.</summary>
    PoliciesNotReadWithTheLicence,

    /// <summary>Both: and a licence has no age. The two guards stand for each other where a call arrives late.</summary>
    NotClaimedAgainAndLicenceHasNoAge,
}

internal static class Mutants
{
    public static ScriptMutant OfScript(Mutant mutant) => mutant switch
    {
        Mutant.EveryCallMayStopAndStopsUnlooked => ScriptMutant.StopsUnlooked,
        Mutant.NotClaimedAgainAndLicenceHasNoAge => ScriptMutant.LicenceHasNoAge,
        Mutant.FenceWritesNothingAndIsBelieved => ScriptMutant.FenceWritesNothing,
        _ => Enum.TryParse<ScriptMutant>(mutant.ToString(), out var script) ? script : ScriptMutant.None,
    };

    public static IMemberHostFactory Hosts(Mutant mutant, IMemberHostFactory hosts, ClusterSpec spec) => mutant switch
    {
        Mutant.FencedAfterTheLook => new LateFences(hosts, spec),
        Mutant.OneHostFenced => new ChangedHosts(hosts, (member, host) => member == spec.Members[0].Name ? host : new PretendedFence(host)),
        Mutant.FenceWritesNothingAndIsBelieved => new UntoldNumbers(hosts),
        Mutant.FencedAfterTheLookAndIsBelieved => new UntoldNumbers(Hosts(Mutant.FencedAfterTheLook, hosts, spec)),
        Mutant.OneHostFencedAndIsBelieved => new UntoldNumbers(Hosts(Mutant.OneHostFenced, hosts, spec)),
        Mutant.UnreachablePassedOver => new ChangedHosts(hosts, (_, host) => new PassedOver(host)),
        Mutant.EveryCallMayStop or Mutant.EveryCallMayStopAndStopsUnlooked => new ChangedHosts(hosts, (_, host) => new MayAlwaysStop(host)),
        _ => hosts,
    };

    public static IEtcdClientFactory Probes(Mutant mutant, IEtcdClientFactory clients) => mutant == Mutant.OthersNotAsked ? new UnaskedReads(clients) : clients;

    public static IRunStore Store(Mutant mutant, IRunStore store, IRunReader reader) => mutant switch
    {
        Mutant.NumberNotInWhere => new UnguardedStore(store, reader),
        Mutant.NotClaimedAgain or Mutant.NotClaimedAgainAndLicenceHasNoAge => new SameNumber(store, reader),
        _ => store,
    };

    public static Activity Activity(Mutant mutant, Activity activity, FencedClusters clusters, IMemberHostFactory hosts, TimeProvider time) => (mutant, activity) switch
    {
        (Mutant.NoLookOnResume, EffectActivity { Descriptor.TypeName: "Etcd.SwapMember" } swap) => new ResumesUnlooked(swap, clusters, hosts),
        (Mutant.GateAnswersNeverOld, EffectActivity { Descriptor.TypeName: "Etcd.SwapMember" } swap) => new AnswersRefreshed(swap, time),
        _ => activity,
    };

    public static IGateProbe Gates(Mutant mutant, IGateProbe gates) => mutant == Mutant.NoAnswerIsYes ? new AgreesAnyway(gates) : gates;

    public static IMemberStepRunner Steps(Mutant mutant, IMemberStepRunner steps) => mutant switch
    {
        Mutant.StepsNotDone => new UndoneSteps(),
        Mutant.StepsUnderNewIds => new RenamedSteps(steps),
        _ => steps,
    };

    /// <param name="claim">The number of the claim whose first answer stands; null: while it is asked of anew.</param>
    /// <param name="clocks">How often a host's clock was read for a licence.</param>
    public static IPolicyStore Policies(Mutant mutant, IPolicyStore policies, Func<long?> claim, Func<int> clocks) => mutant switch
    {
        Mutant.PoliciesNotReadAtAnOpening => new ReadOnceAClaim(policies, claim),
        Mutant.PoliciesNotReadWithTheLicence => new NotReadBehindTheClock(policies, clocks),
        _ => policies,
    };

    public static IAlertSilencer Silences(Mutant mutant, FakeSilences silences) => mutant == Mutant.SilenceWithoutEnd ? new EndlessSilences(silences) : silences;

    public static IChannelSender Sender(Mutant mutant, IChannelSender sender) => mutant == Mutant.ToldUnderNewIds ? new RenamingSender(sender) : sender;

    public static DateTimeOffset HeldForLost(Mutant mutant, DateTimeOffset until) => mutant == Mutant.LostAttemptsStayLost ? until + TimeSpan.FromDays(1) : until;

    // What they said is taken for what they say now.
    private sealed class AnswersRefreshed(EffectActivity effect, TimeProvider time) : EffectActivity
    {
        public override ActivityDescriptor Descriptor => effect.Descriptor;

        public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => effect.RequiredHolds(inputs);

        public override Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken) => effect.ResolveAsync(context, cancellationToken);

        public override Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken) => effect.ObserveAsync(context, intent, cancellationToken);

        public override Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
        {
            var wanted = SwapIntent.Parse(intent);
            return effect.ActAsync(context, EngineJson.Element(wanted with { Gates = wanted.Gates is null ? null : [.. wanted.Gates.Select(gate => gate with { At = time.GetUtcNow() })] }), seen, cancellationToken);
        }
    }

    private sealed class AgreesAnyway(IGateProbe gates) : IGateProbe
    {
        public async Task<IReadOnlyList<GateAnswer>> AskAsync(IReadOnlyList<StopGate> all, CancellationToken cancellationToken) =>
            [.. (await gates.AskAsync(all, cancellationToken)).Select(answer => answer.Problem?.Code == "gate.no_answer" ? answer with { Problem = null } : answer)];
    }

    private class PassingPolicies(IPolicyStore policies) : IPolicyStore
    {
        public virtual Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken cancellationToken) => policies.ListAsync(cancellationToken);

        public Task<bool> AddAsync(StoredPolicy policy, CancellationToken cancellationToken) => policies.AddAsync(policy, cancellationToken);

        public Task PutAsync(StoredPolicy policy, CancellationToken cancellationToken) => policies.PutAsync(policy, cancellationToken);

        public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => policies.RemoveAsync(name, cancellationToken);

        public Task<bool> RemoveAsync(StoredPolicy policy, CancellationToken cancellationToken) => policies.RemoveAsync(policy, cancellationToken);
    }

    private sealed class ReadOnceAClaim(IPolicyStore policies, Func<long?> claim) : PassingPolicies(policies)
    {
        private (long Claim, IReadOnlyList<StoredPolicy> Said)? _first;

        public override async Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken cancellationToken)
        {
            if (claim() is not { } number)
            {
                return await base.ListAsync(cancellationToken);
            }

            _first = _first is { } first && first.Claim == number ? first : (number, await base.ListAsync(cancellationToken));
            return _first.Value.Said;
        }
    }

    private sealed class NotReadBehindTheClock(IPolicyStore policies, Func<int> clocks) : PassingPolicies(policies)
    {
        private (int Clocks, IReadOnlyList<StoredPolicy> Said)? _last;

        public override async Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken cancellationToken)
        {
            _last = (clocks(), _last is { } last && last.Clocks != clocks() ? last.Said : await base.ListAsync(cancellationToken));
            return _last.Value.Said;
        }
    }

    private sealed class UndoneSteps : IMemberStepRunner
    {
        public Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken) => Task.FromResult<WorkflowError?>(null);
    }

    private sealed class RenamedSteps(IMemberStepRunner steps) : IMemberStepRunner
    {
        private int _calls;

        public Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken) =>
            steps.RunAsync(step, call with { Id = $"{call.Id}/{++_calls}" }, cancellationToken);
    }

    private sealed class EndlessSilences(FakeSilences silences) : IAlertSilencer
    {
        public async Task<(ActiveSilence? Silence, WorkflowError? Problem)> SilenceAsync(AlertSilence silence, ActiveSilence? active, string comment, CancellationToken cancellationToken)
        {
            var made = await silences.SilenceAsync(silence, active, comment, cancellationToken);
            silences.Made[made.Silence!.Id] = (silences.Made[made.Silence.Id].From, DateTimeOffset.MaxValue);
            return made;
        }

        public Task<WorkflowError?> EndAsync(AlertSilence silence, ActiveSilence active, CancellationToken cancellationToken) => silences.EndAsync(silence, active, cancellationToken);
    }

    private sealed class RenamingSender(IChannelSender sender) : IChannelSender
    {
        public Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken) =>
            sender.SendAsync(channel, delivery with { Delivery = delivery.Delivery with { Number = delivery.Delivery.Attempts } }, cancellationToken);
    }

    private sealed class ChangedHosts(IMemberHostFactory hosts, Func<string, IMemberHost, IMemberHost> change) : IMemberHostFactory
    {
        public IMemberHost Create(MemberSpec member) => change(member.Name, hosts.Create(member));
    }

    private sealed class LateFences(IMemberHostFactory hosts, ClusterSpec spec) : IMemberHostFactory
    {
        private readonly Dictionary<string, (HostAuthority Authority, TimeSpan Deadline)> _owed = new(StringComparer.Ordinal);

        public IMemberHost Create(MemberSpec member) => new Host(this, member.Name, hosts.Create(member));

        private sealed class Host(LateFences late, string member, IMemberHost host) : PassingHost(host)
        {
            public override async Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken)
            {
                late._owed[member] = (authority, deadline);
                return new FenceAnswer.Fenced(await LookAsync(cancellationToken));
            }

            public override async Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken)
            {
                await late.PayAsync(cancellationToken);
                return await base.SwapAsync(call, cancellationToken);
            }
        }

        private Task<FenceAnswer[]> PayAsync(CancellationToken cancellationToken)
        {
            var owed = _owed.ToList();
            _owed.Clear();
            return Task.WhenAll(owed.Select(o => hosts.Create(spec.FindMember(o.Key)!).FenceAsync(o.Value.Authority, o.Value.Deadline, cancellationToken)));
        }
    }

    private sealed class UntoldNumbers(IMemberHostFactory hosts) : IMemberHostFactory
    {
        private readonly Dictionary<string, HostAuthority> _shown = new(StringComparer.Ordinal);

        public IMemberHost Create(MemberSpec member) => new Host(this, member.Name, hosts.Create(member));

        private sealed class Host(UntoldNumbers fences, string member, IMemberHost host) : PassingHost(host)
        {
            public override Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken)
            {
                fences._shown[member] = authority;
                return base.FenceAsync(authority, deadline, cancellationToken);
            }

            public override async Task<HostView> LookAsync(CancellationToken cancellationToken)
            {
                var view = await base.LookAsync(cancellationToken);
                return fences._shown.TryGetValue(member, out var shown)
                    ? view with { Record = (view.Record ?? new(shown.Controller, shown.Cluster, 0, Open: false, null)) with { Number = shown.Number } }
                    : view;
            }
        }
    }

    private sealed class PretendedFence(IMemberHost host) : PassingHost(host)
    {
        public override async Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken) =>
            new FenceAnswer.Fenced(await LookAsync(cancellationToken));
    }

    private sealed class PassedOver(IMemberHost host) : PassingHost(host)
    {
        public override async Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken)
        {
            try
            {
                return await base.FenceAsync(authority, deadline, cancellationToken);
            }
            catch (HostException)
            {
                return new FenceAnswer.Fenced(new(null, null, null));
            }
        }
    }

    private sealed class MayAlwaysStop(IMemberHost host) : PassingHost(host)
    {
        public override async Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken) =>
            await base.SwapAsync(call with { Licence = call.Licence ?? await ReadClockAsync(cancellationToken) }, cancellationToken);
    }

    private sealed class UnaskedReads(IEtcdClientFactory clients) : IEtcdClientFactory
    {
        public IEtcdClient Create(Uri endpoint, EtcdAccess access) => new Client(clients.Create(endpoint, access));

        private sealed class Client(IEtcdClient client) : PassingClient(client)
        {
            public override Task<long> ReadLinearizableAsync(CancellationToken cancellationToken) => Task.FromResult(1L);
        }
    }

    private sealed class UnguardedStore(IRunStore store, IRunReader reader) : PassingStore(store)
    {
        public override async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
            await base.CommitAsync(checkpoint with { Claim = await PresentAsync(checkpoint.Claim, cancellationToken) }, cancellationToken);

        public override async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken) =>
            await base.ReleaseAsync(await PresentAsync(claim, cancellationToken), cancellationToken);

        private async Task<RunClaim> PresentAsync(RunClaim claim, CancellationToken cancellationToken) =>
            claim with { Number = (await reader.ReadAsync(claim.RunId, cancellationToken))!.Overview.Fence };
    }

    private sealed class SameNumber(IRunStore store, IRunReader reader) : PassingStore(store)
    {
        public override async Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
        {
            var run = (await reader.ReadAsync(runId, cancellationToken))!;
            return run.Overview is { Status: RunStatus.Running } summary && summary.Owner == server
                ? new ClaimedRun
                {
                    Claim = new(runId, summary.Fence), RunNumber = summary.Number, Definition = summary.Definition, Pins = run.Pins, State = run.State, Input = run.Input,
                    Subject = summary.Subject, StartedBy = summary.StartedBy, Grants = run.Grants, Holds = [.. run.Holds.Select(h => h.Key)], Status = summary.Status, SubStatus = summary.SubStatus,
                    UpdatedAt = summary.UpdatedAt, DueAt = summary.DueAt, Interrupted = true, Inbox = run.Inbox,
                }
                : null;
        }
    }

    private sealed class ResumesUnlooked(EffectActivity effect, FencedClusters clusters, IMemberHostFactory hosts) : EffectActivity
    {
        private readonly Dictionary<string, long> _claims = new(StringComparer.Ordinal);

        public override ActivityDescriptor Descriptor => effect.Descriptor;

        public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => effect.RequiredHolds(inputs);

        public override Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
        {
            _claims[context.ExecutionId] = context.Claim.Number;
            return effect.ResolveAsync(context, cancellationToken);
        }

        public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
        {
            if (_claims.GetValueOrDefault(context.ExecutionId) != context.Claim.Number)
            {
                _claims[context.ExecutionId] = context.Claim.Number;
                var (member, to) = (intent.GetProperty("member").GetString()!, intent.GetProperty("to").GetString()!);
                var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
                var host = hosts.Create(cluster.Spec.FindMember(member)!);
                var release = await host.InspectReleaseAsync(to, cancellationToken);
                await host.SwapAsync(
                    new(cluster.Authority, new(to), await host.ReadClockAsync(cancellationToken), Kill: false, FencedClusters.StopDeadline, release!), cancellationToken);
            }

            return await effect.ObserveAsync(context, intent, cancellationToken);
        }

        public override Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken) =>
            effect.ActAsync(context, intent, seen, cancellationToken);
    }
}
