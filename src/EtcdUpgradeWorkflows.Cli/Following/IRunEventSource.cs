using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>Where the follower's events come from: the server, or a test's list.</summary>
internal interface IRunEventSource
{
    IAsyncEnumerable<RunEvent> ReadAsync(string run, long? after, CancellationToken cancellationToken);

    /// <summary>After the stream ended without the run's end: to the server that is there now.</summary>
    Task ReconnectAsync(CancellationToken cancellationToken);

    Task<RunMessageAnswer> SendAsync(string run, string verb, RunMessageBody body, CancellationToken cancellationToken);
}

/// <summary>The server's events, over as many servers as it takes.</summary>
internal sealed class ServerRunEvents : IRunEventSource
{
    private readonly ServerConnection _connection;

    public ServerRunEvents(ServerConnection connection) => _connection = connection;

    public async IAsyncEnumerable<RunEvent> ReadAsync(
        string run, long? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = await _connection.OpenAsync(cancellationToken);
        await foreach (var runEvent in client.EventsAsync(run, after, cancellationToken))
        {
            yield return runEvent;
        }
    }

    public Task ReconnectAsync(CancellationToken cancellationToken) => _connection.ReopenAsync(cancellationToken);

    public async Task<RunMessageAnswer> SendAsync(string run, string verb, RunMessageBody body, CancellationToken cancellationToken)
    {
        var client = await _connection.OpenAsync(cancellationToken);
        return await client.PostAsync<RunMessageAnswer>($"runs/{Uri.EscapeDataString(run)}/{verb}", body, cancellationToken);
    }
}
