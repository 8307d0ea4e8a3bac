using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Versions;

/// <summary>Rules that lie in the database.</summary>
/// <param name="Sha256">Of the document in UTF-8, lower-case hex.</param>
/// <param name="InstalledBy">A user, or <c>etcdup</c> for those that came with a build.</param>
public sealed record InstalledRules(Version Version, string Sha256, string InstalledBy, DateTimeOffset InstalledAt);

/// <summary>Rules in the database, so that all servers on it judge alike. None is ever changed or removed: a run keeps the version its hop was judged by.</summary>
public interface IHopRulesStore
{
    Task<IReadOnlyList<InstalledRules>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The document, word for word; null when there is none.</summary>
    Task<string?> FindAsync(Version version, CancellationToken cancellationToken);

    /// <summary>False when that version is there already; nothing was changed then.</summary>
    Task<bool> AddAsync(InstalledRules rules, string document, CancellationToken cancellationToken);
}

/// <summary>The rules this build came with and those that were installed. The newest judges a new hop.</summary>
public sealed class HopRulebook(IHopRulesStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<Version, HopRules> read = new() { [HopRules.Shipped.Version] = HopRules.Shipped };

    public async Task<HopRules> NewestAsync(CancellationToken cancellationToken)
    {
        var newest = (await store.ListAsync(cancellationToken)).Select(rules => rules.Version).Append(HopRules.Shipped.Version).Max()!;
        return await FindAsync(newest, cancellationToken) ?? HopRules.Shipped;
    }

    public async Task<HopRules?> FindAsync(Version version, CancellationToken cancellationToken)
    {
        if (read.TryGetValue(version, out var known))
        {
            return known;
        }

        return await store.FindAsync(version, cancellationToken) is { } document ? read.GetOrAdd(version, HopRules.Parse(document)) : null;
    }

    /// <summary>Those in the database and those of this build, newest first.</summary>
    public async Task<IReadOnlyList<InstalledRules>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).OrderByDescending(rules => rules.Version)];

    /// <summary>From now on they judge, when they are the newest. The same document again is nothing new.</summary>
    /// <exception cref="WorkflowErrorException"><c>rules.malformed</c>, <c>rules.format_unknown</c>, <c>rules.version_taken</c></exception>
    public async Task<InstalledRules> InstallAsync(string document, string by, CancellationToken cancellationToken)
    {
        var rules = HopRules.Parse(document);
        var installed = new InstalledRules(rules.Version, Sha256Of(document), by, time.GetUtcNow());
        if (await store.AddAsync(installed, document, cancellationToken))
        {
            return installed;
        }

        var there = (await store.ListAsync(cancellationToken)).First(other => other.Version == rules.Version);
        return there.Sha256 == installed.Sha256
            ? there
            : throw new WorkflowErrorException(WorkflowError.Permanent(
                "rules.version_taken", $"Rules {rules.Version} are installed already, and they are others (sha256 {there.Sha256}).",
                "Give the changed rules a higher version: runs refer to rules by it."));
    }

    /// <summary>So that a later build, which comes with others, can still finish the runs that were judged by these.</summary>
    public async Task InstallShippedAsync(CancellationToken cancellationToken)
    {
        // At nearly every start they are there: one look, and the document is neither parsed nor sent again.
        var shipped = HopRules.Shipped;
        var sha256 = Sha256Of(shipped.Json);
        if (!(await store.ListAsync(cancellationToken)).Any(rules => rules.Version == shipped.Version && rules.Sha256 == sha256))
        {
            await InstallAsync(shipped.Json, "etcdup", cancellationToken);
        }
    }

    private static string Sha256Of(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
