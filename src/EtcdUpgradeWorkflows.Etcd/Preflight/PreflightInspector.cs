using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What is to be looked at, and what only the caller knows.</summary>
/// <param name="Rules">What the hop is judged by.</param>
/// <param name="VaultFreeBytes">Free where backups go; null when it is not known.</param>
/// <param name="Controller">Who we are on the hosts.</param>
/// <param name="OtherRun">The run that has reserved the cluster, when it is not the caller's own.</param>
public sealed record PreflightRequest(
    ClusterSpec Spec, EtcdVersion Target, HopRules Rules, bool AllowDowntime, long? VaultFreeBytes, string? Controller, Inquiry<ReservingRun> OtherRun)
{
    /// <summary>The target may lie several hops away, over these releases: then the first of them is looked at. Null: it is one hop's.</summary>
    public IReadOnlyList<EtcdVersion>? Via { get; init; }

    /// <summary>Who rehearsed the hop, and in which run.</summary>
    public string? Rehearsal { get; init; }

    /// <summary>Where the way ends that this hop is one of; null: with its target.</summary>
    public EtcdVersion? FinalTarget { get; init; }
}

/// <summary>Gathers what the checks judge. It changes nothing, and what it cannot learn is an inquiry without an answer.</summary>
public sealed class PreflightInspector
{
    /// <summary>Hashing a binary and asking it for its version takes about 0.3 s; on a slow disk some more.</summary>
    private static readonly TimeSpan HostDeadline = TimeSpan.FromSeconds(10);

    /// <summary>A handshake, or a few keys: a member that stands still holds nobody up.</summary>
    private static readonly TimeSpan NetworkDeadline = ProbeScope.DefaultDeadline;

    private readonly ClusterProber prober;
    private readonly IMemberHostFactory? hosts;
    private readonly IReleaseSource releases;
    private readonly IEtcdClientFactory clients;
    private readonly ICertificateProbe certificates;
    private readonly OwnDatabase database;
    private readonly TimeProvider time;

    /// <param name="hosts">Null where hosts cannot be asked: those checks say so.</param>
    public PreflightInspector(
        ClusterProber prober, IMemberHostFactory? hosts, IReleaseSource releases, IEtcdClientFactory clients, ICertificateProbe certificates, OwnDatabase database,
        TimeProvider time)
    {
        this.prober = prober;
        this.hosts = hosts;
        this.releases = releases;
        this.clients = clients;
        this.certificates = certificates;
        this.database = database;
        this.time = time;
    }

    public async Task<PreflightFacts> InspectAsync(PreflightRequest request, CancellationToken cancellationToken)
    {
        var view = await prober.ProbeAsync(request.Spec, ProbeScope.Full, cancellationToken);
        var (path, target, chain) = FindPath(view, request);
        var facts = new PreflightFacts(
            request.Spec,
            view,
            target,
            path,
            request.Rules,
            new Dictionary<string, ReleaseOnServer?>(),
            new Dictionary<string, HostFacts>(),
            request.VaultFreeBytes,
            request.Controller,
            request.OtherRun,
            request.AllowDowntime) { Chain = chain, Database = database, Rehearsal = request.Rehearsal, FinalTarget = request.FinalTarget };

        string[] needed = [.. facts.NeededReleases.Select(version => version.ToString()).Distinct()];
        var onServer = new Dictionary<string, ReleaseOnServer?>(StringComparer.Ordinal);
        foreach (var version in needed.Concat((chain?.Stops ?? []).Select(stop => stop.ToString())).Distinct())
        {
            onServer[version] = await releases.FindAsync(version, cancellationToken);
        }

        var spec = request.Spec;
        var shown = Task.WhenAll(spec.Members.Select(async member => (member.Name, Certificates: new MemberCertificates(
            await ReadCertificateAsync(member.ClientUrl, cancellationToken), await ReadCertificateAsync(member.PeerUrl, cancellationToken)))));
        var traces = FindTracesAsync(spec, view, cancellationToken);
        var onHosts = await Task.WhenAll(spec.Members.Select(member => InspectHostAsync(member, needed, cancellationToken)));
        return facts with
        {
            ServerReleases = onServer,
            Hosts = onHosts.ToDictionary(host => host.Member, StringComparer.Ordinal),
            Certificates = (await shown).ToDictionary(entry => entry.Name, entry => entry.Certificates, StringComparer.Ordinal),
            OwnCertificate = await AskAsync(_ => Task.FromResult(certificates.ReadOwn(spec.Members[0].ClientUrl, spec.Access)), "The server's own certificate", HostDeadline, cancellationToken),
            DatabaseTraces = await traces,
        };
    }

