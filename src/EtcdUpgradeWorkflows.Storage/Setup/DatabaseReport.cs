namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>What a look at a database found.</summary>
/// <param name="Name">For people, without secrets.</param>
/// <param name="Version">Of the database software.</param>
/// <param name="NeedsMigration">It is empty or of an older version; the next server changes that at its start.</param>
public sealed record DatabaseReport(string Name, string Version, bool NeedsMigration);
