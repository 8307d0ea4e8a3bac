using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Following;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>One call of the command: its settings, its screen, and its server when it needs one.</summary>
internal sealed class CommandContext : IDisposable
{
    private readonly CommandSurroundings _surroundings;

    public CommandContext(CommandSurroundings surroundings, CommandSettings settings)
    {
        _surroundings = surroundings;
        Settings = settings;
        Connection = new(settings, surroundings.Starter, surroundings.Screen, surroundings.Time, surroundings.Variable);
    }

    public CommandSettings Settings { get; }

    public Screen Screen => _surroundings.Screen;

    public TimeProvider Time => _surroundings.Time;

    public Interrupts Interrupts => _surroundings.Interrupts;

    public Func<string, string?> Variable => _surroundings.Variable;

    public ServerConnection Connection { get; }

    public CancellationToken Left => Interrupts.Left;

    /// <summary>The same call on another data directory.</summary>
    public CommandContext With(CommandSettings settings) => new(_surroundings, settings);

    public Task<ApiClient> ServerAsync() => Connection.OpenAsync(Left);

    public IRunDisplay Display() =>
        Settings.Json ? new JsonRunDisplay(Screen) : Screen.IsTerminal ? new LiveRunDisplay(Screen, Time) : new PlainRunDisplay(Screen);

    public RunFollower Follower(IRunDisplay display, bool attended = false) =>
        new(new ServerRunEvents(Connection), Screen, display, Interrupts, Time) { Attended = attended };

    /// <summary>Follows to the end and says how it ended.</summary>
    public async Task<int> FollowAsync(RunReference run, bool attended = false, IReadOnlyList<string>? answered = null, bool resumed = false)
    {
        var follower = Follower(Display(), attended);
        follower.ResumeSent = resumed;
        follower.Ignore(answered ?? []);
        var outcome = await follower.FollowAsync(run.Number.ToString(CultureInfo.InvariantCulture));
        SayEnd(outcome, run);
        return outcome.ExitCode;
    }

    public void SayEnd(FollowOutcome outcome, RunReference run)
    {
        if (outcome.ExitCode == ExitCode.Left)
        {
            Screen.Note(string.Create(CultureInfo.InvariantCulture, $"left; run {run.Number} stays with the server: etcdup runs watch {run.Number}"));
        }
        else if (!Settings.Json && outcome.Run is { } last)
        {
            Screen.Line();
            if (outcome.ExitCode == ExitCode.Done)
            {
                var took = Spans.Clock((last.FinishedAt ?? Time.GetUtcNow()) - last.CreatedAt);
                Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{last.Situation.What} Run {last.Number} took {took}."));
            }
            else
            {
                RunScreen.ShowSituation(Screen, last);
            }
        }
    }

    public void Dispose() => Connection.Dispose();
}
