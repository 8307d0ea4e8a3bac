using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>What a live cluster and this machine tell of a cluster, as a cluster file.</summary>
/// <param name="File">Holds what is known and nothing else; a part that is not known is left away.</param>
/// <param name="Problems">What is missing or to be looked at. Without one of severity error the file can be added as it is.</param>
public sealed record DiscoveredCluster(string ClusterId, string File, IReadOnlyList<ClusterFileProblem> Problems)
{
    public bool IsComplete => Problems.All(p => p.Severity != ClusterFileSeverity.Error);
}

/// <summary>Asks one member who the members are, and this machine which of them are processes here. Changes nothing.</summary>
public sealed class ClusterDiscovery(IEtcdClientFactory clients, Func<IReadOnlyList<LocalEtcdProcess>> localProcesses, TimeProvider time)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="name">Null: made from the cluster's id.</param>
    /// <exception cref="EtcdClientException">The endpoint does not tell its members.</exception>
    public async Task<DiscoveredCluster> DiscoverAsync(Uri endpoint, EtcdAccess access, string? name, CancellationToken cancellationToken)
    {
        var list = await AskAsync(endpoint, access, (client, token) => client.MembersAsync(token), cancellationToken);
        var processes = localProcesses();
        List<ClusterFileProblem> problems = [];
        JsonArray members = [];
        foreach (var member in list.Members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (!member.IsStarted)
            {
                problems.Add(Error("discover.unstarted", "$.members", $"Member {member.Id} ({Join(member.PeerUrls)}) was added to the cluster and has never started: it has no name and no client URL, and is not in the file.", "Start it, or remove it from the cluster; preflight refuses an upgrade until then."));
                continue;
            }

            members.Add(await DescribeAsync(member, $"$.members[{members.Count}]", access, processes, problems, cancellationToken));
        }

        JsonObject file = new() { ["name"] = name ?? $"etcd-{list.ClusterId}", ["members"] = members };
        AddAccess(file, access);
        var text = file.ToJsonString(Indented);

        // The reader has the last word on what can be added; what is said already is not said twice.
        problems.AddRange(ClusterFile.Read(ClusterFile.WithConfigTexts(text)).Problems.Where(p => !problems.Any(known => known.Severity == ClusterFileSeverity.Error && p.Path.StartsWith(known.Path, StringComparison.Ordinal))));
        return new(list.ClusterId, text, problems);
    }

    /// <summary>
    /// The cluster behind some of its client URLs, as far as it can be seen over the network: of the hosts nothing is known. A given URL is kept for the
    /// member that answers there; the others are taken by what they advertise.
    /// </summary>
    /// <exception cref="WorkflowErrorException"><c>discover.no_answer</c>: none of the endpoints tells its members.</exception>
    public async Task<ClusterSpec> SeeAsync(IReadOnlyList<Uri> endpoints, EtcdAccess access, CancellationToken cancellationToken)
    {
        MemberListAnswer? list = null;
        Dictionary<string, Uri> given = new(StringComparer.Ordinal);
        List<string> silent = [];
        foreach (var endpoint in endpoints)
        {
            try
            {
                list ??= await AskAsync(endpoint, access, (client, token) => client.MembersAsync(token), cancellationToken);
                given[(await AskAsync(endpoint, access, (client, token) => client.StatusAsync(token), cancellationToken)).MemberId] = endpoint;
            }
            catch (EtcdClientException e)
            {
                silent.Add(e.Message);
            }
        }

        if (list is null)
        {
            throw new WorkflowErrorException(WorkflowError.Transient(
                "discover.no_answer", $"No endpoint tells its members: {string.Join(" ", silent)}", "Give a client URL of a member that serves, with the certificates and the user it wants."));
        }

        List<MemberSpec> members = [];
        foreach (var member in list.Members.Where(m => m.IsStarted).OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            var client = given.GetValueOrDefault(member.Id) ?? First(member.ClientUrls);
            if (client is not null && First(member.PeerUrls) is { } peer)
            {
                members.Add(new(member.Name, client, peer, new UnknownHostSpec()));
            }
        }

        return members.Count > 0
            ? new($"etcd-{list.ClusterId}", members, access)
            : throw new WorkflowErrorException(WorkflowError.Permanent("discover.no_url", "No member of the cluster tells a client URL.", "Plan with a cluster file that names them."));
    }

    private static Uri? First(IReadOnlyList<string> urls) => urls.Select(url => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : null).FirstOrDefault(url => url is not null);

    private async Task<JsonObject> DescribeAsync(
        ListedMember member, string path, EtcdAccess access, IReadOnlyList<LocalEtcdProcess> processes, List<ClusterFileProblem> problems, CancellationToken cancellationToken)
    {
        if (member.IsLearner)
        {
            problems.Add(Warning("discover.learner", path, $"{member.Name} is a learner: it has no vote.", "Promote or remove it; preflight refuses an upgrade until then."));
        }

        JsonObject described = new() { ["name"] = member.Name };
        foreach (var (property, urls) in new[] { ("clientUrl", member.ClientUrls), ("peerUrl", member.PeerUrls) })
        {
            if (urls.Count == 0)
            {
                problems.Add(Error("discover.no_url", $"{path}.{property}", $"{member.Name} tells no {property}.", "Write one that this machine reaches."));
                continue;
            }

            described[property] = urls[0].TrimEnd('/');
            if (urls.Count > 1)
            {
                problems.Add(Warning("discover.several_urls", $"{path}.{property}", $"{member.Name} tells {urls.Count}: {Join(urls)}; the first is taken.", "Write another one if this machine does not reach it."));
            }
        }

        await CheckAnswerAsync(member, $"{path}.clientUrl", access, problems, cancellationToken);
        if (processes.FirstOrDefault(p => IsMember(p, member)) is { } process)
        {
            described["host"] = await DescribeHostAsync(process, member, $"{path}.host", problems, cancellationToken);
        }
        else
        {
            problems.Add(Error("discover.host_unknown", $"{path}.host", $"{member.Name} is no process of this machine that this user may look at; where it runs is not known.", "Describe its host by hand. This version knows local processes."));
        }

        return described;
    }

    private async Task CheckAnswerAsync(ListedMember member, string path, EtcdAccess access, List<ClusterFileProblem> problems, CancellationToken cancellationToken)
    {
        if (member.ClientUrls.Count == 0 || !Uri.TryCreate(member.ClientUrls[0], UriKind.Absolute, out var url))
        {
            return;
        }

        try
        {
            var status = await AskAsync(url, access, (client, token) => client.StatusAsync(token), cancellationToken);
            if (status.MemberId != member.Id)
            {
                problems.Add(Error("discover.other_member", path, $"At {url.GetLeftPart(UriPartial.Authority)} member {status.MemberId} answers, not {member.Name} ({member.Id}).", "Write the URL at which this machine reaches this very member."));
            }
        }
        catch (EtcdClientException e)
        {
            problems.Add(Warning("discover.no_answer", path, $"{member.Name} gave no answer: {e.Message}", "Write a URL that this machine reaches, or start the member."));
        }
    }

    // Name and a peer or client URL: a name alone may be another cluster's on this machine.
    private static bool IsMember(LocalEtcdProcess process, ListedMember member) =>
        (process.Flag("name") ?? "default") == member.Name
        && (Overlaps(process.Flag("initial-advertise-peer-urls"), member.PeerUrls) || Overlaps(process.Flag("advertise-client-urls"), member.ClientUrls));

    private static bool Overlaps(string? flag, IReadOnlyList<string> urls) =>
        flag?.Split(',').Select(u => u.Trim().TrimEnd('/')).Intersect(urls.Select(u => u.TrimEnd('/')), StringComparer.OrdinalIgnoreCase).Any() == true;

    private static async Task<JsonObject> DescribeHostAsync(
        LocalEtcdProcess process, ListedMember member, string path, List<ClusterFileProblem> problems, CancellationToken cancellationToken)
    {
        JsonObject host = new() { ["kind"] = "process" };
        if (InstallOf(process) is { } install)
        {
            host["install"] = install;
        }
        else
        {
            problems.Add(Error(
                "discover.install_unknown", $"{path}.install", $"{member.Name} (process {process.Pid}) runs {process.Executable}, which is in no <install>/versions/<version> with a link <install>/current.",
                "Choose an install directory for this member alone, lay its release into versions/<version>, point `current` there and start it from there; then write it here."));
        }

        if (process.Flag("data-dir") is not { } data || !Path.IsPathFullyQualified(data))
        {
            problems.Add(Error(
                "discover.data_dir_relative", $"{path}.dataDir", $"{member.Name} (process {process.Pid}) has no absolute --data-dir: it works in {Path.GetFullPath(process.Flag("data-dir") ?? $"{member.Name}.etcd", process.WorkingDirectory)}.",
                "Give it its data directory as an absolute path in its arguments, and write the same here."));
        }
        else if (!await LocalEtcdProcesses.SharesPathAsync(process, data, cancellationToken))
        {
            problems.Add(Error("discover.other_file_system", $"{path}.dataDir", $"{member.Name} (process {process.Pid}) sees another {data} than this machine does: it runs in a container or a root of its own.", "This version does not manage such a host."));
        }
        else
        {
            host["dataDir"] = data;
        }

        if (process.ConfigFile is { } file)
        {
            host["configFile"] = file;
        }
        else
        {
            host["arguments"] = new JsonArray([.. process.Arguments.Select(a => JsonValue.Create(a))]);
        }

        if (process.LogFile is { } log)
        {
            host["logFile"] = log;
        }
        else
        {
            problems.Add(Error("discover.log_unknown", $"{path}.logFile", $"{member.Name} (process {process.Pid}) writes its log to no file.", "Write the file that it shall write to from its next start on."));
        }

        // With a file etcd reads no variable of its own.
        var variables = process.Environment.Where(v => process.ConfigFile is null || !v.Key.StartsWith("ETCD_", StringComparison.Ordinal)).ToList();
        if (variables.Count > 0)
        {
            host["environment"] = new JsonObject(variables.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, (JsonNode?)JsonValue.Create(v.Value))));
        }

        return host;
    }

    private static string? InstallOf(LocalEtcdProcess process)
    {
        var versions = Path.GetDirectoryName(Path.GetDirectoryName(process.Executable));
        var install = Path.GetDirectoryName(versions);
        return Path.GetFileName(versions) == "versions" && install is { Length: > 1 } && new FileInfo(Path.Combine(install, "current")).LinkTarget is not null ? install : null;
    }

    private async Task<T> AskAsync<T>(Uri endpoint, EtcdAccess access, Func<IEtcdClient, CancellationToken, Task<T>> question, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(AnswerWithin, time, cancellationToken);
        await using var client = clients.Create(endpoint, access);
        try
        {
            return await question(client, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EtcdClientException(EtcdFailure.TimedOut, endpoint, $"{endpoint.GetLeftPart(UriPartial.Authority)} gave no answer within {AnswerWithin.TotalSeconds:0} s.");
        }
    }

    private static void AddAccess(JsonObject file, EtcdAccess access)
    {
        if (access.CaFile is not null || access.CertFile is not null)
        {
            file["tls"] = Known(("caFile", access.CaFile), ("certFile", access.CertFile), ("keyFile", access.KeyFile));
        }

        if (access.Username is not null)
        {
            file["auth"] = Known(("username", access.Username), ("password", access.PasswordReference));
        }
    }

    private static JsonObject Known(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        JsonObject known = [];
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                known[name] = value;
            }
        }

        return known;
    }

    private static string Join(IEnumerable<string> urls) => string.Join(", ", urls);

    private static ClusterFileProblem Error(string code, string path, string message, string advice) => new(code, path, ClusterFileSeverity.Error, message, advice);

    private static ClusterFileProblem Warning(string code, string path, string message, string advice) => new(code, path, ClusterFileSeverity.Warning, message, advice);
}
