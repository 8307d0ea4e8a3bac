namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>x.</summary>
internal static class NightOracle
{
}
