namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>Servers hosted one after the other: what is counted in this process is of one of them at a time.</summary>
[CollectionDefinition(Name)]
public sealed class HostedServerCollection
{
    public const string Name = "hosted servers";
}
