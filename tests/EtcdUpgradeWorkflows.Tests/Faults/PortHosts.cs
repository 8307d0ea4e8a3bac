using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>One server's way to the hosts.</summary>
internal sealed class PortHosts(ExploredRun run, ServerPorts ports, IMemberHostFactory hosts) : IMemberHostFactory
{
    public IMemberHost Create(MemberSpec member) => new Host(run, ports, member.Name, hosts.Create(member));

    private sealed class Host(ExploredRun run, ServerPorts ports, string member, IMemberHost host) : IMemberHost
    {
        public Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken) =>
            CallAsync("host.fence", () => host.FenceAsync(authority, deadline, cancellationToken));

        public Task<HostView> LookAsync(CancellationToken cancellationToken) => CallAsync("host.look", () => host.LookAsync(cancellationToken));

        public Task<HostInstant> ReadClockAsync(CancellationToken cancellationToken) => CallAsync("host.clock", () => host.ReadClockAsync(cancellationToken));

        public Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken) =>
            CallAsync("host.swap", () => host.SwapAsync(call, cancellationToken));

        public Task<SwapAnswer> HaltAsync(HostAuthority authority, bool kill, TimeSpan stopDeadline, CancellationToken cancellationToken) =>
            CallAsync("host.halt", () => host.HaltAsync(authority, kill, stopDeadline, cancellationToken));

        public Task<InstalledRelease?> InspectReleaseAsync(string version, CancellationToken cancellationToken) =>
            CallAsync("host.inspect", () => host.InspectReleaseAsync(version, cancellationToken));

        public Task InstallReleaseAsync(string version, string sourceDirectory, CancellationToken cancellationToken) =>
            CallAsync("host.install", () => Did(host.InstallReleaseAsync(version, sourceDirectory, cancellationToken)));

        public Task EnsureLinkAsync(string version, CancellationToken cancellationToken) =>
            CallAsync("host.link", () => Did(host.EnsureLinkAsync(version, cancellationToken)));

        public Task<HostSpace> FreeSpaceAsync(CancellationToken cancellationToken) => CallAsync("host.space", () => host.FreeSpaceAsync(cancellationToken));

        public Task<MemberConfiguration?> InspectConfigurationAsync(CancellationToken cancellationToken) =>
            CallAsync("host.configuration", () => host.InspectConfigurationAsync(cancellationToken));

        public Task<MemberData> InspectDataAsync(CancellationToken cancellationToken) => CallAsync("host.data", () => host.InspectDataAsync(cancellationToken));

        public Task<SnapshotAnswer> BackUpV2Async(string version, Stream destination, CancellationToken cancellationToken) =>
            CallAsync("host.backup", () => host.BackUpV2Async(version, destination, cancellationToken));

        public Task PrepareDataAsync(DataRestore restore, CancellationToken cancellationToken) =>
            CallAsync("host.prepare", () => Did(host.PrepareDataAsync(restore, cancellationToken)));

        public Task<DataRestoreState> InspectRestoreAsync(string restore, CancellationToken cancellationToken) =>
            CallAsync("host.restored", () => host.InspectRestoreAsync(restore, cancellationToken));

        public Task<PlaceAnswer> PlaceDataAsync(HostAuthority authority, string restore, CancellationToken cancellationToken) =>
            CallAsync("host.place", () => host.PlaceDataAsync(authority, restore, cancellationToken));

        public Task<IReadOnlyList<string>> ReadLogTailAsync(int lines, CancellationToken cancellationToken) =>
            CallAsync("host.log", () => host.ReadLogTailAsync(lines, cancellationToken));

        private async Task<T> CallAsync<T>(string port, Func<Task<T>> call)
        {
            await Task.Yield();
            return await ports.CallAsync(port, member, () => run.IsCut(ports, member) ? Task.FromException<T>(new HostException("host.unreachable", "no route")) : call(), ServerPorts.HostLost);
        }

        private static async Task<bool> Did(Task call)
        {
            await call;
            return true;
        }
    }
}
