using System.Reflection;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>A serving member is stopped by one class only, which fences all hosts and looks at all voters before it does.</summary>
public sealed class FenceTests
{
    [Fact]
    public void Only_the_fenced_cluster_swaps_and_halts_members_and_places_data() =>
        Assert.Equal([typeof(FencedCluster).FullName!], CallersOf.Any(Repository.Assemblies.SelectMany(a => a.GetTypes()), IsChange));

    // The rule above is worth what this scan finds.
    [Theory]
    [InlineData(typeof(CallsInAnAsyncMethod))]
    [InlineData(typeof(CallsInALambda))]
    [InlineData(typeof(CallsByMethodGroup))]
    [InlineData(typeof(CallsThroughAnImplementation))]
    [InlineData(typeof(CallsInAGenericMethod))]
    public void A_caller_is_found(Type caller)
    {
        var types = caller.Assembly.GetTypes().Where(t => t == caller || t.DeclaringType == caller || t.DeclaringType?.DeclaringType == caller);
        Assert.Equal([typeof(FenceTests).FullName!], CallersOf.Any(types, IsChange));
    }

    [Fact]
    public void Looking_at_a_member_is_no_swap() => Assert.Empty(CallersOf.Any([typeof(OnlyLooks)], IsChange));

    private static bool IsChange(MethodBase method) =>
        method.Name is nameof(IMemberHost.SwapAsync) or nameof(IMemberHost.HaltAsync) or nameof(IMemberHost.PlaceDataAsync)
        && method.DeclaringType is { } type
        && typeof(IMemberHost).IsAssignableFrom(type);

    private static class CallsInAnAsyncMethod
    {
        public static async Task<SwapAnswer> StopAsync(IMemberHost host, HostAuthority authority) =>
            await host.HaltAsync(authority, kill: true, TimeSpan.Zero, CancellationToken.None);
    }

    private static class CallsInALambda
    {
        public static Func<Task<SwapAnswer>> Later(IMemberHost host, SwapCall call) => () => host.SwapAsync(call, CancellationToken.None);
    }

    private static class CallsByMethodGroup
    {
        public static Func<SwapCall, CancellationToken, Task<SwapAnswer>> Give(IMemberHost host) => host.SwapAsync;
    }

    private static class CallsThroughAnImplementation
    {
        public static Task<SwapAnswer> Swap(ProcessHost host, SwapCall call) => host.SwapAsync(call, CancellationToken.None);
    }

    private static class CallsInAGenericMethod
    {
        public static Task<SwapAnswer> Swap<T>(T host, SwapCall call)
            where T : IMemberHost => host.SwapAsync(call, CancellationToken.None);
    }

    private static class OnlyLooks
    {
        public static Task<HostView> Look(IMemberHost host) => host.LookAsync(CancellationToken.None);
    }
}
