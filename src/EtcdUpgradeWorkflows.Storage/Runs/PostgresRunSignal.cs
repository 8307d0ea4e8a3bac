using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// NOTIFY after the commit and outside its transaction (inside it costs three quarters of the throughput), at most one in twenty milliseconds;
/// LISTEN on a connection of its own.
/// </summary>
internal sealed partial class PostgresRunSignal(PostgresDatabase database, DatabaseTrouble trouble, ILogger<RunSignal> log) : RunSignal
{
    private const string Channel = "etcdup_run";

    private static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    private readonly string self = Guid.NewGuid().ToString("n");

    private TaskCompletionSource raised = NewRaised();

    public override void Raise() => Volatile.Read(ref raised).TrySetResult();

    public override Task RunAsync(Action heard, TimeProvider time, CancellationToken cancellationToken) =>
        Task.WhenAll(ListenAsync(heard, time, cancellationToken), SendAsync(time, cancellationToken));

    private static TaskCompletionSource NewRaised() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ListenAsync(Action heard, TimeProvider time, CancellationToken cancellationToken)
    {
        var (deaf, failures) = (false, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.ListeningConnectionString);
                connection.Notification += (_, notification) =>
                {
                    if (notification.Payload != self) heard();
                };
                await connection.OpenAsync(cancellationToken);
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
                (deaf, failures) = (false, 0);
                heard(); // for what was said while nobody listened
                while (true) await connection.WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                // The first time it may be the database that is going, which others are about to say.
                if (++failures > 1 && !deaf && !trouble.IsKnown)
                {
                    LogDeaf(log, database.Explain(exception)?.Message ?? exception.Message);
                    deaf = true;
                }

                await WaitQuietlyAsync(TryAgain, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // The server stops; a time-out of the driver's own is tried again.
            }
        }
    }

    private async Task SendAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Volatile.Read(ref raised).Task.WaitAsync(cancellationToken);
                Volatile.Write(ref raised, NewRaised()); // before it is sent: what comes meanwhile is sent again
                await NotifyAsync(time);
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException or OperationCanceledException)
            {
                // Lost: the others look within five seconds.
            }

            await WaitQuietlyAsync(Coalesce, time, cancellationToken);
        }

        // A server that stops has given its runs back a moment ago.
        if (Volatile.Read(ref raised).Task.IsCompleted)
        {
            try
            {
                await NotifyAsync(time);
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException or OperationCanceledException)
            {
                // Lost, as above.
            }
        }
    }

    // Not ended by the stop: who it is for would wait for five seconds.
    private async Task NotifyAsync(TimeProvider time)
    {
        using CancellationTokenSource deadline = new(LastWord, time);
        await using var notify = database.DataSource.CreateCommand($"select pg_notify('{Channel}', '{self}')");
        await notify.ExecuteNonQueryAsync(deadline.Token);
    }

    private static async Task WaitQuietlyAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    [LoggerMessage(3010, LogLevel.Warning, "What other servers say is not heard ({Why}); this one looks every five seconds, and tries to listen again.")]
    private static partial void LogDeaf(ILogger log, string why);
}
