using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>How a change is to be made.</summary>
/// <param name="AllowDowntime">An operator's grant; lifts the count of the rest, never the health of the others.</param>
/// <param name="Kill">An operator's word: SIGKILL when the process does not end in time.</param>
/// <param name="MayStop">False: what serves is left alone, whatever it runs.</param>
/// <param name="Copy">As <see cref="SwapCall.Copy"/>; null: no copy.</param>
/// <param name="Join">As <see cref="SwapCall.Join"/>; null: the member has data.</param>
/// <param name="IsBegun">Of a halt: the first member of the cluster was stopped when it was allowed, so the others are too.</param>
public sealed record ChangeTerms(bool AllowDowntime, bool Kill, TimeSpan StopDeadline, bool MayStop = true, string? Copy = null, string? Join = null, bool IsBegun = false)
{
    /// <summary>It goes back to what ran before: nobody outside is asked, for a gate that says no may be the very reason.</summary>
    public bool IsWayBack { get; init; }

    /// <summary>What the gates of the cluster said, as committed; null: they were not asked.</summary>
    public IReadOnlyList<GateAnswer>? Gates { get; init; }

    /// <summary>What they say while a person is asked to stop the member; null: nobody asks them.</summary>
    public StandingAnswer? Standing { get; init; }

    /// <summary>Two persons pass over the gates.</summary>
    public bool PassesGates { get; init; }
}

/// <summary>
/// A cluster under one number: opening it shows the number to every host, so that nobody with an older one changes anything from
/// then on. The only way from an activity to clients and hosts of a cluster it changes, and the only caller of a licensed swap and of
/// halt. It takes the probes of rule 1 itself.
/// </summary>
public sealed class FencedCluster
{
    /// <summary>A licence is one look, at most so old when the call is sent.</summary>
    public static readonly TimeSpan ProbeAge = TimeSpan.FromSeconds(2);

    // The script gives up a stop after its deadline and does not wait for a start; ten seconds on top.
    internal static readonly TimeSpan FenceMargin = TimeSpan.FromSeconds(10);
    private const int ProbeAttempts = 3;
    private static readonly TimeSpan RecentLook = TimeSpan.FromSeconds(1);

    // Below the age of a licence: a member that hangs must not make the look at the others stale, or it could never be stopped.
    private static readonly ProbeScope LicenceScope = ProbeScope.Members with { Deadline = TimeSpan.FromSeconds(1.5) };

    private readonly Dictionary<string, IMemberHost> _hosts;
    private readonly Dictionary<string, WorkflowError> _unfenced = new(StringComparer.Ordinal);
    private readonly ClusterProber _prober;
    private readonly IEtcdClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly Func<long, CancellationToken, Task<WorkflowError>> _refused;
    private readonly Func<ClusterSpec, CancellationToken, Task<WorkflowError?>> _mayStop;
    private ClusterView? _latest;
    private MemberView? _latestMember;

    private FencedCluster(
        ClusterSpec spec, HostAuthority authority, Func<long, CancellationToken, Task<WorkflowError>> refused, Func<ClusterSpec, CancellationToken, Task<WorkflowError?>> mayStop, IMemberHostFactory hosts,
        ClusterProber prober, IEtcdClientFactory clients, TimeProvider time)
    {
        Spec = spec;
        Authority = authority;
        _refused = refused;
        _mayStop = mayStop;
        // A person works them: there is nobody to be fenced, and nothing to be called.
        _hosts = spec.IsManual ? [] : spec.Members.ToDictionary(m => m.Name, hosts.Create, StringComparer.Ordinal);
        _prober = prober;
        _clients = clients;
        _time = time;
    }

    /// <summary>Members, access and labels as they were when it was opened; what its owners ask as it was last read.</summary>
    public ClusterSpec Spec { get; private set; }

    public HostAuthority Authority { get; }

