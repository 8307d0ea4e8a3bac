using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Following;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>A real cluster, set up, put under load, upgraded, checked and taken away again.</summary>
internal sealed class DemoRun
{
    // The guide's two minutes are for 50 MB of data; the run says that it waits for less.
    private const string GuideWait = "00:00:05";

    private static readonly TimeSpan LoadBefore = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ServerEndsWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly CommandContext _outer;
    private readonly DemoOptions _options;

    public DemoRun(CommandContext outer, DemoOptions options)
    {
        _outer = outer;
        _options = options;
    }

    public async Task<int> RunAsync()
    {
        var began = _outer.Time.GetTimestamp();
        var temporary = _options.Data is null ? Directory.CreateTempSubdirectory("etcdup-demo-").FullName : null;
        var directory = temporary ?? Path.Combine(_options.Data!, "demo");

        // A demo never works on the data directory or the server that real clusters are upgraded from.
        using var context = _outer.With(_outer.Settings with { Data = _options.Data ?? Path.Combine(directory, "server"), Server = null });
        if (_options.Data is not null)
        {
            // First of all: a directory that is there already and holds something else is no data directory to it.
            await context.ServerAsync();
        }

        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var cluster = DemoCluster.Create("demo", Path.Combine(directory, "members"), _options.Members) with
        {
            // 3.4 serves the v2 API only when it is asked to; 2.x knows no such flag.
            MoreArguments = _options.IsV2 && !DemoOptions.Is2(_options.From) ? ["--enable-v2=true"] : [],
        };
        var hasSucceeded = false;
        try
        {
            await SetUpAsync(context, cluster, directory);
            var code = await UpgradeAsync(context, cluster, directory, began);
            hasSucceeded = code == ExitCode.Done;
            return code;
        }
        finally
        {
            if (hasSucceeded && !_options.Keep)
            {
                await TakeDownAsync(context, cluster, directory, temporary is not null);
            }
            else if (temporary is not null && !context.Connection.StartedHere)
            {
                Directory.Delete(temporary, recursive: true);
            }
            else
            {
                // After a failure everything stays as it is: the run can be looked at, and gone on with.
                context.Screen.Note($"the demo's cluster, server and files stay in {directory}");
                context.Screen.Note($"look:      etcdup --data {context.Settings.Data} runs list");
                context.Screen.Note($"take down: etcdup --data {context.Settings.Data} clusters down {cluster.Name} --yes   (after its run has ended)");
            }
        }
    }

    private async Task SetUpAsync(CommandContext context, DemoCluster cluster, string directory)
    {
        ReleaseCache releases = new(context.Variable, new BinaryStore(Path.Combine(_outer.Settings.Data, "binaries")));
        await releases.FetchAsync([_options.From, _options.To], context.Left);
        Say(context, $"etcd {_options.From} from {releases.DirectoryOf(_options.From)}, {_options.To} from {releases.DirectoryOf(_options.To)}");
        var file = Path.Combine(directory, "cluster.json");
        await File.WriteAllTextAsync(file, cluster.ToJson(), context.Left);
        foreach (var member in cluster.Members)
        {
            // The script keeps its record beside the install directory, so the member's directory has to be there.
            Directory.CreateDirectory(member.Directory);
        }

        var server = await context.ServerAsync();
        foreach (var version in new[] { _options.From, _options.To })
        {
            await server.PostAsync<BinaryDocument>("binaries", new AddBinaryBody(version, releases.DirectoryOf(version)), context.Left);
        }

        await server.PostTextAsync<JsonElement>("clusters", cluster.ToJson(), context.Left);
        Say(context, string.Create(CultureInfo.InvariantCulture, $"starting {cluster.Members.Count} members of etcd {_options.From} in {directory}"));
        var up = await server.PostAsync<RunReference>($"clusters/{cluster.Name}/up", new ClusterPowerBody(_options.From), context.Left);
        await RequireDoneAsync(context, up, "demo.not_started", "The demo's cluster did not start.");
    }

