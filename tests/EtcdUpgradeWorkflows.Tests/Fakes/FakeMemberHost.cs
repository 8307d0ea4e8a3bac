using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>A step of the script, in its order.</summary>
public enum HostStep
{
    /// <summary>The record is open.</summary>
    Record,
    Stop,
    Switch,
    Start,
}

/// <summary>The host of a <see cref="FakeMember"/>: number, record, licence and lock as member.sh has them.</summary>
public sealed class FakeMemberHost(FakeEtcdCluster cluster, FakeMember member) : IMemberHost
{
    private const string boot = "boot";

    private static readonly TimeSpan lockWait = TimeSpan.FromSeconds(10);

    /// <summary>Every call fails with <c>host.unreachable</c> while it is set.</summary>
    public bool IsUnreachable
    {
        get => member.HostFaults.IsUnreachable;
        set => member.HostFaults.IsUnreachable = value;
    }

    /// <summary>The next change dies after this step, before the record says so; the caller gets <c>host.script_died</c>.</summary>
    public HostStep? DiesAfter
    {
        get => member.HostFaults.DiesAfter;
        set => member.HostFaults.DiesAfter = value;
    }

    /// <summary>The process does not end on SIGTERM.</summary>
    public bool IgnoresTerm
    {
        get => member.HostFaults.IgnoresTerm;
        set => member.HostFaults.IgnoresTerm = value;
    }

    /// <summary>The member runs in a way that its description does not lead to: the host takes it for stopped.</summary>
    public bool HidesProcess
    {
        get => member.HostFaults.HidesProcess;
        set => member.HostFaults.HidesProcess = value;
    }

