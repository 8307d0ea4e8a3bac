using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Configurations;

/// <summary>What one member would be started with from a release on.</summary>
/// <param name="Changes">In the order of the arguments.</param>
/// <param name="Unresolved">What the release does not take and a person has to change in the cluster file; while there is any, nothing can be accepted.</param>
public sealed record ProposedConfiguration(
    string Member, EtcdMinor From, MemberConfiguration Before, MemberConfiguration After, IReadOnlyList<ConfigurationChange> Changes, IReadOnlyList<string> Unresolved);

/// <summary>The configurations that the members need on a way, hop by hop: a proposal, which changes nothing until a person has seen and accepted it.</summary>
/// <param name="Id">Of everything that would be changed, and of what: another description, rule or way has another id. Lower-case hex.</param>
public sealed record ConfigurationProposal(string Id, IReadOnlyList<ProposedConfiguration> Members)
{
    private const int IdLength = 12;

    public bool IsEmpty => Members.Count == 0;

    public bool CanBeAccepted => !IsEmpty && Members.All(member => member.Unresolved.Count == 0);

    /// <param name="hops">The way, from what the members run now.</param>
    /// <param name="keepV2">The v2 store holds keys.</param>
    public static ConfigurationProposal For(ClusterSpec spec, IReadOnlyList<UpgradeHop> hops, HopRules rules, bool keepV2)
    {
        List<ProposedConfiguration> proposed = [];
        foreach (var member in spec.Members)
        {
            if (member.Host is not ProcessHostSpec host)
            {
                continue;
            }

            foreach (var hop in hops.Where(hop => !hop.Rule.IsPatch))
            {
                var before = host.ConfigurationOf(hop.To.Minor);
                var rewritten = ConfigurationRewriter.Rewrite(before, hop.Rule, rules, keepV2);
                if (rewritten.Changes.Count > 0 || rewritten.Unresolved.Count > 0)
                {
                    proposed.Add(new(member.Name, hop.To.Minor, before, rewritten.Configuration, rewritten.Changes, rewritten.Unresolved));
                    host = host.With(new(hop.To.Minor, rewritten.Configuration, null));
                }
            }
        }

        return new(IdOf(spec, proposed), proposed);
    }

    /// <summary>The description with what was accepted in it.</summary>
    public ClusterSpec Apply(ClusterSpec spec, string by, DateTimeOffset at) => spec with
    {
        Members =
        [
            .. spec.Members.Select(member => member with
            {
                Host = Members.Where(proposed => proposed.Member == member.Name)
                    .Aggregate(member.Host, (host, proposed) => ((ProcessHostSpec)host).With(new(proposed.From, proposed.After, new(Id, by, at)))),
            }),
        ],
    };

    private static string IdOf(ClusterSpec spec, List<ProposedConfiguration> proposed) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(EngineJson.Text(new { spec.Name, proposed }))))[..IdLength];
}
