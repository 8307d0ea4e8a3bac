using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary>What a user is told is in this program's words, and no longer than it is read.</summary>
public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("abc\n", "abc")]
    [InlineData("abc\r\n", "abc")]
    [InlineData("abc \t", "abc")]
    [InlineData("\n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void White_space_after_a_token_is_no_part_of_it(string? text, string? token) => Assert.Equal(token, AccessTokenText.Read(text, "ETCDUP_TOKEN"));

    [Theory]
    [InlineData("ab\nc")]
    [InlineData("tökén")]
    [InlineData("two words")]
    [InlineData("a\0b")]
    public async Task What_is_no_token_is_refused_before_it_is_sent_and_not_repeated(string text)
    {
        using var rig = new CommandRig().With("ETCDUP_SERVER", "http://127.0.0.1:1").With("ETCDUP_TOKEN", text);

        Assert.Equal(ExitCode.Usage, await rig.RunAsync("runs", "list"));

        Assert.StartsWith("error command.token_invalid: What ETCDUP_TOKEN holds is no token", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(text, rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_is_called_that()
    {
        using CommandRig rig = new();

        Assert.Equal(ExitCode.Usage, await rig.RunAsync("windows", "preview", "--count", "abc"));

        Assert.Contains("etcdup: 'abc' cannot be read for --count: a whole number is expected.", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_called_that()
    {
        using CommandRig rig = new();

        Assert.Equal(ExitCode.Usage, await rig.RunAsync("runs", "list", "--data", "/proc/foo"));

        Assert.StartsWith("error server.data_unusable: /proc/foo cannot be used: ", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not", rig.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=-1")]
    [InlineData("FREQ=DAILY;COUNT=x")]
    [InlineData("FREQ=OFTEN")]
    public void A_rule_that_is_none_is_told_without_the_librarys_words(string rule)
    {
        if (WindowRule.FindProblem(rule, isNew: true) is { } problem)
        {
            Assert.DoesNotContain("Parameter", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[1", "an object is expected")]
    [InlineData("{\"count\":3000000000}", "at count: a whole number is expected")]
    [InlineData("{\n\"a\" 1}", "it is no JSON (line 2, byte 5)")]
    [InlineData("{\"name\":5}", "at name: a text is expected")]
    [InlineData("{\"count\":\"x\"}", "at count: a number is expected")]
    [InlineData("{\"at\":\"x\"}", "at at: an instant such as 2030-01-31T22:00:00Z is expected")]
    [InlineData("{\"names\":{}}", "at names: a list is expected")]
    public void JSON_that_cannot_be_read_is_told_where(string json, string told) =>
        Assert.Equal(told, JsonFault.Of(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Sample>(json, EngineJson.Options))).ToString());

    [Fact]
    public void What_is_said_back_is_cut()
    {
        var (word, phrase) = (new string('a', 120_000), string.Join(' ', Enumerable.Repeat("bb", 40_000)));

        Assert.Equal($"The freeze '{new string('a', 99)}…' cannot be added.", EchoedText.Shorten($"The freeze '{word}' cannot be added."));
        Assert.Equal($"The freeze '{phrase[..99]}…' cannot be added.", EchoedText.Shorten($"The freeze '{phrase}' cannot be added."));
        Assert.Equal(EchoedText.LongestLine + 1, EchoedText.Shorten(phrase).Length);

        // An apostrophe ends no quote, and a quote that ends begins none.
        var frozen = $"'prod' is frozen by 'winter': {string.Join(' ', Enumerable.Repeat("nobody is there", 20))} and they don't come.";
        Assert.Equal(frozen, EchoedText.Shorten(frozen));
        Assert.Equal("A short one, 'as it is'.", EchoedText.Shorten("A short one, 'as it is'."));

        using CommandRig rig = new();
        FailureScreen.Show(rig.Screen, CommandFailure.Usage($"'{word}' is no input."), json: false);
        Assert.True(rig.Error.Length < 300, rig.Error);
    }

    private sealed record Sample(string? Name, int? Count, DateTimeOffset? At, IReadOnlyList<string>? Names);
}
