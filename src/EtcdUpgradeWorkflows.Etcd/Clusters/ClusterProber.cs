using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>How much a probe asks.</summary>
/// <param name="Deadline">For one member's answers, and once more for the questions to the cluster.</param>
/// <param name="Cluster">Alarms and authentication too: they cost a second round, so the look before a stop leaves them out.</param>
/// <param name="Hosts">What the hosts show too.</param>
public sealed record ProbeScope(TimeSpan Deadline, bool Cluster, bool Hosts)
{
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(3);

    /// <summary>Everything: for preflight and displays.</summary>
    public static readonly ProbeScope Full = new(DefaultDeadline, Cluster: true, Hosts: true);

    /// <summary>Members and hosts, without the second round of questions.</summary>
    public static readonly ProbeScope MembersAndHosts = new(DefaultDeadline, Cluster: false, Hosts: true);

    /// <summary>Who serves, who leads, and which version each runs: for the look before a stop.</summary>
    public static readonly ProbeScope Members = new(DefaultDeadline, Cluster: false, Hosts: false);
}

/// <summary>Looks at all members at once, each asked directly. A dead member is a finding, never an exception.</summary>
public sealed class ClusterProber
{
    private readonly IEtcdClientFactory clients;
    private readonly IMemberHostFactory? hosts;
    private readonly TimeProvider time;

    /// <param name="hosts">Null where hosts cannot be asked: views then have none.</param>
    public ClusterProber(IEtcdClientFactory clients, IMemberHostFactory? hosts, TimeProvider time)
    {
        this.clients = clients;
        this.hosts = hosts;
        this.time = time;
    }

    public async Task<ClusterView> ProbeAsync(ClusterSpec spec, ProbeScope scope, CancellationToken cancellationToken)
    {
        var probedAt = time.GetUtcNow();
        var members = await Task.WhenAll(spec.Members.Select(member => ProbeMemberAsync(spec, member, scope, cancellationToken)));

        var listing = members.Where(member => member.MemberList is not null).OrderByDescending(member => member.Serves).FirstOrDefault();
        var (alarms, authEnabled, v2Store) = scope.Cluster && members.FirstOrDefault(member => member.Serves) is { } serving
            ? await ProbeClusterAsync(spec, serving.Endpoint, scope.Deadline, cancellationToken)
            : (null, null, null);

        return new ClusterView(
            spec.Name,
            members,
            listing?.MemberList?.Members,
            listing?.MemberList?.ClusterId ?? members.Select(member => member.Status?.ClusterId).FirstOrDefault(id => id is not null),
            LeaderOf(members),
            members.Max(member => member.ClusterVersion),
            alarms,
            authEnabled,
            probedAt) { V2Store = v2Store };
    }

    /// <summary>Probes one member alone, as after its start.</summary>
    public async Task<MemberView> ProbeMemberAsync(ClusterSpec spec, MemberSpec member, ProbeScope scope, CancellationToken cancellationToken)
    {
        var probedAt = time.GetUtcNow();
        using var deadline = new Deadline(scope.Deadline, time, cancellationToken);
        var host = LookAtHostAsync(member, scope, deadline);

        await using var opened = Open(spec, member.ClientUrl);
        if (opened.Client is not { } client)
        {
            var (unasked, unaskedError) = await host;
            return new MemberView(
                member.Name, null, member.ClientUrl, Reachable: false, Serves: false, opened.Error, null, null, null, unasked, unaskedError, null, probedAt);
        }

        // All at once: without a quorum the reads hang until the deadline, while status and version still answer.
        var status = AskAsync(client, "status", client.StatusAsync, deadline);
        var version = AskAsync(client, "version", client.VersionAsync, deadline);
        var read = AskAsync<long?>(client, "linearizable read", async token => await client.ReadLinearizableAsync(token), deadline);
        var list = AskAsync(client, "member list", client.MembersAsync, deadline);
        await Task.WhenAll(status, version, read, list, host);

        var (view, hostError) = await host;
        return new MemberView(
            member.Name,
            (await status).Value?.MemberId,
            member.ClientUrl,
            Reachable: (await status).Value is not null || (await version).Value is not null || (await read).Value is not null,
            Serves: (await read).Value is not null,
            // The read's no comes first: it is why the member does not serve.
            (await read).Error ?? (await status).Error ?? (await version).Error ?? (await list).Error,
            (await status).Value,
            (await version).Value,
            (await list).Value,
            view,
            hostError,
            (await read).Value,
            probedAt)
        {
            IsSilent = (await status).IsRefused && (await version).IsRefused && (await read).IsRefused && (await list).IsRefused,
        };
    }

