using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Tests.Etcd.People;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_token_is_known_by_itself_and_not_kept()
    {
        var (kept, token) = AccessToken.New("anna", Role.Operator, "root@vm", Now, TimeSpan.FromHours(1));
        var (other, _) = AccessToken.New("anna", Role.Operator, "root@vm", Now, null);

        Assert.Equal(kept.Id, AccessToken.IdOf(token));
        Assert.True(kept.Is(token));
        Assert.False(other.Is(token));
        Assert.False(kept.Is(token[..^1] + (token[^1] == '0' ? '1' : '0')));
        Assert.DoesNotContain(token.Split('_')[2], kept.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(kept.Id, other.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("etcdup_")]
    [InlineData("etcdup_0123456789abcdef")]
    [InlineData("etcdup_0123456789abcde_00")]
    [InlineData("other_0123456789abcdef_00")]
    public void What_is_no_token_has_no_id(string text) => Assert.Null(AccessToken.IdOf(text));

    [Fact]
    public void What_is_too_long_is_no_token() => Assert.Null(AccessToken.IdOf($"etcdup_0123456789abcdef_{new string('0', 200)}"));

    [Fact]
    public void A_token_lives_until_it_expires_or_is_revoked()
    {
        var (kept, _) = AccessToken.New("anna", Role.Viewer, "root@vm", Now, TimeSpan.FromHours(1));
        Assert.True(kept.IsLive(Now.AddHours(1).AddTicks(-1)));
        Assert.False(kept.IsLive(Now.AddHours(1)));
        Assert.False((kept with { RevokedAt = Now }).IsLive(Now));
        Assert.True((kept with { ExpiresAt = null }).IsLive(Now.AddYears(100)));
    }

    [Theory]
    [InlineData("anna", true)]
    [InlineData("anna.b_c-d@example.org", true)]
    [InlineData("", false)]
    [InlineData("-anna", false)]
    [InlineData("anna b", false)]
    [InlineData("anna\n", false)]
    public void A_person_has_a_plain_name(string name, bool isOne) => Assert.Equal(isOne, AccessToken.IsPerson(name));

    [Theory]
    [InlineData("anna", "anna", true)]
    [InlineData("anna", "Anna@laptop", true)]
    [InlineData("anna@vm", " ANNA@laptop", true)]
    [InlineData("anna", "annabel", false)]
    [InlineData("anna", "bob@anna", false)]
    public void Two_names_may_be_one_persons(string name, string other, bool isSame) => Assert.Equal(isSame, Person.IsSame(name, other));
}
