using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.Hosting;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Whether this server can do its work now: what a load balancer, a supervisor or a monitor asks at short intervals.</summary>
internal sealed class Readiness(
    DatabaseSetup setup, WorkflowDatabase database, WorkflowWorker worker, RunOptions options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>A database that is slower than this is not ready, whatever it answers later.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<DatabaseReport>? _look;

    /// <summary>So many looks may be missed before the worker counts as stalled.</summary>
    private const int LooksMissed = 3;

    public async Task<ReadinessDocument> CheckAsync(CancellationToken cancellationToken)
    {
        ReadinessCheck[] checks =
        [
            Check("stopping", lifetime.ApplicationStopping.IsCancellationRequested ? "server.stopping" : null),
            Check("draining", worker.Draining is not null ? "server.draining" : null),
            Check("worker", worker.SinceLook is { } since && since <= options.LookEvery * LooksMissed ? null : "server.worker_stalled"),
            Check("database", await FindDatabaseProblemAsync(cancellationToken)),
        ];
        return new(checks.All(check => check.Passed), checks);
    }

    private static ReadinessCheck Check(string name, string? code) => new(name, code is null, code);

    private async Task<string?> FindDatabaseProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await LookAsync().WaitAsync(Deadline, time, cancellationToken)).NeedsMigration ? "server.database_older" : null;
        }
        catch (TimeoutException)
        {
            return "server.database_silent";
        }
        catch (WorkflowErrorException e)
        {
            return e.Error.Code;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return e is OperationCanceledException ? "server.database_silent" : database.Explain(e)?.Code ?? "db.unreachable";
        }
    }

    // Anybody may ask, without a token: those who ask at once share one look, so that no more than one is ever under way.
    private Task<DatabaseReport> LookAsync()
    {
        lock (_gate)
        {
            return _look is { IsCompleted: false } ? _look : _look = Task.Run(LookInTimeAsync, CancellationToken.None);
        }
    }

    private async Task<DatabaseReport> LookInTimeAsync()
    {
        using CancellationTokenSource deadline = new(Deadline, time);
        return await setup.LookAsync(deadline.Token);
    }
}
