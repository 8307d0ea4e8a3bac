using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>Every call of one server to the outside passes here, by the name of its port.</summary>
internal sealed class ServerPorts(ExploredRun run, VirtualProcess process)
{
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);

    public VirtualProcess Process => process;

    /// <summary>The number of the claim this server believes in.</summary>
    public long Number { get; set; }

    /// <summary>How often each port was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <param name="subject">The member it concerns, for the transcript.</param>
    /// <param name="lost">What the server gets to see when there is no answer.</param>
    public async Task<T> CallAsync<T>(string port, string subject, Func<Task<T>> call, Func<Exception> lost)
    {
        await process.PassAsync();
        var ordinal = _calls[port] = _calls.GetValueOrDefault(port) + 1;
        var variant = run.Arrive(this, port, ordinal, subject);
        if (run.MomentBefore(this, port, ordinal) is { } moment)
        {
            await moment;
            await process.PassAsync();
        }

        using var loss = run.FindLossOf(port, ordinal, variant)?.Invoke();
        variant = loss is null ? variant : null;

        switch (variant)
        {
            case null:
                break;
            case CrashVariant.KilledBefore:
                run.Kill(process);
                await FakeWorld.Forever;
                break;
            case CrashVariant.KilledDuring:
                _ = process.Outside(call);
                run.Kill(process);
                await FakeWorld.Forever;
                break;
            case CrashVariant.KilledLate:
                run.Later(() => _ = process.Outside(call));
                run.Kill(process);
                await FakeWorld.Forever;
                break;
            case CrashVariant.Paused:
                run.Pause(process);
                await process.PassAsync();
                break;
            case CrashVariant.GivenUp:
                _ = process.Outside(call);
                throw lost();
            case CrashVariant.ArrivesLate:
                run.Later(() => _ = process.Outside(call));
                throw lost();
            case CrashVariant.NeverArrives:
                throw lost();
        }

        T answer;
        try
        {
            answer = await process.Outside(call);
        }
        finally
        {
            await process.PassAsync();
        }

        switch (variant)
        {
            case CrashVariant.KilledAfter:
                run.Kill(process);
                await FakeWorld.Forever;
                break;
            case CrashVariant.AnswerLost:
                throw lost();
        }

        return answer;
    }

    public static Exception StoreLost() => new IOException("The answer was lost.");

    public static Exception HostLost() => new HostException("host.timed_out", "The host gave no answer in time.");

    public static Exception EtcdLost(Uri endpoint) => new EtcdClientException(EtcdFailure.TimedOut, endpoint, $"{endpoint}: no answer in time");
}
