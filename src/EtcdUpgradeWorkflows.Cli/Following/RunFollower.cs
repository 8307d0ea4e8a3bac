using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>
/// Follows a run to where it ends or needs a person, over broken connections and dead servers. Knows nothing of what the run does.
/// </summary>
internal sealed class RunFollower
{
    public const string AttendedCode = "upgrade.attended";

    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);
    private const int QuickReconnects = 20;

    private readonly IRunEventSource _source;
    private readonly Screen _screen;
    private readonly IRunDisplay _display;
    private readonly Interrupts _interrupts;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private long? _lastSequence;
    private Task<string?> _pausing = Task.FromResult<string?>(null);
    private int _failures;
    private bool _saidDatabase;

    public RunFollower(IRunEventSource source, Screen screen, IRunDisplay display, Interrupts interrupts, TimeProvider time)
    {
        _source = source;
        _screen = screen;
        _display = display;
        _interrupts = interrupts;
        _time = time;
    }

    /// <summary>Ask before each stop of a member.</summary>
    public bool Attended { get; init; }

    /// <summary>A resume was sent and may not have been obeyed yet: the pause that is still shown is the old one.</summary>
    public bool ResumeSent { get; set; }

    /// <summary>Incidents that were answered before following began.</summary>
    public void Ignore(IEnumerable<string> incidents) => _answered.UnionWith(incidents);

    /// <summary>Returns the exit code and what was last seen.</summary>
    public async Task<FollowOutcome> FollowAsync(string run)
    {
        using var first = _interrupts.OnFirst(() => PauseInBackground(run));
        while (true)
        {
            try
            {
                var stop = await _display.DuringAsync(() => FollowUntilStopAsync(run, _interrupts.Left));
                if (stop is { Question: { } incident })
                {
                    if (await _screen.ConfirmAsync($"{incident.Error.Message} Go on?", _interrupts.Left))
                    {
                        _answered.Add(incident.Id);
                        await _source.SendAsync(run, "retry", new RunMessageBody("attended: yes", Incident: incident.Id), _interrupts.Left);
                        continue;
                    }

                    return new(ExitCode.NeedsPerson, stop.Run);
                }

                return new(ExitCodeOf(stop.Run), stop.Run);
            }
            catch (OperationCanceledException) when (_interrupts.Left.IsCancellationRequested)
            {
                await LetPauseArriveAsync();
                return new(ExitCode.Left, null);
            }
        }
    }

    public static int ExitCodeOf(RunDocument run) => run switch
    {
        { SubStatus: "Cancelled" } => ExitCode.Cancelled,
        { Status: "Finished", SubStatus: "Finished" } => ExitCode.Done,
        _ => ExitCode.NeedsPerson,
    };

    private async Task<Stop> FollowUntilStopAsync(string run, CancellationToken cancellationToken)
    {
        _failures = 0;
        while (true)
        {
            try
            {
                await foreach (var runEvent in _source.ReadAsync(run, _lastSequence, cancellationToken))
                {
                    _failures = 0;
                    _saidDatabase = false;
                    switch (runEvent)
                    {
                        case RunEvent.Line { Document: var line }:
                            // After a reconnection the server may tell a line again.
                            if (_lastSequence is null || line.Sequence > _lastSequence)
                            {
                                _lastSequence = line.Sequence;
                                ResumeSent &= line.Entry.EventName != Engine.Runs.JournalEvent.ResumedByOperator;
                                _display.Show(line);
                            }

                            break;
                        case RunEvent.Changed { Run: var changed }:
                            _display.Show(changed);
                            if (StopOf(changed) is { } stop)
                            {
                                return stop;
                            }

                            break;
                        case RunEvent.Ended { Run: var ended }:
                            _display.Show(ended);
                            return new(ended, null);
                    }
                }
            }
            catch (Exception e) when (MayPass(e))
            {
                // Asked again below.
            }

            await Task.Delay(BetweenReads, _time, cancellationToken);
            try
            {
                await _source.ReconnectAsync(cancellationToken);
            }
            catch (Exception e) when (MayPass(e))
            {
                // It is on its way down or up: the next round asks again.
            }
        }
    }

    // A server that says that its database is away lives and goes on by itself, and the run with it: however long that takes, it is followed.
    private bool MayPass(Exception failure)
    {
        if (failure is CommandFailure { Code: var code } && code.StartsWith("db.", StringComparison.Ordinal))
        {
            if (!_saidDatabase)
            {
                _saidDatabase = true;
                _display.Say($"the server cannot use its database ({failure.Message}); following goes on when it can");
            }

            return true;
        }

        return (failure is IOException or HttpRequestException || failure is CommandFailure { ExitCode: ExitCode.ServerNotReachable, Code: "server.not_reachable" })
            && ++_failures <= QuickReconnects;
    }

    private Stop? StopOf(RunDocument run)
    {
        if (run.Status == "Finished")
        {
            return new(run, null);
        }

        var open = run.Incidents.Where(i => !_answered.Contains(i.Id)).ToList();
        if (run.NeedsYou && run.Asked is null && (open.Count > 0 || run.Incidents.Count == 0))
        {
            return new(run, Attended && _screen.CanAsk && open.Count == 1 && open[0].Error.Code == AttendedCode ? open[0] : null);
        }

        ResumeSent &= run.Paused;
        return run.Paused && !ResumeSent ? new(run, null) : null;
    }

    private void PauseInBackground(string run)
    {
        // First of all: whoever leaves from now on waits for it.
        _pausing = Task.Run(() => PauseAsync(run));
        _display.Say("pausing at the next safe point; Ctrl-C again leaves");
    }

    // Whoever presses twice wants both: the pause that was just said, and to leave.
    private async Task LetPauseArriveAsync()
    {
        if (_pausing.IsCompleted) return;
        try
        {
            if (await _pausing.WaitAsync(LastWord, _time) is { } refused) _screen.Note(refused);
        }
        catch (TimeoutException)
        {
            _screen.Note("the server has not answered: whether the run pauses is not known");
        }
    }

    /// <returns>Why it was not taken; null: it was.</returns>
    private async Task<string?> PauseAsync(string run)
    {
        try
        {
            await _source.SendAsync(run, "pause", new RunMessageBody("Ctrl-C", AtSafePoint: true), CancellationToken.None);
            return null;
        }
        catch (Exception e)
        {
            // Following goes on and will find out by itself whether the server is there; the person is told that the pause was not taken.
            var refused = $"the pause was not taken: {e.Message}";
            _display.Say(refused);
            return refused;
        }
    }

    private sealed record Stop(RunDocument Run, IncidentDocument? Question);
}

/// <param name="Run">Null when the command left.</param>
internal sealed record FollowOutcome(int ExitCode, RunDocument? Run);
