using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>The live picture on a terminal: members, what can be lost, what goes on, and the last journal lines.</summary>
internal sealed class LiveRunDisplay : IRunDisplay
{
    private const int LinesKept = 8;
    private static readonly TimeSpan RepaintEvery = TimeSpan.FromMilliseconds(250);

    private readonly Screen _screen;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private RunDocument? _run;
    private DateTimeOffset? _began;
    private string? _said;

    public LiveRunDisplay(Screen screen, TimeProvider time)
    {
        _screen = screen;
        _time = time;
    }

    public void Show(RunDocument run)
    {
        lock (_gate)
        {
            _run = run;
        }
    }

    public void Show(JournalDocument line)
    {
        if (JournalText.Of(line.Entry) is { } text)
        {
            lock (_gate)
            {
                // The first lines come before the run itself does.
                _began ??= _run?.CreatedAt ?? line.Entry.Timestamp;
                Keep($"{Spans.Clock(line.Entry.Timestamp - _began.Value)}  {text.ReplaceLineEndings(" ")}");
            }
        }
    }

    public void Say(string text)
    {
        lock (_gate)
        {
            // Not among the journal's lines: the many of a run that is joined late would push it out before it was read.
            _said = text;
        }
    }

    public Task<T> DuringAsync<T>(Func<Task<T>> follow) =>
        _screen.Console.Live(Picture()).AutoClear(false).StartAsync(async live =>
        {
            var following = follow();
            using PeriodicTimer timer = new(RepaintEvery, _time);
            while (!following.IsCompleted)
            {
                live.UpdateTarget(Picture());
                live.Refresh();
                await Task.WhenAny(following, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            }

            live.UpdateTarget(Picture());
            live.Refresh();
            return await following;
        });

    internal IRenderable Picture()
    {
        lock (_gate)
        {
            if (_run is not { } run)
            {
                return new Text("waiting for the server …");
            }

            List<IRenderable> rows = [new Text(Headline(run)), Text.Empty];
            if (run.Members.Count > 0)
            {
                rows.Add(Members(run));
                rows.Add(new Text(Cluster(run)));
                rows.Add(Text.Empty);
            }

            rows.Add(OneLine($"now        {run.CurrentActivity ?? "nothing"}"));
            if (run.WaitingFor is { } waiting)
            {
                rows.Add(OneLine($"waits for  {waiting}"));
            }

            if (run.Mixed is { } mixed)
            {
                rows.Add(OneLine($"mixed      {MixedText.Of(mixed)}"));
            }

            if (run.Forecast is { } forecast)
            {
                rows.Add(OneLine($"forecast   {forecast}"));
            }

            if (run.NeedsYou)
            {
                rows.Add(new Markup($"[yellow]needs you  {Markup.Escape(run.Situation.What)}[/]"));
            }

            rows.Add(Text.Empty);
            rows.AddRange(_lines.Select(OneLine));
            if (_said is { } said)
            {
                rows.Add(Text.Empty);
                rows.Add(OneLine(said));
            }

            return new Rows(rows);
        }
    }

    private string Headline(RunDocument run)
    {
        var what = run.Cluster is null ? run.Definition.Id : $"{run.Cluster}  {run.From ?? "?"} → {run.To ?? "?"}";
        var elapsed = Spans.Clock((run.FinishedAt ?? _time.GetUtcNow()) - run.CreatedAt);
        return string.Create(CultureInfo.InvariantCulture, $"{what}   run {run.Number}   {elapsed}{(run.Paused ? "   paused" : "")}");
    }

    private static Grid Members(RunDocument run)
    {
        var grid = new Grid().AddColumns(5);
        foreach (var member in run.Members)
        {
            var dot = MemberDots.Of(member, run.To);
            var colour = dot switch { "●" => "green", "◐" => "blue", _ => "yellow" };
            grid.AddRow(
                new Markup($"[{colour}]{dot}[/]"), new Text(member.Name), new Text(member.Version ?? "?"), new Text(member.Role ?? ""), new Text(member.State));
        }

        return grid;
    }

    private static string Cluster(RunDocument run)
    {
        var lose = run.CanLose switch
        {
            null => "not known what can be lost",
            0 => "can lose no member now",
            1 => "can lose 1 member",
            { } n => string.Create(CultureInfo.InvariantCulture, $"can lose {n} members"),
        };
        return $"cluster version {run.ClusterVersion ?? "not known"}   {lose}";
    }

    private void Keep(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > LinesKept)
        {
            _lines.Dequeue();
        }
    }

    // A wrapped line would make the picture jump.
    private Text OneLine(string text) => new(text.Length > _screen.Width ? $"{text[..(_screen.Width - 1)]}…" : text);
}
