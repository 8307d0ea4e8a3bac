namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>The one place in these tests that names the real clock: they wait for real processes.</summary>
public static class RealTime
{
#pragma warning disable RS0030 // what the ban leaves to tests
    public static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030
}
