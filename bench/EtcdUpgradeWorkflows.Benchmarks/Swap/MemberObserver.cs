using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Cli.Demo;

namespace EtcdUpgradeWorkflows.Benchmarks.Swap;

/// <summary>Sees one member from outside, the same way for both sides: a linearizable read every ten milliseconds, and its own log for the signal.</summary>
internal sealed partial class MemberObserver(DemoMember member)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    // A read that is answered by a process that is about to end is no first read of the next one: only what follows a failure counts.
    private readonly List<DateTimeOffset> _firstReads = [];

    public string Name => member.Name;

    public async Task WatchAsync(CancellationToken stop)
    {
        using EtcdKeys keys = new(member.ClientUrl, TimeProvider.System);
        var failed = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await keys.ReadAsync("etcdup-benchmark/", CancellationToken.None);
                if (failed)
                {
                    _firstReads.Add(DateTimeOffset.UtcNow);
                }

                failed = false;
            }
            catch (NoKeysException)
            {
                failed = true;
            }

            await Task.Delay(Every, CancellationToken.None);
        }
    }

    /// <summary>From the signal, as etcd's own log has it, to the first linearizable read after it.</summary>
    public SwapTimes Times()
    {
        foreach (var line in File.ReadLines(Path.Combine(member.Directory, "etcd.log")))
        {
            if (Signal().Match(line) is { Success: true } match)
            {
                var at = DateTimeOffset.ParseExact(match.Groups[1].Value, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);
                var read = _firstReads.Find(r => r > at);
                return read == default ? throw new UnreachableException($"{Name} was stopped at {at:O} and never read from again.") : new(Name, at, read);
            }
        }

        throw new UnreachableException($"{Name}'s log names no signal.");
    }

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}) . \| pkg/osutil: received terminated signal")]
    private static partial Regex Signal();
}

internal sealed record SwapTimes(string Member, DateTimeOffset Signalled, DateTimeOffset FirstRead)
{
    public TimeSpan Duration => FirstRead - Signalled;
}
