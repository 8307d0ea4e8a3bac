using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;
using EtcdUpgradeWorkflows.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>
/// The crash exploration on a real PostgreSQL, at the calls that touch claim, lease, hold, inbox and checkpoint: the first worker is disturbed there, a
/// second one takes over, and what the first one still sends meets what the second one has written.
/// </summary>
[Collection("explored PostgreSQL")] // one database, emptied in front of each run
public sealed class PostgresExplorationTests(PreparedPostgresDatabase database) : IClassFixture<PreparedPostgresDatabase>, IAsyncLifetime
{
    private LossyPostgres? _proxy;
    private ServiceProvider? _lossy;
    private int _ordinal;

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
                database.ConnectionString, "truncate run_evidence, runs, holds, executions, journal_lines, inbox_messages, notifications, deliveries; update counters set value = 0")).GetAwaiter().GetResult();
            return (
                (_lossy ?? database.Services).GetRequiredService<IRunStore>(), new QueriedRuns(database.Services.GetRequiredService<RunQueries>(), database.Services.GetRequiredService<INotificationStore>()),
                _proxy is null ? null : () => _proxy.LoseAnswer(_ordinal));
        };
    }

    public async ValueTask DisposeAsync()
    {
        ExploredStore.Postgres = null;
        if (_lossy is not null)
        {
            await _lossy.DisposeAsync();
        }

        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
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

    /// <summary>
    /// The connection breaks when PostgreSQL has answered, at each round trip of a call: between the statements of a transaction, where nothing took place, and
    /// behind its COMMIT or the one statement of a checkpoint, where everything did.
    /// </summary>
    [Theory]
    [InlineData("hold-taken/postgres/store.claim#1/answer-lost")]
    [InlineData("hold-taken/postgres/store.commit#1/answer-lost")]
    [InlineData("rolling-upgrade/postgres/store.renew#1/answer-lost")]
    [InlineData("rolling-upgrade/postgres/store.commit#20/answer-lost")]
    [InlineData("in-doubt/postgres/store.reclaim#1/answer-lost")]
    [InlineData("stopped/postgres/store.release#1/answer-lost")]
    public void An_answer_that_is_lost_on_its_connection_breaks_no_guarantee(string line) => Lose([CrashPoint.Parse(line)]);

    [Theory]
    [Trait("Campaign", "postgresql")]
    [InlineData("rolling-upgrade")]
    [InlineData("hold-taken")]
    [InlineData("in-doubt")]
    [InlineData("stopped")]
    public void Any_answer_that_is_lost_on_its_connection_breaks_no_guarantee(string scenario) =>
        Lose(Exploration.Every(scenario, "postgres", ["store."]).Where(p => p.Variant == CrashVariant.AnswerLost));

    private void Lose(IEnumerable<CrashPoint> points)
    {
        points = points.ToList(); // what calls there are is learned undisturbed
        _proxy = new(new NpgsqlConnectionStringBuilder(database.ConnectionString).Host!);
        _lossy = PreparedPostgresDatabase.Compose(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = _proxy.Directory }.ConnectionString);
        var (played, lost) = (0, 0);
        List<(CrashPoint, ExploredResult)> broken = [];
        foreach (var point in points)
        {
            for (_ordinal = 1; ; _ordinal++)
            {
                var result = ExploredRun.Play(point);
                played++;
                if (result is not { Reached: true, Violations: [] })
                {
                    broken.Add((point, result));
                }

                if (!_proxy.HasLost)
                {
                    break; // the call has no more round trips
                }

                lost++;
            }
        }

        Exploration.Report($"- PostgreSQL, answers lost on the connection: {played} runs, {lost} answers, {broken.Count} broke something");
        Assert.True(broken.Count == 0, $"{broken.Count} of {played}:\n{Exploration.Tell(broken)}");
        Assert.True(lost >= points.Count(), $"{lost} answers were lost in {played} runs");
    }

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
