using System.Security.Cryptography;

namespace EtcdUpgradeWorkflows.Etcd.People;

/// <summary>A person agrees, with a token of its own, that another one passes over windows and freezes: once, and soon.</summary>
/// <param name="Id">16 hexadecimal digits.</param>
/// <param name="TokenId">The token it was given with: it counts while that one does.</param>
/// <param name="To">Who may use it, by the name that stands in journals.</param>
/// <param name="Cluster">Of what is started on it, and of its runs; null: of one run alone.</param>
/// <param name="RunId">Null: of a cluster.</param>
/// <param name="UsedAt">Null: it was not.</param>
/// <param name="UsedFor">The key of the request that used it; null: it had none.</param>
public sealed record Consent(
    string Id, string By, string TokenId, string To, string? Cluster, Guid? RunId, string Reason, DateTimeOffset GivenAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null, string? UsedFor = null)
{
    /// <summary>Unless said otherwise.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    /// <summary>What was agreed to longer ago was agreed to of another situation.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    private const int IdLength = 16;

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
}

/// <summary>Consents, by id.</summary>
public interface IConsentStore
{
    Task AddAsync(Consent consent, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Consent>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Uses it up, if its token is an operator's or admin's and counts now.</summary>
    /// <returns>False: it was used or withdrawn, has expired, or its token counts no more.</returns>
    Task<bool> TryUseAsync(string id, string? key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Nothing came of it.</summary>
    /// <param name="usedAt">As it was used: by nobody else since.</param>
    Task GiveBackAsync(string id, DateTimeOffset usedAt, CancellationToken cancellationToken);

    /// <returns>False: there is none of that id, or it was used.</returns>
    Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken);

    /// <summary>Those that expired before; what came of them stands in journals.</summary>
    Task DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
