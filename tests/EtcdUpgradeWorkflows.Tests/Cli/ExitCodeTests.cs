using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Tests.Architecture;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary>One rule for exit codes (docs/operations.md), over all codes of docs/errors.md.</summary>
public sealed class ExitCodeTests
{
    private static readonly string[] Codes =
    [
        .. File.ReadAllLines(Repository.PathOf("docs", "errors.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]),
    ];

    public static TheoryData<string> OfInput => [.. Codes.Where(code => code.EndsWith("invalid", StringComparison.Ordinal) && code != "definition.invalid")];

    public static TheoryData<string> OfDatabases => [.. Codes.Where(code => code.StartsWith("db.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(OfInput))]
    public void What_is_wrong_in_itself_is_a_usage_whichever_way_it_comes(string code) =>
        Assert.All([400, 409, 422], status => Assert.Equal(ExitCode.Usage, ExitCode.Of(status, code, hasPlan: false)));

    [Theory]
    [MemberData(nameof(OfDatabases))]
    public void A_database_is_not_usable_or_what_was_asked_of_it_is_refused(string code)
    {
        var own = ServerProgram.ExitCodeOf(code);

        Assert.Equal(code is "db.same" or "db.not_empty" or "db.in_use" or "db.older" or "db.copy_failed" or "db.copy_differs" ? ExitCode.Refused : ExitCode.ServerNotReachable, own);
        Assert.Equal(ExitCode.ServerNotReachable, ExitCode.Of(503, code, hasPlan: false));
    }

    [Fact]
    public void Who_is_not_let_in_is_refused() =>
        Assert.All(Codes.Where(code => code.StartsWith("auth.", StringComparison.Ordinal)), code => Assert.All([401, 403], status => Assert.Equal(ExitCode.Refused, ExitCode.Of(status, code, hasPlan: false))));

    [Theory]
    [InlineData(422, "definition.invalid", ExitCode.Refused)]
    [InlineData(422, "run.reason_missing", ExitCode.Usage)]
    [InlineData(422, "binaries.path_not_absolute", ExitCode.Usage)]
    [InlineData(422, "binaries.missing", ExitCode.Refused)]
    [InlineData(413, "api.refused", ExitCode.Usage)]
    [InlineData(415, "api.refused", ExitCode.Usage)]
    [InlineData(409, "run.held", ExitCode.Refused)]
    [InlineData(502, "webhook.unreachable", ExitCode.ServerNotReachable)]
    [InlineData(500, "internal", ExitCode.Unexpected)]
    public void The_rest_goes_by_its_status(int status, string code, int exit) => Assert.Equal(exit, ExitCode.Of(status, code, hasPlan: false));

    [Fact]
    public void What_has_a_plan_is_refused() => Assert.Equal(ExitCode.Refused, ExitCode.Of(422, "cluster.invalid", hasPlan: true));
}
