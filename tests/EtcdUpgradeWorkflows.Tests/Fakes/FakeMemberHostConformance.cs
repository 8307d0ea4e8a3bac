using EtcdUpgradeWorkflows.Tests.Conformance;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>The fake is held to what the script does.</summary>
public sealed class FakeMemberHostConformance : MemberHostConformance
{
    protected override ValueTask<IMemberHostStage> CreateStageAsync() => ValueTask.FromResult<IMemberHostStage>(new FakeHostStage());
}
