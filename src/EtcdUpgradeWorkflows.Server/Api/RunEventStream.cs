using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Hosting;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>The events of one run, read from its rows: a server that is asked need not be the one that works on it.</summary>
internal sealed class RunEventStream(
    RunQueries runs, RunDocuments documents, IAccessTokenStore tokens, ClientActivity clients, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(150);

    // What waits for Saturday is not asked for seven times a second.
    private static readonly TimeSpan PollOfParked = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan HeartBeat = TimeSpan.FromSeconds(10);

    // A request is let in once, and a stream lasts as long as its run.
    private static readonly TimeSpan BetweenTokenLooks = TimeSpan.FromSeconds(2);

    private const int Batch = 200;

    /// <summary>Ends with the run, or when the token of who follows is not taken any more.</summary>
    public async IAsyncEnumerable<SseItem<JsonElement>> FollowAsync(Guid id, long from, Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var following = clients.Follow();
        RunOverview? shown = null;
        var (sent, looked) = (time.GetTimestamp(), time.GetTimestamp());
        while (!cancellationToken.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The row first: lines that come between the two reads are told before the next document, never after the end.
            var row = await runs.FindAsync(id.ToString(), cancellationToken);
            IReadOnlyList<JournalLine> lines;
            do
            {
                if (time.GetElapsedTime(looked) >= BetweenTokenLooks)
                {
                    looked = time.GetTimestamp();
                    if (!await IsLetInAsync(person, cancellationToken))
                    {
                        yield break;
                    }
                }

                lines = await runs.ReadJournalAsync(id, from, Batch, cancellationToken);
                foreach (var line in lines)
                {
                    from = line.Sequence + 1;
                    sent = time.GetTimestamp();
                    yield return new(EngineJson.Element(new JournalDocument(line.Sequence, JournalEntry.Parse(line))), "line")
                    {
                        EventId = line.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    };
                }
            }
            while (lines.Count == Batch);

            if (row is null)
            {
                yield break;
            }

            var ended = row.Status == RunStatus.Finished;
            if ((row != shown || ended || time.GetElapsedTime(sent) > HeartBeat) && await documents.FindAsync(id.ToString(), cancellationToken) is { } run)
            {
                shown = row;
                sent = time.GetTimestamp();
                yield return new(EngineJson.Element(run), ended ? "end" : "run");
            }

            if (ended)
            {
                yield break;
            }

            await Task.Delay(row.SubStatus == RunSubStatus.Suspended && time.GetElapsedTime(sent) > PollOfParked ? PollOfParked : Poll, time, cancellationToken);
        }
    }

    // The server's own token is not revoked while the server lives; what retention has deleted counts no more.
    private async Task<bool> IsLetInAsync(Person person, CancellationToken cancellationToken) =>
        person.TokenId is not { } id || (await tokens.FindAsync(id, cancellationToken))?.IsLive(time.GetUtcNow()) == true;
}
