using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>The store in memory is held to what the databases do.</summary>
public sealed class InMemoryRunStoreTests : RunStoreConformance
{
#pragma warning disable RS0030 // The suite asks for the store's own clock once, and compares it with the real one.
    private readonly InMemoryRunStore store = new(TimeProvider.System);
#pragma warning restore RS0030

    protected override IRunStore Store => store;

    protected override IRunReader Reader => store;
}