    private async Task<(IReadOnlyList<EtcdAlarm>? Alarms, bool? AuthEnabled, V2StoreAnswer? V2Store)> ProbeClusterAsync(
        ClusterSpec spec, Uri endpoint, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(limit, time, cancellationToken);
        await using var opened = Open(spec, endpoint);
        if (opened.Client is not { } client)
        {
            return (null, null, null);
        }

        var alarms = AskAsync(client, "alarms", client.AlarmsAsync, deadline);
        var auth = AskAsync<bool?>(client, "authentication", async token => await client.IsAuthEnabledAsync(token), deadline);
        var v2Store = AskAsync(client, "v2 store", client.V2StoreAsync, deadline);
        await Task.WhenAll(alarms, auth, v2Store);
        return ((await alarms).Value, (await auth).Value, (await v2Store).Value);
    }

    private async Task<(HostView? View, WorkflowError? Error)> LookAtHostAsync(MemberSpec member, ProbeScope scope, Deadline deadline)
    {
        if (hosts is null || !scope.Hosts)
        {
            return (null, null);
        }

        try
        {
            return (await hosts.Create(member).LookAsync(deadline.Token).WaitAsync(deadline.Token), null);
        }
        catch (HostException exception)
        {
            return (null, WorkflowError.Transient(exception.Code, $"The host of {member.Name}: {exception.Message}"));
        }
        catch (WorkflowErrorException exception)
        {
            return (null, exception.Error);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return (null, WorkflowError.Transient("host.timed_out", $"The host of {member.Name} gave no answer within {deadline.Limit.TotalSeconds:0.#} s."));
        }
    }

    private OpenedClient Open(ClusterSpec spec, Uri endpoint)
    {
        try
        {
            return new OpenedClient(clients.Create(endpoint, spec.Access), null);
        }
        catch (WorkflowErrorException exception)
        {
            // A secret that cannot be resolved, or a certificate file that is not there.
            return new OpenedClient(null, exception.Error);
        }
        catch (EtcdClientException exception)
        {
            return new OpenedClient(null, ErrorOf(exception, "connection"));
        }
    }

    private static async Task<Answer<T>> AskAsync<T>(IEtcdClient client, string question, Func<CancellationToken, Task<T>> ask, Deadline deadline)
    {
        try
        {
            // WaitAsync: a client that does not obey its token in time must not hold the others up.
            return new Answer<T>(await ask(deadline.Token).WaitAsync(deadline.Token), null);
        }
        catch (EtcdClientException exception)
        {
            return new Answer<T>(default, ErrorOf(exception, question), exception.IsConnectionRefused);
        }
        catch (WorkflowErrorException exception)
        {
            return new Answer<T>(default, exception.Error);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return new Answer<T>(
                default,
                WorkflowError.Transient("etcd.timed_out", $"{Shown(client.Endpoint)} gave no answer ({question}) within {deadline.Limit.TotalSeconds:0.#} s."));
        }
    }

    /// <summary>Our own words for each kind of no. A refused login is never quoted: what was sent could be in it.</summary>
    private static WorkflowError ErrorOf(EtcdClientException exception, string question)
    {
        var where = $"{Shown(exception.Endpoint)} ({question})";
        return exception.Failure switch
        {
            EtcdFailure.Unreachable => WorkflowError.Transient("etcd.unreachable", $"{where}: nothing answers there."),
            EtcdFailure.TimedOut => WorkflowError.Transient("etcd.timed_out", $"{where}: no answer in time."),
            EtcdFailure.NoLeader => WorkflowError.Transient("etcd.no_leader", $"{where}: the member knows no leader."),
            EtcdFailure.Denied => WorkflowError.NeedsOperator(
                "etcd.denied", $"{where}: user, password or certificate was refused.", "Check tls and auth of the cluster file."),
            EtcdFailure.CertificateMissing => WorkflowError.NeedsOperator(
                "etcd.certificate_missing", $"{where}: the member asks for a client certificate, and none is given.", "Give certFile and keyFile under tls in the cluster file."),
            EtcdFailure.OutOfRange => WorkflowError.Permanent("etcd.out_of_range", $"{where}: the revision is compacted or in the future."),
            EtcdFailure.Unimplemented => WorkflowError.Permanent("etcd.unimplemented", $"{where}: this release does not know the call."),
            _ => WorkflowError.Permanent("etcd.refused", $"{where}: {exception.Message}"),
        };
    }

    /// <summary>Scheme, host and port: never a user or password that somebody wrote into a URL.</summary>
    private static string Shown(Uri endpoint) => endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static string? LeaderOf(IEnumerable<MemberView> members) =>
        members
            .Where(member => member.Status?.Leader is not null)
            .OrderByDescending(member => member.Status!.RaftTerm)
            .ThenByDescending(member => member.Serves)
            .FirstOrDefault()?.Status!.Leader;

    private readonly record struct Answer<T>(T? Value, WorkflowError? Error, bool IsRefused = false);

    private sealed class OpenedClient(IEtcdClient? client, WorkflowError? error) : IAsyncDisposable
    {
        public IEtcdClient? Client => client;

        public WorkflowError? Error => error;

        public ValueTask DisposeAsync() => client?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
