using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>The fake is held to what real members of each release do.</summary>
public abstract class FakeEtcdClientConformance(string version) : EtcdClientConformance
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new FakeStage(version));

    private sealed class FakeStage : IEtcdClientStage
    {
        private readonly FakeTimeProvider time = new();
        private readonly FakeEtcdCluster cluster;

        // Clients that write by themselves would disturb what the suite counts.
        public FakeStage(string version) => cluster = new FakeEtcdCluster(time, new FakeEtcdOptions { Version = version, WritesPerSecond = 0 });

        public IEtcdClientFactory Clients => cluster;

        public IReadOnlyList<Uri> Endpoints => [.. cluster.Members.Select(m => m.ClientUrl)];

        public string Version => cluster.Options.Version;

        public bool SpeaksV2 => Version.StartsWith("2.", StringComparison.Ordinal);

        public Task PutAsync(int count, CancellationToken cancellationToken)
        {
            cluster.Put(count);
            return Task.CompletedTask;
        }

        public Task PutAsync(string key, string value, CancellationToken cancellationToken)
        {
            cluster.NamedKeys.Add(new(key, value));
            return Task.CompletedTask;
        }

        public Task KillAsync(Uri endpoint, CancellationToken cancellationToken)
        {
            cluster.Kill(NameOf(endpoint));
            return Task.CompletedTask;
        }

        public Task StartAsync(Uri endpoint, CancellationToken cancellationToken)
        {
            cluster.Start(NameOf(endpoint));
            return Task.CompletedTask;
        }

        public Task PassTimeAsync(CancellationToken cancellationToken)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private string NameOf(Uri endpoint) => cluster.Members.Single(m => m.ClientUrl == endpoint).Name;
    }
}

public sealed class FakeEtcdClientOn22() : FakeEtcdClientConformance("2.2.5");

public sealed class FakeEtcdClientOn23() : FakeEtcdClientConformance("2.3.8");

public sealed class FakeEtcdClientOn33() : FakeEtcdClientConformance("3.3.25");

public sealed class FakeEtcdClientOn34() : FakeEtcdClientConformance("3.4.23");

public sealed class FakeEtcdClientOn35() : FakeEtcdClientConformance("3.5.16");