    private Task<Inquiry<CertificateAnswer>> ReadCertificateAsync(Uri url, CancellationToken cancellationToken) =>
        AskAsync(token => certificates.AskAsync(url, token), url.GetLeftPart(UriPartial.Authority), NetworkDeadline, cancellationToken);

    /// <summary>Of the first member that serves: what it holds, all hold.</summary>
    private async Task<Inquiry<DatabaseTraces>> FindTracesAsync(ClusterSpec spec, ClusterView view, CancellationToken cancellationToken)
    {
        if (database.Hosts.Count == 0 || view.Members.FirstOrDefault(member => member.Serves) is not { } member)
        {
            return Inquiry.NotAsked<DatabaseTraces>();
        }

        return await AskAsync<DatabaseTraces>(
            async token =>
            {
                await using var client = clients.Create(member.Endpoint, spec.Access);
                return await DatabaseTraces.FindAsync(client, database, token);
            },
            member.Name,
            NetworkDeadline,
            cancellationToken);
    }

    private static (UpgradePath Path, EtcdVersion Target, UpgradeChain? Chain) FindPath(ClusterView view, PreflightRequest request)
    {
        if (request.Via is not { } via)
        {
            return (UpgradePath.Between(view.Versions, request.Target, request.Rules), request.Target, null);
        }

        return UpgradeChain.Between(view.Versions, request.Target, via, request.Rules) switch
        {
            ({ } chain, _) => (new UpgradePath.OneHop(chain.Hops[0]), chain.Hops[0].To, chain),
            (_, { } error) => (new UpgradePath.Refused(error), request.Target, null),
            _ => (new UpgradePath.NothingToDo(request.Target), request.Target, null),
        };
    }

    private async Task<HostFacts> InspectHostAsync(MemberSpec member, IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        if (hosts is null)
        {
            return new HostFacts(
                member.Name, versions.ToDictionary(version => version, _ => Inquiry.NotAsked<InstalledRelease>()), Inquiry.NotAsked<HostSpace>());
        }

        var found = new Dictionary<string, Inquiry<InstalledRelease>>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            found[version] = await AskAsync(member, (host, token) => host.InspectReleaseAsync(version, token), cancellationToken);
        }

        return new HostFacts(member.Name, found, await AskAsync<HostSpace>(member, async (host, token) => await host.FreeSpaceAsync(token), cancellationToken))
        {
            Data = await AskAsync<MemberData>(member, async (host, token) => await host.InspectDataAsync(token), cancellationToken),
            Configuration = await AskAsync(member, (host, token) => host.InspectConfigurationAsync(token), cancellationToken),
        };
    }

    private Task<Inquiry<T>> AskAsync<T>(MemberSpec member, Func<IMemberHost, CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class => AskAsync(token => ask(hosts!.Create(member), token), $"The host of {member.Name}", HostDeadline, cancellationToken);

    private async Task<Inquiry<T>> AskAsync<T>(Func<CancellationToken, Task<T?>> ask, string who, TimeSpan limit, CancellationToken cancellationToken)
        where T : class
    {
        using Deadline deadline = new(limit, time, cancellationToken);
        try
        {
            return Inquiry.Of(await ask(deadline.Token).WaitAsync(deadline.Token));
        }
        catch (HostException exception)
        {
            return Inquiry.Failed<T>(WorkflowError.Transient(exception.Code, $"{who}: {exception.Message}"));
        }
        catch (EtcdClientException exception)
        {
            // Of a member's refusal only the kind: what was sent could be quoted in it.
            return Inquiry.Failed<T>(WorkflowError.Transient(
                "etcd.refused", exception.Failure is EtcdFailure.Denied or EtcdFailure.CertificateMissing ? $"{who}: it refuses us." : $"{who}: {exception.Message}"));
        }
        catch (WorkflowErrorException exception)
        {
            return Inquiry.Failed<T>(exception.Error);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return Inquiry.Failed<T>(WorkflowError.Transient("host.timed_out", $"{who} gave no answer within {limit.TotalSeconds:0} s."));
        }
    }
}