    public async Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken)
    {
        Reach();
        if (cluster.Options.Script == ScriptMutant.FenceDoesNotWait)
        {
            return Fence(authority);
        }

        if (!await member.HostLock.EnterAsync(deadline, cluster.Time, cancellationToken))
        {
            throw new HostException("host.timed_out", "a change of the member holds the lock");
        }

        try
        {
            return Fence(authority);
        }
        finally
        {
            member.HostLock.Release();
        }
    }

    private FenceAnswer Fence(HostAuthority authority) => cluster.Do<FenceAnswer>(() =>
    {
        if (Refusal(authority, takesOver: true) is { } refusal)
        {
            return refusal == SwapEnd.LowerNumber
                ? new FenceAnswer.LowerNumber(member.Record!.Number)
                : new FenceAnswer.OtherController(member.Record!.Controller, member.Record.Cluster);
        }

        if (cluster.Options.Script != ScriptMutant.FenceWritesNothing)
        {
            Write(authority, member.Record?.Open ?? false, member.Record?.To?.Version);
        }

        return new FenceAnswer.Fenced(View);
    });

    public Task<HostView> LookAsync(CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult(cluster.Do(() => View));
    }

    public Task<HostInstant> ReadClockAsync(CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult(Now);
    }

    public Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken)
    {
        Reach();
        // Detached: it ends by itself, whatever becomes of its caller.
        return RunAsync(release => SwapLockedAsync(call, release)).WaitAsync(cancellationToken);
    }

    public Task<SwapAnswer> HaltAsync(HostAuthority authority, bool kill, TimeSpan stopDeadline, CancellationToken cancellationToken)
    {
        Reach();
        var called = Now;
        return RunAsync(_ => HaltLockedAsync(authority, called, kill, stopDeadline)).WaitAsync(cancellationToken);
    }

    public Task<InstalledRelease?> InspectReleaseAsync(string version, CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult(cluster.Do(() => member.Releases.GetValueOrDefault(version)));
    }

    public Task InstallReleaseAsync(string version, string sourceDirectory, CancellationToken cancellationToken)
    {
        Reach();
        cluster.Do(() => member.Releases.TryAdd(version, FakeEtcdCluster.ReleaseOf(version)));
        return Task.CompletedTask;
    }

    public Task EnsureLinkAsync(string version, CancellationToken cancellationToken)
    {
        Reach();
        cluster.Do(() => member.Link ??= version);
        return Task.CompletedTask;
    }

    public Task<HostSpace> FreeSpaceAsync(CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult(new HostSpace(100L << 30, 100L << 30));
    }

    public Task<MemberData> InspectDataAsync(CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult(new MemberData(20480, cluster.Do(() => member.Snapshot), 20480));
    }

    public Task<MemberConfiguration?> InspectConfigurationAsync(CancellationToken cancellationToken)
    {
        Reach();
        var described = (ProcessHostSpec)cluster.Spec.FindMember(member.Name)!.Host;
        return Task.FromResult(cluster.Do(() => member.Process?.Version) is { } version ? described.ConfigurationOf(EtcdVersion.Parse(version).Minor) : null);
    }

    public async Task<SnapshotAnswer> BackUpV2Async(string version, Stream destination, CancellationToken cancellationToken)
    {
        Reach();
        var bytes = cluster.Do(() => FakeSnapshot.Write(cluster.ClusterId, cluster.Revision));
        await destination.WriteAsync(bytes, cancellationToken);
        return new SnapshotAnswer(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public Task PrepareDataAsync(DataRestore restore, CancellationToken cancellationToken)
    {
        Reach();
        cluster.Do(() =>
        {
            if (member.Prepared != restore.Id && member.Restored != restore.Id)
            {
                member.Prepared = restore.Id;
                member.PreparedOrigin = restore.Origin;
                member.PreparedRevision = cluster.Options.RestoredRevision;
                member.PreparedVersion = restore.Version;
            }
        });
        return Task.CompletedTask;
    }

    public Task<DataRestoreState> InspectRestoreAsync(string restore, CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult(cluster.Do(() =>
            member.Restored == restore ? DataRestoreState.Placed : member.Prepared == restore ? DataRestoreState.Prepared : DataRestoreState.None));
    }

    public async Task<PlaceAnswer> PlaceDataAsync(HostAuthority authority, string restore, CancellationToken cancellationToken)
    {
        Reach();
        if (!await member.HostLock.EnterAsync(lockWait, cluster.Time, cancellationToken))
        {
            return cluster.Do(() => new PlaceAnswer(PlaceEnd.Failed, "the lock is held", View));
        }

        try
        {
            return cluster.Do(() =>
            {
                if (Refusal(authority) is { } refusal)
                {
                    return new PlaceAnswer(refusal == SwapEnd.LowerNumber ? PlaceEnd.LowerNumber : PlaceEnd.OtherController, "", View);
                }

                if (Process is { } process)
                {
                    return new PlaceAnswer(PlaceEnd.Running, $"process {process.Pid} works in its data directory", View);
                }

                if (member.Prepared == restore)
                {
                    cluster.Place(member);
                }

                Write(authority, open: false, member.Link);
                return new PlaceAnswer(PlaceEnd.Done, "", View);
            });
        }
        finally
        {
            member.HostLock.Release();
        }
    }

    public Task<IReadOnlyList<string>> ReadLogTailAsync(int lines, CancellationToken cancellationToken)
    {
        Reach();
        return Task.FromResult<IReadOnlyList<string>>(cluster.Do(() => member.Log.TakeLast(lines).ToList()));
    }

    private HostProcess? Process => HidesProcess ? null : member.Process;

    private HostView View => new(member.Record, Process, member.Link is { } link ? new(link) : null);

    private HostInstant Now => new(boot, cluster.Time.GetUtcNow() - DateTimeOffset.UnixEpoch);

    /// <summary>Does the work under the lock; it may let the lock go before its end.</summary>
    private async Task<SwapAnswer> RunAsync(Func<Action, Task<(SwapEnd End, string Detail)>> work)
    {
        if (!await member.HostLock.EnterAsync(lockWait, cluster.Time, CancellationToken.None))
        {
            return cluster.Do(() => new SwapAnswer(SwapEnd.TooLate, "the lock is held", View));
        }

        var held = true;
        try
        {
            var (end, detail) = await work(Release);
            return cluster.Do(() => new SwapAnswer(end, detail, View));
        }
        finally
        {
            Release();
        }

        void Release()
        {
            if (held)
            {
                held = false;
                member.HostLock.Release();
            }
        }
    }

    private async Task<(SwapEnd End, string Detail)> SwapLockedAsync(SwapCall call, Action release)
    {
        var to = call.To.Version;
        var before = member.Record;
        var end = cluster.Do<SwapEnd?>(() =>
        {
            if (Refusal(call.Authority) is { } refusal)
            {
                return refusal;
            }

            if (!member.Releases.TryGetValue(to, out var release) || release.Size != call.Release.Size || release.Inode != call.Release.Inode)
            {
                return SwapEnd.WrongBinary;
            }

            if (member is { Process: null, IsEmpty: true } && call.Join is null)
            {
                return SwapEnd.NotJoined;
            }

            if (member.Process is { } process && !IsOn(process, to) && Unlicensed(call.Licence) is { } no)
            {
                var whole = process.Version == member.Link;
                Write(call.Authority, !whole && member.Record is { Open: true }, member.Record?.To?.Version);
                return no;
            }

            if (member.Process is { } there && IsOn(there, to) && member.Link == to)
            {
                Write(call.Authority, open: false, to);
                return SwapEnd.Done;
            }

            Write(call.Authority, open: true, to);
            return null;
        });
        if (end is { } early)
        {
            return (early, "");
        }

        Die(HostStep.Record);
        if (cluster.Options.Script == ScriptMutant.LockNotHeld)
        {
            release();
        }

        await StepAsync();
        if (member.Process is { } running && !IsOn(running, to) && Unlicensed(call.Licence) is { } stale)
        {
            // The look has aged while a slow disk took the record.
            cluster.Do(() => Write(call.Authority, before?.Open ?? false, before?.To?.Version));
            return (stale, "");
        }

        if (member.Process is { } old && !IsOn(old, to) && !await StopAsync(call.Authority, to, call.Licence is not null, call.Kill, call.StopDeadline))
        {
            return (SwapEnd.StopTimedOut, $"process {old.Pid} did not end after SIGTERM");
        }

        Die(HostStep.Stop);
        await StepAsync();
        cluster.Do(() =>
        {
            if (call.Copy is { } copy && member.Process is null && member.Link != to && !member.Copies.Contains(copy))
            {
                member.Copies.Add(copy);
            }
        });
        cluster.Do(() =>
        {
            if (member.Link != to)
            {
                cluster.Witness(member, HostStep.Switch, call.Authority, to);
                cluster.Switch(member, to);
            }
        });
        Die(HostStep.Switch);
        await StepAsync();
        cluster.Do(() =>
        {
            if (member.Process is null)
            {
                cluster.Witness(member, HostStep.Start, call.Authority, to);
                cluster.StartByUs(member, to, call.Join);
            }
        });
        Die(HostStep.Start);
        await StepAsync();
        cluster.Do(() => Write(call.Authority, open: false, to));
        return (SwapEnd.Done, "");
    }

    private async Task<(SwapEnd End, string Detail)> HaltLockedAsync(HostAuthority authority, HostInstant called, bool kill, TimeSpan stopDeadline)
    {
        var end = cluster.Do<SwapEnd?>(() =>
        {
            if ((Refusal(authority) ?? (Process is null ? null : Unlicensed(called))) is { } no)
            {
                return no;
            }

            Write(authority, open: Process is not null, member.Link);
            return null;
        });
        if (end is { } early)
        {
            return (early, "");
        }

        Die(HostStep.Record);
        await StepAsync();
        if (Process is not null && !await StopAsync(authority, null, licensed: true, kill, stopDeadline))
        {
            return (SwapEnd.StopTimedOut, "the process did not end after SIGTERM");
        }

        Die(HostStep.Stop);
        await StepAsync();
        cluster.Do(() => Write(authority, open: false, member.Link));
        return (SwapEnd.Done, "");
    }

    private async Task<bool> StopAsync(HostAuthority authority, string? to, bool licensed, bool kill, TimeSpan deadline)
    {
        var ignores = IgnoresTerm;
        var wait = ignores ? deadline : cluster.Options.Stop;
        if (ignores && !kill)
        {
            await WaitAsync(wait);
            return false;
        }

        // It hands over and serves nobody from the signal on.
        cluster.Do(() =>
        {
            cluster.Witness(member, HostStep.Stop, authority, to);
            cluster.StopByUs(member, licensed, isHalt: to is null);
        });
        await WaitAsync(wait);
        return true;
    }

    private Task WaitAsync(TimeSpan wait) => wait == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, cluster.Time);

    private Task StepAsync() => WaitAsync(member.HostFaults.Step ?? cluster.Options.Step);

    private bool IsOn(HostProcess process, string to) => process.Version == to && cluster.Options.Script != ScriptMutant.StopsUnlooked;

    private SwapEnd? Refusal(HostAuthority authority, bool takesOver = false) => member.Record switch
    {
        { } record when (record.Controller != authority.Controller || record.Cluster != authority.Cluster)
            && !(takesOver && record.Controller == authority.TakesOverFrom && authority.Number > record.Number) => SwapEnd.OtherController,
        { } record when IsTooLow(authority.Number, record.Number) => SwapEnd.LowerNumber,
        _ => null,
    };

    private bool IsTooLow(long number, long highest) => cluster.Options.Script switch
    {
        ScriptMutant.EqualIsRefused => number <= highest,
        ScriptMutant.OneLowerIsLetIn => number < highest - 1,
        _ => number < highest,
    };

    private SwapEnd? Unlicensed(HostInstant? licence) =>
        cluster.Options.Script == ScriptMutant.StopsUnlicensed ? null
        : licence is null ? SwapEnd.NotLicensed
        : cluster.Options.Script == ScriptMutant.LicenceHasNoAge ? null
        : licence.Boot != boot || Now.Uptime - licence.Uptime > SwapCall.LicenceAge ? SwapEnd.TooLate
        : null;

    private void Write(HostAuthority authority, bool open, string? to)
    {
        member.OpenSince = open && member.Record is not { Open: true } ? cluster.Time.GetUtcNow() : member.OpenSince;
        member.Record = new HostRecord(authority.Controller, authority.Cluster, authority.Number, open, to is null ? null : new(to));
    }

    private void Die(HostStep step)
    {
        if (DiesAfter == step)
        {
            DiesAfter = null;
            throw new HostException("host.script_died", "The script that changed the member ended without an answer.");
        }
    }

    private void Reach()
    {
        if (IsUnreachable)
        {
            throw new HostException("host.unreachable", $"{member.Name}'s host does not answer");
        }
    }
}
