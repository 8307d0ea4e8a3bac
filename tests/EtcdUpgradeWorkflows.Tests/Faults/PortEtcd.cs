using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>One server's way to the members. What it reads linearizably is told to the guarantees, under its number.</summary>
internal sealed class PortEtcd(ExploredRun run, ServerPorts ports, IEtcdClientFactory clients) : IEtcdClientFactory
{
    public IEtcdClient Create(Uri endpoint, EtcdAccess access) => new Client(run, ports, clients.Create(endpoint, access));

    private sealed class Client(ExploredRun run, ServerPorts ports, IEtcdClient client) : IEtcdClient
    {
        public Uri Endpoint => client.Endpoint;

        public Task<MemberStatus> StatusAsync(CancellationToken cancellationToken) => CallAsync("etcd.status", () => client.StatusAsync(cancellationToken));

        public async Task<long> ReadLinearizableAsync(CancellationToken cancellationToken)
        {
            var number = ports.Number;
            var revision = await CallAsync("etcd.read", () => client.ReadLinearizableAsync(cancellationToken));
            run.Guarantees.Read(number, client.Endpoint);
            return revision;
        }

        public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) => CallAsync("etcd.version", () => client.VersionAsync(cancellationToken));

        public Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken) => CallAsync("etcd.members", () => client.MembersAsync(cancellationToken));

        public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => CallAsync("etcd.members.local", () => client.LocalMembersAsync(cancellationToken));

        public Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken) => TellAsync("etcd.members.add", () => client.AddMemberAsync(peerUrl, cancellationToken));

        public Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken) => TellAsync("etcd.members.update", () => client.UpdateMemberAsync(memberId, peerUrl, cancellationToken));

        public Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken) => CallAsync("etcd.alarms", () => client.AlarmsAsync(cancellationToken));

        public Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken) => CallAsync("etcd.hash", () => client.HashAsync(revision, cancellationToken));

        public Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken) =>
            CallAsync("etcd.count", () => client.CountKeysAsync(revision, cancellationToken));

        public Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken) => CallAsync("etcd.v2", () => client.V2StoreAsync(cancellationToken));

        public Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken) => CallAsync("etcd.v2.read", () => client.ReadV2LinearizableAsync(cancellationToken));

        public Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken) => CallAsync("etcd.v2.keys", () => client.ReadV2KeysAsync(cancellationToken));

        public Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken) =>
            CallAsync("etcd.find", () => client.FindKeysAsync(prefix, most, cancellationToken));

        public Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken) => CallAsync("etcd.auth", () => client.IsAuthEnabledAsync(cancellationToken));

        public Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken) => TellAsync("etcd.downgrade", () => client.DowngradeAsync(step, target, cancellationToken));

        public Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken) => TellAsync("etcd.move-leader", () => client.MoveLeaderAsync(targetMemberId, cancellationToken));

        public Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken) =>
            CallAsync("etcd.snapshot", () => client.SnapshotAsync(destination, stall, cancellationToken));

        public ValueTask DisposeAsync() => client.DisposeAsync();

        private Task<bool> TellAsync(string port, Func<Task> tell) => CallAsync(port, async () =>
        {
            await tell();
            return true;
        });

        private async Task<T> CallAsync<T>(string port, Func<Task<T>> call)
        {
            await Task.Yield();
            return await ports.CallAsync(port, Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), call, () => ServerPorts.EtcdLost(Endpoint));
        }
    }
}
