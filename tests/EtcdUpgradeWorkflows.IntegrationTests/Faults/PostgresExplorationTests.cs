using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;
using EtcdUpgradeWorkflows.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>
/// The crash exploration on a real PostgreSQL, at the calls that touch claim, lease, hold, inbox and checkpoint: the first worker is disturbed there, a
/// second one takes over, and what the first one still sends meets what the second one has written.
/// </summary>
[Collection("explored PostgreSQL")] // one database, emptied in front of each run
public sealed class PostgresExplorationTests(PreparedPostgresDatabase database) : IClassFixture<PreparedPostgresDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var definitions = database.Services.GetRequiredService<IDefinitionStore>();
        foreach (var definition in ShippedDefinitions.All)
        {
            await definitions.PublishAsync(definition, TestContext.Current.CancellationToken);
        }

        ExploredStore.Postgres = () =>
        {
            Task.Run(() => PostgresCluster.ExecuteAsync(
                database.ConnectionString, "truncate runs, holds, executions, journal_lines, inbox_messages; update counters set value = 0")).GetAwaiter().GetResult();
            return (database.Services.GetRequiredService<IRunStore>(), new QueriedRuns(database.Services.GetRequiredService<RunQueries>()));
        };
    }

    public ValueTask DisposeAsync()
    {
        ExploredStore.Postgres = null;
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("rolling-upgrade")]
    [InlineData("rollback")]
    [InlineData("hold-taken")]
    [InlineData("in-doubt")]
    [InlineData("stopped")]
    public void A_crash_at_a_write_of_the_database_breaks_no_guarantee(string scenario) => Play(Exploration.Sample(scenario, "postgres", ["store."]));

    [Theory]
    [Trait("Campaign", "postgresql")]
    [InlineData("rolling-upgrade")]
    [InlineData("rollback")]
    [InlineData("left-open")]
    [InlineData("hold-taken")]
    [InlineData("in-doubt")]
    [InlineData("stopped")]
    public void A_crash_at_any_write_of_the_database_breaks_no_guarantee(string scenario) => Play(Exploration.Every(scenario, "postgres", ["store."]));

    /// <summary>What the exploration here is worth: without the number in the WHERE it finds a run that breaks a guarantee.</summary>
    [Fact]
    public void Without_the_number_in_the_where_a_guarantee_breaks()
    {
        var point = CrashPoint.Parse("rolling-upgrade/postgres/store.commit#20/paused/until=store.commit#1");

        var whole = ExploredRun.Play(point);
        Assert.True(whole is { Reached: true, Violations: [] }, Exploration.Tell([(point, whole)]));

        var broken = ExploredRun.Play(point with { Mutant = Mutant.NumberNotInWhere });
        Assert.Contains(broken.Violations, v => v.StartsWith("G3", StringComparison.Ordinal));
    }

    private static void Play(IEnumerable<CrashPoint> points)
    {
        var (played, broken, answered) = Exploration.Play(points);
        Exploration.Report($"- PostgreSQL: {played} runs, {answered} needed a person, {broken.Count} broke something");

        Assert.True(played > 0 && broken.Count == 0, $"{broken.Count} of {played}:\n{Exploration.Tell(broken)}");
    }
}