    private async Task<int> UpgradeAsync(CommandContext context, DemoCluster cluster, string directory, long began)
    {
        var server = await context.ServerAsync();
        var before = await server.GetAsync<ClusterDocument>($"clusters/{cluster.Name}", context.Left);
        await using WriteLoad load = new(cluster.Members, Path.Combine(directory, $"ledger-{Guid.CreateVersion7(context.Time.GetUtcNow()):N}.txt"), context.Time, _options.IsV2);
        Say(context, string.Create(CultureInfo.InvariantCulture, $"{_options.Writers} writers {(_options.IsV2 ? "over the v2 API" : "at full speed")}, and one for each member"));
        load.Start(_options.Writers);
        await Task.Delay(LoadBefore, context.Time, context.Left);
        var run = await StartAsync(context, server, cluster);

        var kill = _options.Kill ? new ServerKill(context.Settings.Data, context.Time) : null;
        DemoDisplay display = new(context.Display(), _options.To, context.Time, kill);
        var outcome = await context.Follower(display).FollowAsync(run.Number.ToString(CultureInfo.InvariantCulture));
        if (outcome.ExitCode != ExitCode.Done || outcome.Run is not { } ended)
        {
            context.SayEnd(outcome, run);
            return outcome.ExitCode == ExitCode.Done ? ExitCode.Unexpected : outcome.ExitCode;
        }

        Say(context, $"reading {load.Acknowledged.ToString(CultureInfo.InvariantCulture)} acknowledged writes back");
        var writes = await load.FinishAsync(context.Left);
        server = await context.ServerAsync();
        var after = await server.GetAsync<ClusterDocument>($"clusters/{cluster.Name}", context.Left);
        var report = new DemoReport
        {
            Target = _options.To,
            Versions = [.. cluster.Members.Select(m => new DemoVersion(m.Name, VersionOf(before, m.Name), VersionOf(after, m.Name)))],
            Swapped = display.Swapped, Writes = writes, Backups = display.Backups,
            Steps = [.. ended.Activities.Where(a => a.FinishedAt is not null).GroupBy(a => a.Name)
                .Select(g => new DemoStep(g.Key, g.Count(), TimeSpan.FromTicks(g.Sum(a => (a.FinishedAt!.Value - a.StartedAt).Ticks))))],
            Upgrade = (ended.FinishedAt ?? context.Time.GetUtcNow()) - ended.CreatedAt, Total = context.Time.GetElapsedTime(began),
            Guide = _options.IsV2 ? GuideTranscript.Of(display.Journal, before, after) : null,
            Kill = kill is { Pid: { } pid, KilledAt: { } at } ? new(pid, at, kill.WentOnAfter) : null,
        };
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Event = "report", Report = report });
        }
        else
        {
            report.Show(context.Screen);
        }

        return report.Holds && (kill is null || kill.WentOnAfter is not null) ? ExitCode.Done : ExitCode.Unexpected;
    }

    private async Task<RunReference> StartAsync(CommandContext context, ApiClient server, DemoCluster cluster)
    {
        if (_options.IsV2)
        {
            Dictionary<string, JsonElement> inputs = new()
            {
                ["Cluster"] = EngineJson.Element(cluster.Name), ["Target"] = EngineJson.Element(_options.To), ["Rehearsal"] = EngineJson.Element("this demo"),
                ["WaitBetweenMembers"] = EngineJson.Element(GuideWait),
            };
            return await server.PostAsync<RunReference>("runs", new StartRunBody(GuideTranscript.Definition, null, inputs, AllowDowntime: _options.Members < 3), context.Left);
        }

        var answer = await server.PostAsync<UpgradeAnswer>($"clusters/{cluster.Name}/upgrades", new UpgradeBody(_options.To, AllowDowntime: _options.Members < 3), context.Left);
        return answer.Run ?? throw new CommandFailure(ExitCode.Unexpected, "demo.nothing_to_do", $"There was nothing to upgrade ({answer.Result}).");
    }

    private static async Task TakeDownAsync(CommandContext context, DemoCluster cluster, string directory, bool isTemporary)
    {
        var server = await context.ServerAsync();
        var down = await server.PostAsync<RunReference>($"clusters/{cluster.Name}/down", new ClusterPowerBody(), context.Left);
        await RequireDoneAsync(context, down, "demo.not_stopped", $"The demo's cluster did not stop; all of it is in {directory}.");
        await StopServerAsync(context);
        Directory.Delete(isTemporary ? directory : Path.Combine(directory, "members"), recursive: true);
    }

    private static async Task RequireDoneAsync(CommandContext context, RunReference run, string code, string message)
    {
        var outcome = await context.Follower(context.Settings.Json ? context.Display() : new PlainRunDisplay(context.Screen))
            .FollowAsync(run.Number.ToString(CultureInfo.InvariantCulture));
        if (outcome.ExitCode != ExitCode.Done)
        {
            throw new CommandFailure(outcome.ExitCode, code, $"{message} {outcome.Run?.Situation.What}".TrimEnd(), null) { Run = run };
        }
    }

    // Only the server that this demo started.
    private static async Task StopServerAsync(CommandContext context)
    {
        if (!context.Connection.StartedHere || ServerFileReader.TryRead(context.Settings.Data) is not { } file)
        {
            return;
        }

        ProcessIdentity process = new(file.Pid, file.StartTime);
        if (process.IsAlive() && NativeMethods.kill(file.Pid, NativeMethods.SignalTerminate) == 0)
        {
            var began = context.Time.GetTimestamp();
            while (process.IsAlive() && context.Time.GetElapsedTime(began) < ServerEndsWithin)
            {
                await Task.Delay(LookEvery, context.Time, CancellationToken.None);
            }
        }
    }

    private static string? VersionOf(ClusterDocument cluster, string member) => cluster.Members.FirstOrDefault(m => m.Name == member)?.Version;

    private static void Say(CommandContext context, string text)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Event = "note", Text = text });
        }
        else
        {
            context.Screen.Line(text);
        }
    }
}
