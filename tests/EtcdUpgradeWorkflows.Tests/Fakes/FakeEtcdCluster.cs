using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>
/// An etcd cluster and its hosts in memory, in the time of the given <see cref="TimeProvider"/>. It behaves as real members were seen to
/// (the conformance suites hold it to that) and asserts at each step what an upgrade must never do: <see cref="Violations"/>.
/// What is due happens when somebody asks: there is no timer that a test would have to fire for the cluster itself.
/// </summary>
public sealed class FakeEtcdCluster : IEtcdClientFactory, IMemberHostFactory
{
    private static readonly TimeSpan licenceAge = TimeSpan.FromSeconds(3);

    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> due = new();
    private readonly List<FakeMember> members = [];
    private readonly List<string> violations = [];
    private readonly List<EtcdAlarm> alarms = [];
    private long order;
    private DateTimeOffset clock;
    private long lastStop;
    private long written;
    private double writing;
    private long reigns;
    private int nextPid = 1000;
    private int added;
    private string? goesDownTo;

    public FakeEtcdCluster(TimeProvider timeProvider, FakeEtcdOptions? options = null)
    {
        Time = timeProvider;
        Options = options ?? new FakeEtcdOptions();
        clock = timeProvider.GetUtcNow();
        StorageVersion = ClusterVersion = MinorOf(Options.Version) + ".0";
        foreach (var number in Enumerable.Range(1, Options.Members))
        {
            var member = new FakeMember(
                $"{Options.MemberPrefix}{number}",
                (0xa0000000000000UL + (ulong)number).ToString("x", CultureInfo.InvariantCulture),
                new Uri($"http://127.0.0.1:{Options.Port + number}/"),
                new Uri($"http://127.0.0.1:{Options.Port + 100 + number}/"))
            {
                Link = Options.Version,
                Serves = true,
            };
            foreach (var version in Options.Installed.Append(Options.Version).Distinct())
            {
                member.Releases[version] = ReleaseOf(version);
            }

            member.Process = NewProcess(member, Options.Version);
            members.Add(member);
        }

        Believed = Leader = members[0];
        Term = 2;
        Spec = new ClusterSpec(Options.Cluster, [.. members.Select(SpecOf)], EtcdAccess.None);
    }

    /// <summary>The cluster as its file would describe it.</summary>
    public ClusterSpec Spec { get; }

    public FakeEtcdOptions Options { get; }

    public string ClusterId => Options.ClusterId;

    public IReadOnlyList<FakeMember> Members => members;

