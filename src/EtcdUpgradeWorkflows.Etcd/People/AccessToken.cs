using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Etcd.People;

/// <summary>What a person may do. Each may do what the one before may.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Reads the calendar of openings and planned runs, and nothing else: its token stands in the URL that a calendar program is given.</summary>
    Calendar,

    /// <summary>Looks, and plans.</summary>
    Viewer,

    /// <summary>Starts runs and talks to them.</summary>
    Operator,

    /// <summary>Says what holds for everybody: clusters, windows, freezes, rules, definitions, tokens.</summary>
    Admin,
}

/// <summary>Who asks.</summary>
/// <param name="Name">As it stands in journals.</param>
/// <param name="TokenId">The token that the name is of; null: it is what somebody said who has the server's own.</param>
public sealed record Person(string Name, Role Role, string? TokenId)
{
    public bool IsNamedByToken => TokenId is not null;

    /// <summary>Whether two names may be one person's: anna and anna@host are.</summary>
    public static bool IsSame(string name, string other) => Plain(name) == Plain(other);

    private static string Plain(string name) => name.Trim().Split('@')[0].ToUpperInvariant();
}

/// <summary>A token of a person. What it is itself is shown once, when it is made, and kept nowhere.</summary>
/// <param name="Id">16 hexadecimal digits; part of the token, and no secret.</param>
/// <param name="Sha256">Of the whole token, lower-case hex.</param>
/// <param name="ExpiresAt">Null: it does not.</param>
/// <param name="RevokedAt">Null: it was not.</param>
public sealed partial record AccessToken(
    string Id, string Person, Role Role, string Sha256, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    private const string Prefix = "etcdup_";
    private const int IdLength = 16;

    /// <param name="lasts">Null: it does not expire.</param>
    /// <returns>What is kept, and the token itself.</returns>
    public static (AccessToken Kept, string Token) New(string person, Role role, string by, DateTimeOffset now, TimeSpan? lasts)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var token = $"{Prefix}{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return (new(id, person, role, HashOf(token), by, now, lasts is { } span ? now + span : null, null), token);
    }

    /// <summary>The id within a token; null: it is none of ours.</summary>
    public static string? IdOf(string token) => TokenPattern().IsMatch(token) ? token.Substring(Prefix.Length, IdLength) : null;

    /// <summary>The token is this one. It may have expired, or been revoked.</summary>
    public bool Is(string token) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(Sha256));

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);

    /// <summary>Up to 100 letters, digits and <c>. _ @ -</c>, the first a letter or digit.</summary>
    public static bool IsPerson(string name) => PersonPattern().IsMatch(name);

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    [GeneratedRegex(@"^etcdup_[0-9a-f]{16}_[0-9a-f]{64}\z")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}\z")]
    private static partial Regex PersonPattern();
}

/// <summary>Tokens, by id.</summary>
public interface IAccessTokenStore
{
    Task AddAsync(AccessToken token, CancellationToken cancellationToken);

    Task<AccessToken?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>By person, then the newest first.</summary>
    Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken);

    /// <returns>False: there is none of that id, or it was revoked already.</returns>
    Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);
}
