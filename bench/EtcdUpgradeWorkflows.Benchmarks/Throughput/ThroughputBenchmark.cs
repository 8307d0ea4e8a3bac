using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Benchmarks.Databases;
using EtcdUpgradeWorkflows.Storage;

namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>
/// Bare commits, our workflows of ten effects and of ten pure activities, and DBOS Transact's of ten steps, by turns on one PostgreSQL. A workflow that is started, run and ended counts, whatever that takes.
/// </summary>
/// <param name="peer">Where DBOS Transact is installed.</param>
/// <param name="seconds">Of each turn.</param>
internal sealed class ThroughputBenchmark(string peer, int seconds, int rounds, IReadOnlyList<int> concurrencies)
{
    private const string BareInsert = "bare insert";
    private const string BareUpdate = "bare update";
    private const string Effects = "ours, ten effects";
    private const string Pure = "ours, ten pure";
    private const string Peer = "DBOS, ten steps";

    private readonly string? _only = Environment.GetEnvironmentVariable("ETCDUP_BENCH_ONLY");
    private readonly TimeSpan _measured = TimeSpan.FromSeconds(seconds);
    private readonly TimeSpan _warm = TimeSpan.FromSeconds(Math.Min(10, 2 * seconds));
    private readonly TimeSpan _warmUp = TimeSpan.FromSeconds(Math.Min(2, seconds));

    public async Task<string> RunAsync()
    {
        await using var postgres = await BenchPostgres.StartAsync();
        BareSide bare = new(postgres, await postgres.NewDatabaseAsync());
        await bare.PrepareAsync();
        DatabaseLocation ours = new DatabaseLocation.Postgres(postgres.ConnectionString(await postgres.NewDatabaseAsync()));
        await using PeerSide dbos = new(peer, postgres.Url(await postgres.NewDatabaseAsync()), concurrencies.Max());
        List<Turn> turns = [];
        var database = TimeSpan.Zero;

        // Both are compiled while they run: not counted.
        await OurSide.RunAsync(ours, TenSteps.OfEffects, concurrencies.Max(), TimeSpan.Zero, _warm, Begin, End);
        await OurSide.RunAsync(ours, TenSteps.OfPure, concurrencies.Max(), TimeSpan.Zero, _warm, Begin, End);
        await dbos.RunAsync(concurrencies.Max(), TimeSpan.Zero, 2 * _warm, Begin, End);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var concurrency in concurrencies)
            {
                await TakeAsync(BareInsert, concurrency, () => bare.RunAsync(BareSide.Insert, concurrency, _measured, Begin, End));
                await TakeAsync(BareUpdate, concurrency, () => bare.RunAsync(BareSide.Update, concurrency, _measured, Begin, End));
                await TakeAsync(Effects, concurrency, () => OurSide.RunAsync(ours, TenSteps.OfEffects, concurrency, _warmUp, _measured, Begin, End));
                await TakeAsync(Peer, concurrency, () => dbos.RunAsync(concurrency, _warmUp, _measured, Begin, End));
                await TakeAsync(Pure, concurrency, () => OurSide.RunAsync(ours, TenSteps.OfPure, concurrency, _warmUp, _measured, Begin, End));
            }
        }

        return Report(turns, dbos.Version, await postgres.ReadAsync("postgres", "select current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')"));

        void Begin() => database = postgres.ProcessorTime();

        void End() => database = postgres.ProcessorTime() - database;

        async Task TakeAsync(string side, int concurrency, Func<Task<Work>> run)
        {
            if (_only is not null && !side.Contains(_only, StringComparison.Ordinal)) return;
            await postgres.SettleAsync();
            var work = await run();
            Turn turn = new(side, concurrency, work, database);
            turns.Add(turn);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{side} at {concurrency}: {turn.PerSecond:0} a second; processor {turn.Processor:0.000} ms each, the database {turn.DatabaseProcessor:0.000} ms"));
        }
    }

    private string Report(List<Turn> turns, string version, object? database)
    {
        StringBuilder report = new();
        Line($"PostgreSQL {database}; DBOS Transact {version}; {rounds} turn(s) of {seconds} s a side and concurrency, medians");
        Line($"");
        Line($"a second                               {Row(concurrency => concurrency.ToString(CultureInfo.InvariantCulture))}");
        Line($"bare single-row inserts                {Row(concurrency => Number(Median(BareInsert, concurrency)))}");
        Line($"bare single-row updates                {Row(concurrency => Number(Median(BareUpdate, concurrency)))}");
        Line($"our durable activities (two commits)   {Row(concurrency => Number(Median(Effects, concurrency) * TenSteps.Steps))}");
        Line($"DBOS's steps (one commit)              {Row(concurrency => Number(Median(Peer, concurrency) * TenSteps.Steps))}");
        Line($"our workflows of ten effects           {Row(concurrency => Number(Median(Effects, concurrency)))}");
        Line($"our workflows of ten pure activities   {Row(concurrency => Number(Median(Pure, concurrency)))}");
        Line($"DBOS's workflows of ten steps          {Row(concurrency => Number(Median(Peer, concurrency)))}");
        Line($"");
        Line($"processor time, ms: ours, ten effects  {Row(concurrency => Fine(Processor(Effects, concurrency)))}");
        Line($"processor time, ms: ours, ten pure     {Row(concurrency => Fine(Processor(Pure, concurrency)))}");
        Line($"processor time, ms: DBOS, ten steps    {Row(concurrency => Fine(Processor(Peer, concurrency)))}   a workflow, the database's with it");
        Line($"");
        Line($"durable activities to DBOS's steps     {Row(concurrency => Ratio(Median(Effects, concurrency) / Median(Peer, concurrency)))}   goal at 32: 5");
        Line($"workflows, ours pure, to DBOS's        {Row(concurrency => Ratio(Median(Pure, concurrency) / Median(Peer, concurrency)))}   goal at 32: 10");
        Line($"a durable activity to a bare insert    {Row(concurrency => Ratio(Median(BareInsert, concurrency) / (Median(Effects, concurrency) * TenSteps.Steps)))}   in time; goal at 1: at most 3");
        Line($"to a bare update                       {Row(concurrency => Ratio(Median(BareUpdate, concurrency) / (Median(Effects, concurrency) * TenSteps.Steps)))}");
        return report.ToString().TrimEnd();

        void Line(FormattableString line) => report.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        double Median(string side, int concurrency) => MedianOf(side, concurrency, turn => turn.PerSecond);

        double Processor(string side, int concurrency) => MedianOf(side, concurrency, turn => turn.Processor + turn.DatabaseProcessor);

        double MedianOf(string side, int concurrency, Func<Turn, double> value) =>
            turns.Where(turn => turn.Side == side && turn.Concurrency == concurrency).Select(value).Order().ElementAtOrDefault(rounds / 2);
    }

    private string Row(Func<int, string> cell) => string.Concat(concurrencies.Select(concurrency => cell(concurrency).PadLeft(10)));

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Fine(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
