using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Storage;

/// <summary>
/// Whether the database can be used, as all find out who ask it: said once when it cannot, and once when it is over. An answer to what was asked before it failed last, and a failure of what was asked before it
/// was over, change nothing any more, so that those who wait for it at the same time do not contradict each other.
/// </summary>
/// <param name="time">Null: nothing is waited for.</param>
public sealed partial class DatabaseTrouble(WorkflowDatabase database, ILogger<IRunStore> log, TimeProvider? time)
{
    /// <summary>A database that comes and goes is not over with before it has answered for so long and failed nobody.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Longer than a connection is tried for: what is logged so late may be of the trouble that is over.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20);

    private const string Unreachable = "db.unreachable";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private int _changes;
    private string? _first;
    private bool _isOfWrites;
    private long? _answersSince;
    private long? _endedAt;

    public bool IsKnown
    {
        get
        {
            lock (_gate)
            {
                return _first is not null;
            }
        }
    }

    /// <summary>The failure of a database in it; null: it is of something else. That of a service elsewhere may look the same further down.</summary>
    public static DbException? CauseIn(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException found) return found;
        }

        return null;
    }

    /// <summary>Before the database is asked; what comes of it is told with this.</summary>
    public int Asking()
    {
        lock (_gate)
        {
            return _changes;
        }
    }

    public void Failed(int asked, WorkflowError error, bool isWrite)
    {
        bool isNew;
        lock (_gate)
        {
            if (_first is null)
            {
                if (asked != _changes) return;
                _first = error.Code;
                _isOfWrites = false;
                _codes.Clear();
            }

            _changes++;
            _answersSince = null;

            // Where only writing fails, reading shows nothing.
            _isOfWrites |= isWrite && error.Code != Unreachable;
            isNew = _codes.Add(error.Code);
        }

        if (isNew) LogTrouble(log, error.Code, error.Message, error.Advice ?? "");
    }

    public void Answered(int asked, bool isWrite)
    {
        string over;
        lock (_gate)
        {
            if (_first is null || asked != _changes) return;
            if (_answersSince is null && (!_isOfWrites || isWrite)) _answersSince = time?.GetTimestamp() ?? 0;
            if (_answersSince is not { } since || (time is not null && time.GetElapsedTime(since) < Quiet)) return;
            over = _first;
            _first = null;
            _changes++;
            _endedAt = time?.GetTimestamp();
        }

        LogWhole(log, over);
    }

    /// <summary>What a failure that somebody logs is to the database: its error, and whether that is known, so that nobody needs to read it again. Null: it is of something else.</summary>
    public (WorkflowError Error, bool IsSaid)? Explain(Exception exception)
    {
        if (CauseIn(exception) is not { } cause || database.Explain(cause) is not { } error) return null;
        lock (_gate)
        {
            // Late, and only a failure of its own asking would begin it anew. What was not said of it is said.
            var isLate = _endedAt is { } ended && time!.GetElapsedTime(ended) < Late;
            if ((_first is not null || isLate) && _codes.Contains(error.Code)) return (error, true);
            if (_first is null && error.Code != Unreachable) return (error, false);
        }

        Failed(Asking(), error, isWrite: false);
        database.ForgetDeadConnections(cause);
        return (error, true);
    }

    [LoggerMessage(3011, LogLevel.Error, "{Code}: {Message} Nothing new begins until it can be used again. {Advice}")]
    private static partial void LogTrouble(ILogger log, string code, string message, string advice);

    [LoggerMessage(3012, LogLevel.Information, "The database can be used again ({Code} is over); runs go on.")]
    private static partial void LogWhole(ILogger log, string code);
}
