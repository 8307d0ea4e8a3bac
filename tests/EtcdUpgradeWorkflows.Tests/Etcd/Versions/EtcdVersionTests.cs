using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Versions;

[Properties(Arbitrary = [typeof(EtcdVersionTests)])]
public sealed class EtcdVersionTests
{
    public static Arbitrary<EtcdVersion> Versions()
    {
        var prereleases = Gen.Elements<string?>(null, null, null, "alpha", "alpha.0", "alpha.1", "alpha.beta", "beta", "beta.2", "beta.11", "rc.0", "rc.1", "0", "x-y.9");
        return (from major in Gen.Choose(0, 4)
                from minor in Gen.Choose(0, 12)
                from patch in Gen.Choose(0, 50)
                from prerelease in prereleases
                select new EtcdVersion(major, minor, patch, prerelease)).ToArbitrary();
    }

    [Property]
    public bool A_version_written_and_parsed_is_the_same(EtcdVersion version) => EtcdVersion.Parse(version.ToString()) == version;

    [Property]
    public bool A_version_keeps_its_meaning_in_JSON(EtcdVersion version) =>
        EngineJson.Read<EtcdVersion>(EngineJson.Text(version)) == version && EngineJson.Text(version) == $"\"{version}\"";

    [Property]
    public bool Two_versions_are_equal_exactly_when_neither_comes_first(EtcdVersion left, EtcdVersion right) =>
        (left.CompareTo(right) == 0) == (left == right) && Math.Sign(left.CompareTo(right)) == -Math.Sign(right.CompareTo(left));

    [Property]
    public bool Order_carries_over(EtcdVersion first, EtcdVersion second, EtcdVersion third)
    {
        EtcdVersion[] sorted = [.. new[] { first, second, third }.Order()];
        return sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2];
    }

    [Property]
    public bool A_prerelease_comes_before_its_release_and_after_the_patch_before(EtcdVersion version)
    {
        var release = version with { Prerelease = null };
        var prerelease = version with { Prerelease = "rc.0" };
        return prerelease < release && (release.Patch == 0 || prerelease > release with { Patch = release.Patch - 1 });
    }

    [Theory]
    [InlineData("3.4.9", "3.4.10")]
    [InlineData("3.9.0", "3.10.0")]
    [InlineData("2.3.8", "3.0.0")]
    [InlineData("3.6.0-alpha", "3.6.0-alpha.1")]
    [InlineData("3.6.0-alpha.2", "3.6.0-alpha.11")]
    [InlineData("3.6.0-alpha.1", "3.6.0-alpha.beta")]
    [InlineData("3.6.0-rc.1", "3.6.0")]
    public void The_former_comes_first(string former, string latter) => Assert.True(EtcdVersion.Parse(former) < EtcdVersion.Parse(latter));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3.4")]
    [InlineData("3.4.5.6")]
    [InlineData("v3.4.5")]
    [InlineData("3.04.5")]
    [InlineData("3.4.-5")]
    [InlineData("3.4.5-")]
    [InlineData("3.4.5-rc..1")]
    [InlineData("3.4.5-01")]
    [InlineData("3.4.5+git")]
    [InlineData(" 3.4.5")]
    [InlineData("3.4.5\n")]
    [InlineData("3.4.٥")]
    [InlineData("3.4.99999999999")]
    public void What_is_no_release_is_refused_with_a_code(string? text)
    {
        Assert.False(EtcdVersion.TryParse(text, out _));
        Assert.Equal("version.malformed", Assert.Throws<WorkflowErrorException>(() => EtcdVersion.Parse(text)).Error.Code);
    }

    [Fact]
    public void A_version_in_JSON_that_is_none_is_a_JSON_error() =>
        Assert.Throws<JsonException>(() => EngineJson.Read<EtcdVersion>("\"three\""));

    [Fact]
    public void The_minor_of_a_version_is_its_release_line() => Assert.Equal("3.4", EtcdVersion.Parse("3.4.23").Minor.ToString());

    [Theory]
    [InlineData("3")]
    [InlineData("3.4.5")]
    [InlineData("3.x")]
    public void What_is_no_release_line_is_refused(string text) =>
        Assert.Equal("version.malformed", Assert.Throws<WorkflowErrorException>(() => EtcdMinor.Parse(text)).Error.Code);
}
