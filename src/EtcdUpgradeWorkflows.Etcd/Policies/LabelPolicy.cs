using System.Text.Json;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Documents;

namespace EtcdUpgradeWorkflows.Etcd.Policies;

/// <summary>What is asked of every upgrade of the clusters that have a label, beside what their own files ask.</summary>
/// <param name="Labels">As key=value: it is for the clusters that have one of them; empty: for every one.</param>
public sealed record LabelPolicy(string Name, IReadOnlyList<string> Labels, ClusterPolicy Policy)
{
    /// <summary>Why nobody knows what it asks; null: it was read.</summary>
    public WorkflowError? Problem { get; init; }

    public bool IsFor(ClusterSpec cluster) => Labels.Count == 0 || Labels.Any(cluster.HasLabel);
}

/// <summary>A policy as people write it and as it is stored.</summary>
/// <param name="Labels">As key=value; null or empty: for every cluster.</param>
/// <param name="Policy">As the object of that name in a cluster file; <c>{cluster}</c> in a query or in a silence's labels is the cluster's name.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PolicyDocument(string Name, IReadOnlyList<string>? Labels, JsonElement Policy)
{
    public DocumentReading<LabelPolicy> Read()
    {
        DocumentReader reader = new();
        var name = reader.Name(Name ?? "", "policy.name_invalid");
        reader.Labels(Labels, "policy.label_invalid");
        if (Policy.ValueKind != JsonValueKind.Undefined && Policy.GetRawText().Length > ClusterFile.MostBytes)
        {
            reader.Require(false, "cluster.too_large", "policy", $"The policy is larger than {ClusterFile.MostBytes / 1024} KiB.", "A policy is a few kilobytes; give the right file.");
            return new(null, reader.Problems);
        }

        List<ClusterFileProblem> problems = [];
        var policy = new ClusterPolicyReader(problems, "$.policy").Read(Policy);
        reader.Problems.AddRange(problems.Select(problem => new DocumentProblem(problem.Path, WorkflowError.Permanent(problem.Code, problem.Message, problem.Advice))));
        reader.Require(problems.Count > 0 || !policy.IsNone, "policy.empty", "$.policy", "The policy asks nothing.", "Give what it asks, as in a cluster file.");
        // Of a cluster that nobody works on, everything is to be heard.
        reader.Require(
            policy.Silence is not { } silence || silence.Matchers.Values.Any(value => value.Contains(PolicyJoin.Cluster, StringComparison.Ordinal)), "policy.silence_too_wide", "$.policy.silence.matchers",
            "The silence of a policy for several clusters is the same for all of them: one that is worked on would silence the others.", $"Give a label with {PolicyJoin.Cluster} in its value, such as {{ \"cluster\": \"{PolicyJoin.Cluster}\" }}; or the silence in the clusters' own files.");
        return reader.Problems.Count > 0 ? new(null, reader.Problems) : new(new(name, [.. (Labels ?? []).Distinct(StringComparer.Ordinal)], policy), []);
    }
}

/// <param name="Document">As it was added.</param>
public sealed record StoredPolicy(string Name, string Document, string AddedBy, DateTimeOffset AddedAt)
{
    public static StoredPolicy Of(PolicyDocument document, string addedBy, DateTimeOffset addedAt) => new(document.Name, EngineJson.Text(document), addedBy, addedAt);

    /// <summary>Null: it is none that this version knows.</summary>
    public PolicyDocument? FindDocument()
    {
        try
        {
            return JsonSerializer.Deserialize<PolicyDocument>(Document, EngineJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One that cannot be read has a problem, and is for the clusters that it names as far as that can be read; otherwise for every one.</summary>
    public LabelPolicy Read()
    {
        var document = FindDocument();
        if (document?.Read().Value is { } read)
        {
            return read with { Name = Name };
        }

        var labels = document?.Labels is { } given && given.All(label => label is not null && ClusterLabel.IsLabel(label)) ? given : [];
        return new(Name, labels, ClusterPolicy.None)
        {
            Problem = WorkflowError.NeedsOperator(
                PolicyJoin.Unreadable, $"The stored policy '{Name}' cannot be read by this version: nobody knows what it asks.", $"Put one that it can read in its place, etcdup policies add {Name} --replace, or remove it: etcdup policies remove {Name}. Earlier only with a second person: `--break-glass`."),
        };
    }
}

/// <summary>Policies by name.</summary>
public interface IPolicyStore
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken cancellationToken);

    /// <returns>False: there is one of that name.</returns>
    Task<bool> AddAsync(StoredPolicy policy, CancellationToken cancellationToken);

    /// <summary>Adds it, or puts it in the place of the one that has its name, in one step: whoever reads meanwhile sees one of the two.</summary>
    Task PutAsync(StoredPolicy policy, CancellationToken cancellationToken);

    /// <returns>False: there is none of that name.</returns>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>That very one, as it was added.</summary>
    /// <returns>False: it is gone, or another one has its name.</returns>
    Task<bool> RemoveAsync(StoredPolicy policy, CancellationToken cancellationToken);
}
