using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.Policies;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Policies in memory.</summary>
internal sealed class FakePolicies : IPolicyStore
{
    private readonly Dictionary<string, StoredPolicy> _policies = new(StringComparer.Ordinal);

    /// <summary>So often the database does not answer.</summary>
    public int Fails { get; set; }

    public Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken cancellationToken) =>
        Fails-- > 0 ? throw new IOException("The database does not answer.") : Task.FromResult<IReadOnlyList<StoredPolicy>>([.. _policies.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal)]);

    public Task<bool> AddAsync(StoredPolicy policy, CancellationToken cancellationToken) => Task.FromResult(_policies.TryAdd(policy.Name, policy));

    public Task PutAsync(StoredPolicy policy, CancellationToken cancellationToken)
    {
        _policies[policy.Name] = policy;
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_policies.Remove(name));

    public Task<bool> RemoveAsync(StoredPolicy policy, CancellationToken cancellationToken) => Task.FromResult(_policies.GetValueOrDefault(policy.Name) == policy && _policies.Remove(policy.Name));

    /// <param name="policy">As in a cluster file.</param>
    public void Add(string name, string policy, params string[] labels)
    {
        PolicyDocument document = new(name, labels, JsonDocument.Parse(policy).RootElement);
        Assert.Empty(document.Read().Problems);
        _policies.Add(name, StoredPolicy.Of(document, "anna", default));
    }

    /// <summary>What another version has stored.</summary>
    public void AddUnread(string name, string document) => _policies.Add(name, new(name, document, "anna", default));
}