    /// <summary>Is told of each look at all members; but for those that a licence comes from, which nothing may make old.</summary>
    internal Func<ClusterView, CancellationToken, Task> Looked { private get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Reads what the cluster is held to: policies of its labels come and go while a claim lasts. Null: it does not change.</summary>
    internal Func<ClusterSpec, CancellationToken, Task<ClusterPolicy>>? PolicyReader { private get; set; }

    /// <summary>Hosts that could not be fenced, by member. While there is one, no serving member is stopped anywhere.</summary>
    public IReadOnlyDictionary<string, WorkflowError> Unfenced => _unfenced;

    /// <summary>Fences all hosts at once. A host that has seen a higher number ends the claim; one of another controller is for an operator.</summary>
    /// <param name="refused">
    /// Called with the number, above ours, that a host has seen. It throws <see cref="ClaimLostException"/> when the claim is lost; otherwise it says what is wrong.
    /// </param>
    /// <param name="mayStop">Asked before a member that serves is stopped, unless its swap was begun before: what the owners of the cluster say of the time. Null: it may be.</param>
    public static async Task<FencedCluster> OpenAsync(
        ClusterSpec spec, HostAuthority authority, Func<long, CancellationToken, Task<WorkflowError>> refused, Func<ClusterSpec, CancellationToken, Task<WorkflowError?>> mayStop, TimeSpan longestStop,
        IMemberHostFactory hosts, ClusterProber prober, IEtcdClientFactory clients, TimeProvider time, CancellationToken cancellationToken)
    {
        var cluster = new FencedCluster(spec, authority, refused, mayStop, hosts, prober, clients, time);
        await cluster.FenceAsync(cluster._hosts.Keys, longestStop, cancellationToken);
        return cluster;
    }

    /// <summary>Once more those hosts that are not fenced: they may be reachable by now, or have lost their record.</summary>
    public Task FenceOthersAsync(TimeSpan longestStop, CancellationToken cancellationToken) => FenceAsync([.. _unfenced.Keys], longestStop, cancellationToken);

    /// <summary>A look at all members and hosts under this number.</summary>
    public Task<ClusterView> LookAsync(CancellationToken cancellationToken) => LookAsync(ProbeScope.MembersAndHosts, cancellationToken);

    public async Task<ClusterView> LookAsync(ProbeScope scope, CancellationToken cancellationToken)
    {
        _latest = await _prober.ProbeAsync(Spec, scope, cancellationToken);
        foreach (var member in _latest.Members.Where(m => m.Host is { } host && host.Record?.Number != Authority.Number))
        {
            // Its record was lost or is another's: before a stop anywhere it has to be fenced anew.
            _unfenced.TryAdd(member.Name, WorkflowError.Transient("host.not_fenced", $"The host of {member.Name} does not know our number any more."));
        }

        await Looked(_latest, cancellationToken);
        return _latest;
    }

    /// <summary>
    /// The last look under this number when it is at most a second old and nothing was changed by us since, otherwise a new one: for who is next and what
    /// to ask for. No licence comes from it; that takes a look of its own.
    /// </summary>
    public async Task<ClusterView> RecentLookAsync(CancellationToken cancellationToken) =>
        _latest is { } latest && _time.GetUtcNow() - latest.ProbedAt <= RecentLook ? latest : await LookAsync(cancellationToken);

    /// <summary>What the owners of the cluster say of a stop now; null: it may be.</summary>
    public async Task<WorkflowError?> FindWindowProblemAsync(CancellationToken cancellationToken)
    {
        await ReadPolicyAsync(cancellationToken);
        return await _mayStop(Spec, cancellationToken);
    }

    /// <summary>What the cluster's owners ask is what they ask now.</summary>
    internal async Task ReadPolicyAsync(CancellationToken cancellationToken)
    {
        if (PolicyReader is { } read)
        {
            Spec = Spec with { Policy = await read(Spec, cancellationToken) };
        }
    }

    public IEtcdClient ClientOf(string member) => _clients.Create(Spec.FindMember(member)!.ClientUrl, Spec.Access);

    public async Task<MemberView> LookAtAsync(string member, CancellationToken cancellationToken) =>
        _latestMember = await _prober.ProbeMemberAsync(Spec, Spec.FindMember(member)!, ProbeScope.MembersAndHosts, cancellationToken);

    /// <summary>
    /// Brings a member to a release by one call of its host's script. A serving member is stopped only with a licence: all hosts fenced under this
    /// number, and every other voter answering its own linearizable read in a look that is at most two seconds old.
    /// </summary>
    /// <returns>Null when the script did all its steps; whether the member serves is for the caller to see.</returns>
    public async Task<WorkflowError?> SwapAsync(string member, string toVersion, ChangeTerms terms, CancellationToken cancellationToken)
    {
        var host = HostOf(member);
        await FenceOthersAsync(terms.StopDeadline, cancellationToken);
        if (_unfenced.TryGetValue(member, out var unfenced))
        {
            return unfenced;
        }

        var release = await CallAsync(member, () => host.InspectReleaseAsync(toVersion, cancellationToken));
        if (release is null)
        {
            return WorkflowError.NeedsOperator(
                "binaries.not_on_host", $"etcd {toVersion} is not on the host of {member}.", $"Add it with `etcdup binaries add {toVersion} DIR`, then retry.");
        }

        // Only what to ask for: the script looks again, and stops nothing without a licence.
        var running = _latestMember is { Host: { } seen } latest && latest.Name == member && _time.GetUtcNow() - latest.ProbedAt <= RecentLook
            ? seen
            : await CallAsync(member, () => host.LookAsync(cancellationToken));
        if (running.Process is null || running.Process.Version == toVersion || !terms.MayStop)
        {
            // Nothing is stopped: a member that is down, or runs the target, is finished whatever the others do.
            return await SendAsync(member, new SwapCall(Authority, new(toVersion), Licence: null, Kill: false, terms.StopDeadline, release) { Copy = terms.Copy, Join = terms.Join }, cancellationToken);
        }

        // What was begun is finished, window or not (rule 8).
        var (licence, refusal) = await LicenseAsync(member, terms, isBegun: running.Record is { Open: true }, cancellationToken);
        return refusal ?? await SendAsync(member, new SwapCall(Authority, new(toVersion), licence, terms.Kill, terms.StopDeadline, release) { Copy = terms.Copy }, cancellationToken);
    }

    /// <summary>Stops a member without starting it. Always an operator's word, for a whole cluster.</summary>
    public async Task<WorkflowError?> HaltAsync(string member, ChangeTerms terms, CancellationToken cancellationToken)
    {
        if (!terms.AllowDowntime)
        {
            return WorkflowError.Permanent("etcd.downtime_not_granted", $"{member} is not stopped for good: nobody allowed downtime.", "Start again with --allow-downtime.");
        }

        if (_unfenced.Count > 0)
        {
            return _unfenced.Values.First();
        }

        if (!terms.IsBegun && await FindWindowProblemAsync(cancellationToken) is { } notNow)
        {
            return notNow;
        }

        (_latest, _latestMember) = (null, null);
        var answer = await CallAsync(member, () => HostOf(member).HaltAsync(Authority, terms.Kill, terms.StopDeadline, cancellationToken));
        return await JudgeAsync(member, "nothing", answer, cancellationToken) ?? await RequireSilenceAsync(member, cancellationToken);
    }

    public Task<InstalledRelease?> InspectReleaseAsync(string member, string version, CancellationToken cancellationToken) =>
        AskAsync(member, () => HostOf(member).InspectReleaseAsync(version, cancellationToken));

    /// <summary>Lays a release beside the present one; whole or not at all.</summary>
    public Task InstallReleaseAsync(string member, string version, string sourceDirectory, CancellationToken cancellationToken) =>
        CallAsync(member, async () =>
        {
            await HostOf(member).InstallReleaseAsync(version, sourceDirectory, cancellationToken);
            return true;
        });

    /// <summary>The release lies on the host, and a host without a link has one: laid down from the server where it was missing.</summary>
    /// <returns>False: it lies neither there nor on the server.</returns>
    public async Task<bool> TryLayDownAsync(string member, string version, IReleaseSource releases, CancellationToken cancellationToken)
    {
        if (await InspectReleaseAsync(member, version, cancellationToken) is null)
        {
            if (await releases.FindAsync(version, cancellationToken) is not { } release)
            {
                return false;
            }

            await InstallReleaseAsync(member, version, release.Directory, cancellationToken);
        }

        await EnsureLinkAsync(member, version, cancellationToken);
        return true;
    }

    /// <summary>A copy of one member's v2 data; nothing of the member is changed.</summary>
    public Task<SnapshotAnswer> BackUpV2Async(string member, string version, Stream destination, CancellationToken cancellationToken) =>
        HostOf(member).BackUpV2Async(version, destination, cancellationToken);

    /// <summary>Gives a host that has no link yet its first one.</summary>
    public Task EnsureLinkAsync(string member, string version, CancellationToken cancellationToken) =>
        CallAsync(member, async () =>
        {
            await HostOf(member).EnsureLinkAsync(version, cancellationToken);
            return true;
        });

    /// <summary>Restores a backup beside a member's data; nothing of the member is changed.</summary>
    public Task PrepareDataAsync(string member, DataRestore restore, CancellationToken cancellationToken) =>
        CallAsync(member, async () =>
        {
            await HostOf(member).PrepareDataAsync(restore, cancellationToken);
            return true;
        });

    public Task<DataRestoreState> InspectRestoreAsync(string member, string restore, CancellationToken cancellationToken) =>
        AskAsync(member, () => HostOf(member).InspectRestoreAsync(restore, cancellationToken));

    /// <summary>Makes restored data a stopped member's own. Always an operator's word, for a whole cluster.</summary>
    public async Task<WorkflowError?> PlaceDataAsync(string member, string restore, CancellationToken cancellationToken)
    {
        if (_unfenced.Count > 0)
        {
            return _unfenced.Values.First();
        }

        if (await RequireSilenceAsync(member, cancellationToken) is { } speaks)
        {
            return speaks;
        }

        (_latest, _latestMember) = (null, null);
        var answer = await CallAsync(member, () => HostOf(member).PlaceDataAsync(Authority, restore, cancellationToken));
        return answer.End switch
        {
            PlaceEnd.Done => null,
            PlaceEnd.LowerNumber => await _refused(answer.View.Record?.Number ?? Authority.Number, cancellationToken),
            PlaceEnd.OtherController => WorkflowError.NeedsOperator("host.other_controller", $"The host of {member} belongs to another controller. {answer.Detail}", "Nothing was changed. Use the one that manages it."),
            PlaceEnd.Running => WorkflowError.Transient("restore.member_runs", $"{member} runs again: somebody has started it. Its data were left alone. {answer.Detail}", "Find out who starts it, then retry."),
            _ => WorkflowError.NeedsOperator("host.write_failed", $"The host of {member} could not write: {answer.Detail}", "Make room or repair the directories, then retry."),
        };
    }

    public Task<HostView> LookAtHostAsync(string member, CancellationToken cancellationToken) => AskAsync(member, () => HostOf(member).LookAsync(cancellationToken));

    public Task<MemberData> InspectDataAsync(string member, CancellationToken cancellationToken) =>
        AskAsync(member, () => HostOf(member).InspectDataAsync(cancellationToken));

    public Task<HostSpace> FreeSpaceAsync(string member, CancellationToken cancellationToken) => AskAsync(member, () => HostOf(member).FreeSpaceAsync(cancellationToken));

    public Task<IReadOnlyList<string>> ReadLogTailAsync(string member, int lines, CancellationToken cancellationToken) =>
        AskAsync(member, () => HostOf(member).ReadLogTailAsync(lines, cancellationToken));

    /// <summary>Gives leadership away before the leader is stopped, where the release can; a failure is no obstacle, etcd hands over by itself.</summary>
    /// <returns>The new leader's name, or null when it was not moved.</returns>
    public async Task<string?> TryMoveLeaderAsync(ClusterView view, string from, string preferredVersion, CancellationToken cancellationToken)
    {
        if (view.Leader?.Name != from
            || view.Members.Where(m => m.Name != from && m.Serves && m.Id is not null)
                .OrderByDescending(m => m.ServerVersion?.ToString() == preferredVersion).FirstOrDefault() is not { } successor)
        {
            return null;
        }

        using Deadline deadline = new(ProbeScope.DefaultDeadline, _time, cancellationToken);
        try
        {
            await using var client = ClientOf(from);
            await client.MoveLeaderAsync(successor.Id!, deadline.Token);
            return successor.Name;
        }
        catch (EtcdClientException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>What its host shows as stopped is silent. Null: it is so, of every member.</summary>
    /// <remarks>Before anybody is stopped for good, so that nobody is stopped for a thing that cannot be ended.</remarks>
    public async Task<WorkflowError?> FindNoiseAsync(CancellationToken cancellationToken)
    {
        foreach (var member in (await LookAsync(cancellationToken)).Members.Where(m => m.FindNoise() is not null))
        {
            if (await RequireSilenceAsync(member.Name, cancellationToken) is { } noise)
            {
                return noise;
            }
        }

        return null;
    }

    // Host and network are read at different moments: one that ends, or starts, in between is looked at again.
    private async Task<WorkflowError?> RequireSilenceAsync(string member, CancellationToken cancellationToken) =>
        (await LookAtAsync(member, cancellationToken)).FindNoise() is null ? null : (await LookAtAsync(member, cancellationToken)).FindNoise();

    private IMemberHost HostOf(string member) => _hosts.TryGetValue(member, out var host) ? host : throw new WorkflowErrorException(MemberHostFactory.ByHand(member));

    private async Task FenceAsync(IEnumerable<string> members, TimeSpan longestStop, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(members.Select(async member => (Member: member, Error: await FenceHostAsync(member, longestStop, cancellationToken))));
        foreach (var (member, error) in answers)
        {
            _unfenced.Remove(member);
            if (error is not null)
            {
                _unfenced[member] = error;
            }
        }
    }

    private async Task<WorkflowError?> FenceHostAsync(string member, TimeSpan longestStop, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await HostOf(member).FenceAsync(Authority, longestStop + FenceMargin, cancellationToken);
            if (answer is FenceAnswer.LowerNumber lower)
            {
                throw new WorkflowErrorException(await _refused(lower.Highest, cancellationToken));
            }

            return answer switch
            {
                FenceAnswer.OtherController other => throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                    "host.other_controller",
                    $"The host of {member} belongs to cluster '{other.Cluster}' of controller {other.Controller}, not to '{Authority.Cluster}' of ours.",
                    $"Another data directory or another name manages this member; nothing was changed. Use that one, or when it is lost cancel this run, then `etcdup clusters adopt {Authority.Cluster}`.")),
                _ => null,
            };
        }
        catch (HostException e)
        {
            return WorkflowError.Transient(
                "host.not_fenced", $"The host of {member} could not be brought under control: {e.Message}", "No serving member is stopped while that is so. Restore access to the host.");
        }
    }

