using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <param name="Id">Hex; the name where the id is not known.</param>
/// <param name="Serves">It answered its own linearizable read, just now.</param>
public sealed record Voter(string Id, string Name, bool Serves);

/// <summary>Whether a member may be stopped.</summary>
public abstract record StopVerdict
{
    private StopVerdict()
    {
    }

    /// <summary>The others are enough and all serve.</summary>
    public sealed record Allowed : StopVerdict;

    /// <summary>It does not serve: its stop costs nothing, and it may be repaired.</summary>
    public sealed record CostsNothing : StopVerdict;

    /// <summary>The cluster does not answer meanwhile; an operator granted that.</summary>
    public sealed record Downtime : StopVerdict;

    public sealed record Refused(WorkflowError Error) : StopVerdict;

    public bool MayStop => this is not Refused;
}

/// <summary>The arithmetic of guarantee G1 over all voters: one that was not asked, or gave no answer, does not serve.</summary>
public sealed class Quorum
{
    /// <summary>Downtime can be granted to clusters up to this size: larger ones never need it.</summary>
    private const int LargestWithDowntime = 2;

    private readonly IReadOnlyList<Voter> voters;

    public Quorum(IEnumerable<Voter> voters) => this.voters = [.. voters];

    public IReadOnlyList<Voter> Voters => voters;

    public int Size => SizeOf(voters.Count);

    public int Serving => voters.Count(voter => voter.Serves);

    public bool IsThere => voters.Count > 0 && Serving >= Size;

    /// <summary>How many more members can go before the cluster stops answering; below zero when it has.</summary>
    public int CanLose => Serving - Size;

    public static int SizeOf(int voters) => (voters / 2) + 1;

    /// <summary>G1 and rule 1: no serving member is stopped while another voter does not serve, or when the rest is below the quorum of all.</summary>
    /// <param name="id">The member's id as in <see cref="Voter.Id"/>.</param>
    /// <param name="allowDowntime">An operator's grant; it lifts the count of the rest, never the health of the others.</param>
    public StopVerdict MayStop(string id, bool allowDowntime)
    {
        if (voters.FirstOrDefault(voter => voter.Id == id) is not { } member)
        {
            return Refuse("etcd.not_a_voter", $"Member {id} is not a voter of this cluster.", "Look at the member list: it may be a learner, or removed.");
        }

        if (!member.Serves)
        {
            return new StopVerdict.CostsNothing();
        }

        var silent = voters.Where(voter => voter.Id != id && !voter.Serves).Select(voter => voter.Name).ToArray();
        if (silent.Length > 0)
        {
            return Refuse(
                "etcd.quorum_at_risk",
                $"{member.Name} is not stopped while {string.Join(", ", silent)} {(silent.Length == 1 ? "does" : "do")} not serve.",
                "Repair that first: two members are never down because of us.");
        }

        if (Serving - 1 >= Size)
        {
            return new StopVerdict.Allowed();
        }

        return allowDowntime && voters.Count <= LargestWithDowntime
            ? new StopVerdict.Downtime()
            : Refuse(
                "etcd.quorum_at_risk",
                $"Without {member.Name} {Serving - 1} of {voters.Count} voters serve; the quorum is {Size}.",
                "A cluster of one or two members cannot be upgraded without downtime: grant it with --allow-downtime.");
    }

    private static StopVerdict.Refused Refuse(string code, string message, string advice) => new(WorkflowError.NeedsOperator(code, message, advice));
}
