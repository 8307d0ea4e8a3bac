using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Whether the members hold the same data, as far as their hashes tell.</summary>
public abstract record HashComparison
{
    private HashComparison()
    {
    }

    /// <summary>One hash at one revision.</summary>
    public sealed record Same(long Revision) : HashComparison;

    /// <summary>Different hashes at one revision, all above the same compact revision.</summary>
    public sealed record Differs(long Revision, long CompactRevision, IReadOnlyList<(string Member, uint Hash)> Hashes) : HashComparison
    {
        public override string ToString() => $"At revision {Revision} the members hold different data: {string.Join(", ", Hashes.Select(h => $"{h.Member} {h.Hash:x8}"))}.";
    }

    /// <summary>They could not be laid side by side.</summary>
    public sealed record NotComparable(string Why) : HashComparison;

    /// <summary>A release before 3.4 is among them: it tells no hash that another member could be held against.</summary>
    public sealed record NotTold(string Why) : HashComparison;
}

/// <summary>
/// Asks members for the hash of their data at one revision: the lowest that all have, above every compact revision. Hashes count only beside equal
/// compact revisions, for what a compaction removed is in one hash and not in the other. One member at a time and the leader last: a hash of much
/// data is work.
/// </summary>
public sealed class HashComparer(IEtcdClientFactory clients, TimeProvider time)
{
    /// <summary>A compaction between two answers makes them incomparable; five in a row do not happen by chance.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly EtcdMinor FirstToTell = new(3, 4);

    /// <param name="view">Who leads, and what each member runs.</param>
    public async Task<HashComparison> CompareAsync(ClusterSpec spec, ClusterView view, CancellationToken cancellationToken)
    {
        EtcdVersion[] old = [.. view.Versions.Where(version => version.Minor < FirstToTell).Take(1)];
        if (old.Length > 0)
        {
            return new HashComparison.NotTold($"{old[0]} tells no hash that can be compared");
        }

        MemberSpec[] order = [.. spec.Members.OrderBy(member => view.FindMember(member.Name)?.Id == view.LeaderId)];
        var why = "";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }

            try
            {
                var revision = (await AskEachAsync(spec, order, (client, token) => client.ReadLinearizableAsync(token), cancellationToken)).Min(answer => answer.Answer);
                var hashes = await AskEachAsync(spec, order, (client, token) => client.HashAsync(revision, token), cancellationToken);
                if (hashes.FirstOrDefault(answer => answer.Answer.CompactRevision >= revision) is { Answer: not null } compacted)
                {
                    why = $"{compacted.Member} is compacted up to the revision {revision}, the lowest that all members have";
                }
                else if (hashes.Select(answer => answer.Answer.CompactRevision).Distinct().Count() > 1)
                {
                    why = "their compact revisions differ";
                }
                else if (hashes.Select(answer => answer.Answer.Hash).Distinct().Count() == 1)
                {
                    return new HashComparison.Same(revision);
                }
                else
                {
                    return new HashComparison.Differs(revision, hashes[0].Answer.CompactRevision, [.. hashes.Select(answer => (answer.Member, answer.Answer.Hash))]);
                }
            }
            catch (EtcdClientException exception)
            {
                why = exception.Failure == EtcdFailure.OutOfRange ? "the revision was compacted, or not reached, between two answers" : exception.Message;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                why = $"a member gave no hash within {Limit.TotalSeconds:0} s";
            }
        }

        return new HashComparison.NotComparable(why);
    }

    /// <summary>Where the members' data are compacted; null when one does not tell or they differ.</summary>
    public async Task<long?> CompactRevisionAsync(ClusterSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await AskEachAsync(spec, spec.Members, (client, token) => client.HashAsync(0, token), cancellationToken);
            return answers.Select(answer => answer.Answer.CompactRevision).Distinct().Count() == 1 ? answers[0].Answer.CompactRevision : null;
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

    private async Task<List<(string Member, T Answer)>> AskEachAsync<T>(
        ClusterSpec spec, IEnumerable<MemberSpec> order, Func<IEtcdClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        List<(string, T)> answers = [];
        foreach (var member in order)
        {
            using Deadline deadline = new(Limit, time, cancellationToken);
            await using var client = clients.Create(member.ClientUrl, spec.Access);
            answers.Add((member.Name, await ask(client, deadline.Token).WaitAsync(deadline.Token)));
        }

        return answers;
    }
}