    // A gate that was added since they were asked has said nothing.
    private async Task<WorkflowError?> FindOwnersProblemAsync(ChangeTerms terms, CancellationToken cancellationToken)
    {
        await ReadPolicyAsync(cancellationToken);
        return FindGateProblem(terms) ?? await _mayStop(Spec, cancellationToken);
    }

    private WorkflowError? FindGateProblem(ChangeTerms terms) =>
        terms.IsWayBack || terms.PassesGates ? null : GateAnswer.FindProblem(Spec.Policy.Gates, terms.Gates, _time.GetUtcNow());

    // The host's clock is read before the look: however long anybody is frozen after it, the host knows how old the look is.
    private async Task<(HostInstant? Licence, WorkflowError? Refusal)> LicenseAsync(
        string member, ChangeTerms terms, bool isBegun, CancellationToken cancellationToken)
    {
        if (_unfenced.Count > 0)
        {
            return (null, _unfenced.Values.First());
        }

        for (var attempt = 1; ; attempt++)
        {
            var licence = await CallAsync(member, () => HostOf(member).ReadClockAsync(cancellationToken));
            var began = _time.GetTimestamp();

            // Its process runs, and that it does not serve may be one lost answer. On the way back it is asked twice, at the same time: nobody need agree to a stop by which nothing is lost.
            var again = terms.IsWayBack && !isBegun ? _prober.ProbeMemberAsync(Spec, Spec.FindMember(member)!, LicenceScope, cancellationToken) : null;
            var view = await _prober.ProbeAsync(Spec, LicenceScope, cancellationToken);
            var mayServe = again is null || (await again).Serves;
            if (view.FindMember(member) is not { } seen)
            {
                return (null, WorkflowError.Permanent("cluster.member_unknown", $"There is no member '{member}' in '{Spec.Name}'."));
            }

            if (Refusal(view, seen, terms.AllowDowntime) is { } refusal)
            {
                return (null, refusal);
            }

            if ((mayServe || seen.Serves) && !isBegun && await FindOwnersProblemAsync(terms, cancellationToken) is { } notNow)
            {
                return (null, notNow);
            }

            if (_time.GetElapsedTime(began) <= ProbeAge)
            {
                return (licence, null);
            }

            if (attempt == ProbeAttempts)
            {
                return (null, WorkflowError.Transient("etcd.probe_too_slow", $"The members take longer than {ProbeAge.TotalSeconds:0} s to answer: a look at them is stale before {member} could be stopped."));
            }
        }
    }

