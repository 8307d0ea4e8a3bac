using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Policies;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>What a cluster is held to is made in one place, and nobody takes its own file's policy for all of it.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void Only_the_join_and_the_writer_of_the_file_read_what_its_own_file_asks() => Assert.Equal(
        [typeof(ClusterFile).FullName!, typeof(ClusterSpec).FullName!, typeof(PolicyJoin).FullName!],
        CallersOf.Any(Types, method => method.DeclaringType == typeof(ClusterSpec) && method.Name == $"get_{nameof(ClusterSpec.OwnPolicy)}"));

    [Fact]
    public void Only_the_directory_joins_but_for_who_tries_a_policy_that_is_not_stored_yet() => Assert.Equal(
        [typeof(ClusterDirectory).FullName!, "EtcdUpgradeWorkflows.Server.Api.PoliciesApi"],
        CallersOf.Any(Types, method => method.DeclaringType == typeof(PolicyJoin) && method.Name == nameof(PolicyJoin.Join)));

    [Fact]
    public void A_description_that_nobody_has_joined_stops_nothing()
    {
        var spec = ClusterFile.Read(ClusterFile.Write(Etcd.ClusterSample.Spec())).Spec!;
        Assert.Equal("policy.not_joined", spec.Policy.Problem!.Code);
        Assert.Null(PolicyJoin.Join(spec, []).Problem);
    }

    private static IEnumerable<Type> Types => Repository.Assemblies.SelectMany(assembly => assembly.GetTypes());
}