    /// <summary>What an upgrade must never do and did, in the order it happened. Empty at the end of every good test.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (Gate)
            {
                return [.. violations];
            }
        }
    }

    public FakeMember? Leader { get; private set; }

    public ulong Term { get; private set; }

    /// <summary>Such as 3.4.0.</summary>
    public string ClusterVersion { get; private set; }

    /// <summary>The form of the data of 3.6 and later.</summary>
    public string StorageVersion { get; private set; }

    /// <summary>How often the cluster was told to go down.</summary>
    public int DowngradesEnabled { get; private set; }

    public bool IsAuthEnabled { get; set; }

    /// <summary>At the top of the v2 store; null: its API is off.</summary>
    public int? V2Keys { get; set; }

    internal int V2KeysDeleted { get; set; }

    /// <summary>Keys that a test asks for by name; they are not counted among the others.</summary>
    public List<FoundKey> NamedKeys { get; } = [];

    public IList<EtcdAlarm> Alarms => alarms;

    /// <summary>Added and never started.</summary>
    public IList<ListedMember> Unstarted { get; } = [];

    /// <summary>Whom 2.x members go on to call the leader without a quorum.</summary>
    internal FakeMember? Believed { get; private set; }

    internal TimeProvider Time { get; }

    internal Lock Gate { get; } = new();

    internal long Revision => 1 + written;

    internal long Index => 4 + written + (long)Term;

    public FakeMember Member(string name) => members.Single(m => m.Name == name);

    public FakeMemberHost Host(string name) => new(this, Member(name));

    public IEtcdClient Create(Uri endpoint, EtcdAccess access) => new FakeEtcdClient(this, members.SingleOrDefault(m => m.ClientUrl == endpoint), endpoint, access);

    IMemberHost IMemberHostFactory.Create(MemberSpec member) => member.Host is ManualHostSpec ? throw new WorkflowErrorException(MemberHostFactory.ByHand(member.Name)) : Host(member.Name);

    /// <summary>New keys, written at once.</summary>
    public void Put(int count) => Do(() => written += count);

    /// <summary>The member dies by itself: no hand-over, nobody's fault.</summary>
    public void Kill(string name) => Do(() => GoDown(Member(name), handsOver: false));

    /// <summary>Its machine or an operator starts what the link points to.</summary>
    public void Start(string name) => Do(() =>
    {
        var member = Member(name);
        if (member is { Process: null, Link: { } version })
        {
            Launch(member, version);
        }
    });

    /// <summary>A person points the link elsewhere and touches nothing else.</summary>
    public void RelinkByHand(string name, string version) => Do(() => PointByHand(Member(name), version));

    /// <summary>A person stops the member, points the link elsewhere and starts it.</summary>
    public void RestartByHand(string name, string version) => Do(() =>
    {
        var member = Member(name);
        GoDown(member, handsOver: true);
        PointByHand(member, version);
        Launch(member, version);
    });

    /// <summary>A person removes the member; etcd then ends its process.</summary>
    public void RemoveByHand(string name) => Do(() =>
    {
        Member(name).IsListed = false;
        GoDown(Member(name), handsOver: true);
    });

    /// <summary>A person removes the member and adds it again with an empty data directory, under its name and addresses.</summary>
    public void ReplaceByHand(string name) => Do(() =>
    {
        var member = Member(name);
        GoDown(member, handsOver: true);
        member.Id = (ulong.Parse(member.Id, NumberStyles.HexNumber, CultureInfo.InvariantCulture) + 0x1000).ToString("x", CultureInfo.InvariantCulture);
        Launch(member, member.Link!);
    });

    /// <summary>A person adds a member and has not started it yet.</summary>
    public void AddByHand(Uri peerUrl) => Do(() => Unstarted.Add(new("a000000000000f", "", [peerUrl.ToString().TrimEnd('/')], [], false)));

    /// <summary>SIGSTOP.</summary>
    public void Freeze(string name) => Do(() =>
    {
        Member(name).IsFrozen = true;
        LookForLeader(handsOver: false);
    });

    /// <summary>SIGCONT.</summary>
    public void Thaw(string name) => Do(() =>
    {
        Member(name).IsFrozen = false;
        LookForLeader(handsOver: false);
    });

    public void Corrupt(string name) => Do(() => Member(name).IsCorrupt = true);

    public void Heal(string name) => Do(() => Member(name).IsCorrupt = false);

    public void MakeLearner(string name) => Do(() => Member(name).IsLearner = true);

    /// <summary>Lets everything happen that is due by now, then looks at the cluster as one.</summary>
    internal T Do<T>(Func<T> look)
    {
        lock (Gate)
        {
            var now = Time.GetUtcNow();
            while (due.TryPeek(out _, out var priority) && priority.Due <= now)
            {
                AdvanceTo(priority.Due);
                due.Dequeue()();
            }

            AdvanceTo(now);
            return look();
        }
    }

    internal void Do(Action change) => Do(() =>
    {
        change();
        return true;
    });

    internal bool HasQuorum => Voting() >= Quorum;

    internal static bool Takes(FakeMember member) => member is { Serves: true, IsFrozen: false };

    internal long AppliedBy(FakeMember member) => clock < member.CaughtUpAt ? member.AppliedBefore : Index;

    internal void ReadThrough(FakeMember member) => member.Read = (clock, ++order);

    /// <summary>Told before each step of a script that changes a member.</summary>
    internal Action<FakeMember, HostStep, HostAuthority, string?> Witness { get; set; } = (_, _, _, _) => { };

    /// <summary>A host call stops the process: the moment at which most can go wrong.</summary>
    internal void StopByUs(FakeMember member, bool licensed, bool isHalt)
    {
        // A halt is an operator's word for a whole cluster.
        if (Takes(member) && !isHalt)
        {
            Judge(member, licensed);
        }

        member.Stops++;
        member.IsDownBecauseOfUs = true;
        lastStop = ++order;
        GoDown(member, handsOver: true);
        var down = members.Where(m => m.IsDownBecauseOfUs).Select(m => m.Name).ToList();
        if (down.Count > 1 && !Options.DowntimeAllowed)
        {
            Violate($"{string.Join(" and ", down)} are down because of us");
        }
    }

    internal void Switch(FakeMember member, string to)
    {
        var direction = member.Link is { } from ? System.Version.Parse(to).CompareTo(System.Version.Parse(from)) : 0;
        member.ForwardSwaps += Math.Sign(direction);
        if (member.ForwardSwaps > Options.Hops)
        {
            Violate($"{member.Name} was swapped forward {(Options.Hops == 1 ? "a second time" : $"more than {Options.Hops} times")}");
        }

        member.Link = to;
    }

    /// <summary>Restored data become the member's. With the last one the cluster is the one of the backup.</summary>
    internal void Place(FakeMember member)
    {
        if (members.FirstOrDefault(m => m.Process is not null && m.Restored != member.Prepared) is { } running)
        {
            Violate($"the data of {member.Name} were replaced while {running.Name} runs on its old ones");
        }

        (member.Restored, member.Prepared) = (member.Prepared, null);
        if (member.PreparedOrigin != DataOrigin.Snapshot)
        {
            // A cluster of the founder alone.
            (member.IsEmpty, member.IsListed) = (member.PreparedOrigin == DataOrigin.Joins, member.PreparedOrigin == DataOrigin.V2Data);
            Unstarted.Clear();
        }

        if (members.All(m => m.Restored == member.Restored))
        {
            written = member.PreparedRevision - 1;
            ClusterVersion = MinorOf(member.PreparedVersion!) + ".0";
        }
    }

    /// <param name="join">With what it is to join, as etcd takes it; null: by its own description.</param>
    internal void StartByUs(FakeMember member, string version, string? join)
    {
        if (member.IsEmpty && !(join ?? "").Split(',').Order().SequenceEqual(InitialOf(member).Order()))
        {
            Violate($"{member.Name} was started empty with '{join}' instead of '{string.Join(',', InitialOf(member))}': it begins a cluster of its own, or ends");
        }

        if (members.Any(m => m.Restored != member.Restored))
        {
            Violate($"{member.Name} was started while data of two clusters are in place");
        }

        if (IsOlderThanCluster(version))
        {
            Violate($"{version} was started on {member.Name} after the cluster version rose to {ClusterVersion}");
        }

        Launch(member, version);
    }

    /// <summary>What an empty member has to be started with: all that are listed, by name, and itself. Nothing while it was not added.</summary>
    private IEnumerable<string> InitialOf(FakeMember member) => Unstarted.Any(m => m.PeerUrls.Contains(UrlOf(member)))
        ? members.Where(m => m.IsListed).Append(member).Select(m => $"{m.Name}={UrlOf(m)}")
        : [];

    internal static string UrlOf(FakeMember member) => member.PeerUrl.ToString().TrimEnd('/');

    /// <summary>False: a member has that URL already.</summary>
    internal bool TryAdd(string peerUrl)
    {
        if (members.Any(m => m.IsListed && UrlOf(m) == peerUrl) || Unstarted.Any(m => m.PeerUrls.Contains(peerUrl)))
        {
            return false;
        }

        Unstarted.Add(new((0xb0000000000000UL + (ulong)++added).ToString("x", CultureInfo.InvariantCulture), "", [peerUrl], [], false));
        return true;
    }

    /// <summary>As etcd validates it, of enable too: one way down at a time, and by exactly one minor release below the cluster version.</summary>
    internal string? FindDowngradeProblem(string target)
    {
        var (now, wanted) = (System.Version.Parse(ClusterVersion), System.Version.Parse(target));
        return goesDownTo is not null ? "etcdserver: cluster has a downgrade job in progress"
            : (wanted.Major, wanted.Minor) != (now.Major, now.Minor - 1) ? "etcdserver: invalid downgrade target version"
            : null;
    }

    /// <summary>The cluster is on its way down: some time later its version and the form of its data are the lower ones.</summary>
    internal void EnableDowngrade(string target)
    {
        DowngradesEnabled++;
        if (members.FirstOrDefault(m => m.Process is { Version: { } version } && !TellsStorage(version)) is { } old)
        {
            Violate($"downgrade enable was sent while {old.Name} runs {old.Process!.Version}");
        }

        goesDownTo = target;
        After(Options.Flip, () =>
        {
            ClusterVersion = target;
            StorageVersion = Options.StorageStays ? StorageVersion : target;
        });
    }

    internal static bool TellsStorage(string version) => System.Version.Parse(version) >= new System.Version(3, 6);

    internal void MoveLeader(FakeMember target)
    {
        Believed = Leader = target;
        Term++;
    }

    internal void Violate(string what) => violations.Add(what);

    private static void PointByHand(FakeMember member, string version)
    {
        if (System.Version.Parse(version) < System.Version.Parse(member.Link!))
        {
            member.ForwardSwaps = Math.Min(0, member.ForwardSwaps); // as after a rollback: one more swap forward is due
        }

        member.Link = version;
    }

    private int Quorum => ((members.Count(m => m.IsVoter) + Unstarted.Count) / 2) + 1;

    private int Voting() => members.Count(m => m.IsVoter && Takes(m));

    private void Judge(FakeMember member, bool licensed)
    {
        if (!licensed)
        {
            Violate($"{member.Name} was stopped without a licence");
        }

        foreach (var other in members.Where(m => m != member && m.IsVoter))
        {
            if (other.Read is not { } read || clock - read.At > licenceAge || read.Order < lastStop)
            {
                Violate($"{member.Name} was stopped without a fresh read through {other.Name}");
            }
        }

        if (!Options.DowntimeAllowed && !member.IsLearner && HasQuorum && Voting() - 1 < Quorum)
        {
            Violate($"the stop of {member.Name} lost the quorum");
        }
    }

    private void Launch(FakeMember member, string version)
    {
        member.Process = NewProcess(member, version);
        member.AppliedBefore = Math.Min(member.AppliedBefore, Index);
        var process = member.Process;
        After(Options.Ready, () =>
        {
            if (member.Process != process)
            {
                return;
            }

            if (IsOlderThanCluster(version))
            {
                member.Process = null;
                member.Log.Add(
                    $"C | etcdserver/membership: cluster cannot be downgraded (current version: {version} is lower than determined cluster version: {MinorOf(ClusterVersion)}).");
                return;
            }

            if (Unstarted.FirstOrDefault(m => m.PeerUrls.Contains(UrlOf(member))) is { } awaited)
            {
                Unstarted.Remove(awaited);
                (member.Id, member.IsListed, member.IsEmpty) = (awaited.Id, true, false);
            }

            member.Serves = true;
            Log(member, 'I', $"etcdserver: published {{Name:{member.Name} ClientURLs:[{member.ClientUrl.ToString().TrimEnd('/')}]}} to cluster {ClusterId}");
            if (Leader is { Process.Version: { } leads } elder && elder != member && System.Version.Parse(leads) < System.Version.Parse(version))
            {
                Log(elder, 'W', $"etcdserver: the local etcd version {leads} is not up-to-date");
                Log(elder, 'W', $"etcdserver: member {member.Id} has a higher version {version}");
            }

            member.IsDownBecauseOfUs = false;
            member.CaughtUpAt = clock + Options.CatchUp;
            LookForLeader(handsOver: false);
            LookForFlip();
        });
    }

    /// <summary>As real members write it; what a test adds goes the same way.</summary>
    public void LogLine(string member, char level, string text) => Do(() => Log(Member(member), level, text));

    private void Log(FakeMember member, char level, string text) =>
        member.Log.Add(string.Create(CultureInfo.InvariantCulture, $"{clock:yyyy-MM-dd HH:mm:ss.ffffff} {level} | {text}"));

    private void GoDown(FakeMember member, bool handsOver)
    {
        // 2.x does not hand leadership over when it is stopped.
        handsOver &= member.Process is { Version: { } version } && !IsV2(version);
        member.AppliedBefore = AppliedBy(member);
        foreach (var other in members.Where(m => m != member && member.Serves && m.Serves))
        {
            Log(other, 'I', $"rafthttp: the connection with {member.Id} became inactive");
            Log(other, 'E', $"rafthttp: failed to dial {member.Id} on stream Message (dial tcp {member.PeerUrl.Authority}: connect: connection refused)");
        }

        member.Process = null;
        member.Serves = false;
        member.IsFrozen = false;
        LookForLeader(handsOver);
    }

    private void LookForLeader(bool handsOver)
    {
        if (Leader is { } leader && Takes(leader) && HasQuorum)
        {
            return;
        }

        var reign = ++reigns;
        if (handsOver && HasQuorum)
        {
            Elect();
        }
        else
        {
            // Until its time-out the rest believes in the leader it knew.
            After(Options.Election, () =>
            {
                if (reign == reigns)
                {
                    Leader = null;
                    if (HasQuorum)
                    {
                        Elect();
                    }
                }
            });
        }
    }

    private void Elect()
    {
        Believed = Leader = members.First(m => m.IsVoter && Takes(m));
        Term++;
        LookForFlip();
    }

    private void LookForFlip()
    {
        if (FlipTarget() is { } target)
        {
            After(Options.Flip, () =>
            {
                if (FlipTarget() == target && Leader is not null && HasQuorum)
                {
                    Log(Leader, 'N', $"etcdserver: updated the cluster version from {MinorOf(ClusterVersion)} to {MinorOf(target)}");
                    ClusterVersion = target;
                }
            });
        }
    }

    /// <summary>The version that all members together allow; null when it is the present one or somebody is not known.</summary>
    private string? FlipTarget()
    {
        if (members.Any(m => m.IsListed && (m.Process is null || !m.Serves)))
        {
            return null;
        }

        var lowest = members.Where(m => m.IsListed).Select(m => m.Process!.Version!).MinBy(System.Version.Parse)!;
        var target = MinorOf(lowest) + ".0";
        if (goesDownTo is not null)
        {
            // It ends by itself with the last member on the lower release.
            goesDownTo = members.All(m => MinorOf(m.Process!.Version!) + ".0" == goesDownTo) ? null : goesDownTo;
            return null;
        }

        return System.Version.Parse(target) > System.Version.Parse(ClusterVersion) ? target : null;
    }

    private bool IsOlderThanCluster(string version) => System.Version.Parse(MinorOf(version)) < System.Version.Parse(MinorOf(ClusterVersion));

    private void After(TimeSpan wait, Action action)
    {
        if (wait == TimeSpan.Zero)
        {
            action();
        }
        else
        {
            due.Enqueue(action, (clock + wait, order++));
        }
    }

    private void AdvanceTo(DateTimeOffset instant)
    {
        if (Leader is { } leader && Takes(leader) && HasQuorum)
        {
            writing += (instant - clock).TotalSeconds * Options.WritesPerSecond;
            var whole = (long)writing;
            written += whole;
            writing -= whole;
        }

        clock = instant;
    }

    private HostProcess NewProcess(FakeMember member, string version) =>
        new(nextPid++, 100_000 + nextPid, version, $"/fake/{member.Name}/versions/{version}/etcd");

    private MemberSpec SpecOf(FakeMember member) => new(
        member.Name,
        member.ClientUrl,
        member.PeerUrl,
        Options.IsManual ? new ManualHostSpec(Options.Instructions) : new ProcessHostSpec(
            $"/fake/{member.Name}",
            $"/fake/{member.Name}.data",
            ["--name", member.Name, "--data-dir", $"/fake/{member.Name}.data"],
            $"/fake/{member.Name}.log",
            new Dictionary<string, string>()));

    /// <summary>The same in every process: a run's transcript must not depend on it.</summary>
    internal static InstalledRelease ReleaseOf(string version)
    {
        var sum = SHA256.HashData(Encoding.UTF8.GetBytes(version));
        return new InstalledRelease(version, Convert.ToHexStringLower(sum), 20_000_000, BitConverter.ToUInt16(sum));
    }

    internal static bool IsV2(string version) => version.StartsWith("2.", StringComparison.Ordinal);

    private static string MinorOf(string version) => string.Join('.', version.Split('.').Take(2));
}