    // It may pass: a member that was slow once is asked again by the retry policy before a person is.
    private static WorkflowError? Refusal(ClusterView view, MemberView member, bool allowDowntime) =>
        view.FindStopRefusal(member, allowDowntime) is { } refusal ? refusal with { Kind = ErrorKind.Transient } : null;

    private async Task<WorkflowError?> SendAsync(string member, SwapCall call, CancellationToken cancellationToken)
    {
        (_latest, _latestMember) = (null, null);
        return await JudgeAsync(member, call.To.Version, await CallAsync(member, () => HostOf(member).SwapAsync(call, cancellationToken)), cancellationToken);
    }

    private async Task<WorkflowError?> JudgeAsync(string member, string to, SwapAnswer answer, CancellationToken cancellationToken) => answer.End switch
    {
        SwapEnd.Done => null,
        SwapEnd.LowerNumber => await _refused(answer.View.Record?.Number ?? Authority.Number, cancellationToken),
        SwapEnd.OtherController => WorkflowError.NeedsOperator("host.other_controller", $"The host of {member} belongs to another controller. {answer.Detail}", "Nothing was changed. Use the one that manages it."),
        SwapEnd.NotLicensed => WorkflowError.Transient("host.not_licensed", $"{member} serves and was not stopped: the call had no licence. {answer.Detail}"),
        SwapEnd.TooLate => WorkflowError.Transient("host.too_late", $"{member} was not stopped: the call reached its host too late. {answer.Detail}"),
        SwapEnd.WrongBinary => WorkflowError.NeedsOperator("binaries.wrong", $"The binary of {to} on the host of {member} is not the one that was checked. {answer.Detail}", "Lay it down again, then retry."),
        SwapEnd.StopTimedOut => WorkflowError.NeedsOperator(
            "host.stop_timed_out", $"{member} did not end in time. {answer.Detail}", "Look at it; `runs retry` tries again, `runs retry --kill` ends it with SIGKILL."),
        SwapEnd.StartFailed => WorkflowError.NeedsOperator(
            "host.start_failed", $"{member} could not be started with {to}. {answer.Detail}", $"`runs retry` tries again; `runs rollback --member {member}` puts the old release back while that is legal."),
        SwapEnd.CopyFailed => WorkflowError.NeedsOperator(
            "host.copy_failed", $"The data of {member} could not be copied while it was stopped: {answer.Detail}", $"Make room, then `runs retry`; `runs rollback --member {member}` starts the old release without a copy."),
        SwapEnd.DataMissing => WorkflowError.NeedsOperator(
            "restore.data_missing", $"{member} was not started: {answer.Detail}", "Is a restore of this cluster under way? Retry it. If none is, move that directory elsewhere or remove it, then retry."),
        SwapEnd.NotJoined => WorkflowError.NeedsOperator(
            "restore.not_joined", $"{member} was not started: it would begin a cluster of its own. {answer.Detail}", "Retry the restore, or begin another one with `etcdup clusters restore`."),
        SwapEnd.WriteFailed => WorkflowError.NeedsOperator("host.write_failed", $"The host of {member} could not write: {answer.Detail}", "Make room or repair the layout, then retry."),
        _ => throw new InvalidOperationException($"an end of a script that is not known: {answer.End}"),
    };

    // What only reads may be asked again.
    private static async Task<T> AskAsync<T>(string member, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HostException e)
        {
            throw new WorkflowErrorException(WorkflowError.Transient(e.Code, $"The host of {member}: {e.Message}"), e);
        }
    }

    // Whatever a host did not answer in time may have happened: claim again, fence, look.
    private static async Task<T> CallAsync<T>(string member, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (HostException e)
        {
            throw new InDoubtException($"a call to the host of {member} ({e.Code}: {e.Message})", e);
        }
    }
}
