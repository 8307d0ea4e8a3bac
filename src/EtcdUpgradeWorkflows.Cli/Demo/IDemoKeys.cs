namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Keys of one member. As a client of the cluster would be: nothing here knows that an upgrade is under way.</summary>
internal interface IDemoKeys : IDisposable
{
    /// <exception cref="NoKeysException">Whether it was written is not known.</exception>
    Task PutAsync(string key, string value, TimeSpan within, CancellationToken cancellationToken);

    /// <summary>Everything under a prefix, read linearizably.</summary>
    /// <exception cref="NoKeysException"/>
    Task<Dictionary<string, string>> ReadAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>A member gave no answer, or none that can be relied on.</summary>
internal sealed class NoKeysException(string message, Exception? inner = null) : Exception(message, inner);
