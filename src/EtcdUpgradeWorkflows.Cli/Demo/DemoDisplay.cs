using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Following;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Shows the upgrade as any display does, and keeps what the report tells: when each member was swapped, what was backed up.</summary>
internal sealed class DemoDisplay : IRunDisplay
{
    private readonly IRunDisplay _inner;
    private readonly string _target;
    private readonly TimeProvider _time;
    private readonly ServerKill? _kill;

    public DemoDisplay(IRunDisplay inner, string target, TimeProvider time, ServerKill? kill)
    {
        _inner = inner;
        _target = target;
        _time = time;
        _kill = kill;
    }

    public List<SwappedMember> Swapped { get; } = [];

    /// <summary>All that the run said.</summary>
    public List<string> Journal { get; } = [];

    /// <summary>What the run said of its backups and their proofs.</summary>
    public List<string> Backups { get; } = [];

    public void Show(RunDocument run)
    {
        foreach (var member in run.Members.Where(m => m.Version == _target && m.State == "serving" && Swapped.All(s => s.Name != m.Name)))
        {
            Swapped.Add(new(member.Name, _time.GetUtcNow(), _time.GetUtcNow() - run.CreatedAt));
        }

        _inner.Show(run);
        if (Swapped.Count == 1 && _kill?.TryKill() == true)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"killed the server (pid {_kill.Pid}, SIGKILL)"));
        }
    }

    public void Show(JournalDocument line)
    {
        _kill?.Notice(line.Entry.Timestamp);
        if (line.Entry is { EventName: JournalEvent.Note, Message: { } said })
        {
            Journal.Add(said);
        }

        if (line.Entry is { EventName: JournalEvent.Note, ActivityType: "Etcd.Backup" or "Etcd.VerifyBackup", Message: { } message })
        {
            Backups.Add(message);
        }

        _inner.Show(line);
    }

    public void Say(string text) => _inner.Say(text);

    public Task<T> DuringAsync<T>(Func<Task<T>> follow) => _inner.DuringAsync(follow);
}

/// <param name="After">Since the upgrade began.</param>
internal sealed record SwappedMember(string Name, DateTimeOffset At, TimeSpan After);
