using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>One member as a run knows it.</summary>
/// <param name="Id">Hex; null when nobody told it.</param>
/// <param name="Version">What it ran; null when it did not run.</param>
/// <param name="Link">The release its link <c>current</c> named.</param>
public sealed record KnownMember(string Name, string? Id, string? Version, string? Link)
{
    /// <summary>What it ran before this run brought it to <see cref="Version"/>; null: this run has not, or nobody knows.</summary>
    public string? SwappedFrom { get; init; }
}

/// <param name="Name">Empty while it was not started.</param>
public sealed record KnownListing(string Id, string Name);

/// <summary>
/// What a run knows of its cluster's members: as it last saw them, or made them. What is otherwise later was done by somebody else. It is kept among
/// the run's outputs, under <see cref="Output"/>.
/// </summary>
/// <param name="Target">The release the run goes to.</param>
/// <param name="At">When all this was last seen to be so.</param>
/// <param name="Listed">The member list; null when nobody told it.</param>
public sealed record KnownMembers(EtcdVersion Target, DateTimeOffset At, IReadOnlyList<KnownMember> Members, IReadOnlyList<KnownListing>? Listed)
{
    public const string Output = "clusterMembers";

    /// <summary>When the swap under way was begun; null: none is, or nobody knows.</summary>
    public DateTimeOffset? SwapBegan { get; init; }

    /// <summary>The longest that a member took from its swap to its verification; null: none was swapped yet.</summary>
    public TimeSpan? SlowestSwap { get; init; }

    /// <summary>The longest that a backup of this run took until it was proved; null: none was yet.</summary>
    public TimeSpan? SlowestBackup { get; init; }

    /// <summary>Since when the members run more than one release; null: they do not.</summary>
    public DateTimeOffset? MixedSince { get; init; }

    // A person was waited for: that says nothing of the next one.
    private static readonly TimeSpan LongestMeasured = TimeSpan.FromMinutes(30);

    /// <summary>A member was verified.</summary>
    public KnownMembers Verified(DateTimeOffset at) => SwapBegan is { } began && at - began is var took && took <= LongestMeasured && took > (SlowestSwap ?? TimeSpan.Zero)
        ? this with { SwapBegan = null, SlowestSwap = took }
        : this with { SwapBegan = null };

    /// <summary>A backup was proved.</summary>
    public KnownMembers Proved(TimeSpan took) => took <= LongestMeasured && (SlowestBackup is not { } slowest || took > slowest) ? this with { SlowestBackup = took } : this;

    public static KnownMembers Of(ClusterView view, EtcdVersion target) => new(
        target,
        view.ProbedAt,
        [.. view.Members.Select(m => new KnownMember(m.Name, view.IdOf(m), VersionOf(m), m.Host?.LinkVersion))],
        view.MemberList is { } list ? [.. list.Select(l => new KnownListing(l.Id, l.Name))] : null);

    /// <summary>What a run knows, by its state: the innermost workflow that knows anything.</summary>
    public static KnownMembers? Of(RunState state) => Parse(
        state.Frames.Select(frame => frame.Outputs).Prepend(state.Outputs).LastOrDefault(outputs => outputs?.ContainsKey(Output) == true)?[Output]);

    /// <summary>A member, or the whole cluster, is half way: a key is open, or a swap is under way. A backup that is being taken leaves nobody half done.</summary>
    public static bool IsHalfWay(RunState state) => !state.OpenKeys.IsEmpty || (state.Intent is { } open && SwapIntent.IsOne(open.Intent));

    /// <param name="before">What was known until now.</param>
    public KnownMembers After(KnownMembers? before, DateTimeOffset now) => Members.Select(m => m.Version).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1
        ? this with { MixedSince = before?.MixedSince ?? now }
        : this with { MixedSince = null };

    public static KnownMembers? Parse(JsonElement? output) => output?.Deserialize<KnownMembers>(EngineJson.Options);

    public KnownMember? Find(string name) => Members.FirstOrDefault(m => m.Name == name);

    /// <summary>This run has brought the member to a release.</summary>
    /// <param name="from">What it ran before; null: nobody knows.</param>
    public KnownMembers With(string member, string? from, string version) =>
        this with { Members = [.. Members.Select(m => m.Name == member ? m with { Version = version, Link = version, SwappedFrom = from } : m)] };

    /// <summary>What was seen again, unchanged or made by this run. What is half done, or did not answer, is kept as it was.</summary>
    public KnownMembers SeenAgain(ClusterView view)
    {
        var now = Of(view, Target);
        return now with
        {
            Members = [.. now.Members.Select(m => view.FindMember(m.Name) is { Serves: true, IsHalfDone: false, Host: not null } ? m with { SwappedFrom = Find(m.Name)?.SwappedFrom } : Find(m.Name) ?? m)],
            Listed = now.Listed ?? Listed,
            SwapBegan = SwapBegan, SlowestSwap = SlowestSwap, SlowestBackup = SlowestBackup,
        };
    }

    /// <summary>What is otherwise and was not this run's doing, a sentence each with before and after.</summary>
    public IReadOnlyList<string> FindChanges(ClusterView view)
    {
        List<string> changes = [];
        foreach (var member in view.Members)
        {
            if (Find(member.Name) is { } known && !member.IsHalfDone)
            {
                AddChanges(changes, known, member, view);
            }
        }

        AddListChanges(changes, view);
        return changes;
    }

    private static void AddChanges(List<string> changes, KnownMember known, MemberView member, ClusterView view)
    {
        if (known.Id is { } before && view.IdOf(member) is { } id && id != before)
        {
            changes.Add($"{member.Name} is member {id}; it was {before}.");
        }

        // A step of this run that was dropped half way: the record on its host says where the script brought it.
        if (member.Host is { Record: { Open: false, To.Version: { } to } } && member.Host.LinkVersion == to && known.Link != to)
        {
            known = known with { Version = member.IsStopped ? null : to, Link = to };
        }

        var running = VersionOf(member);
        if (known.Version is { } ran && member.IsStopped)
        {
            changes.Add($"{member.Name} does not run; it ran {ran}.");
        }
        else if (known.Version is { } other && running is not null && running != other)
        {
            changes.Add($"{member.Name} runs {running}; it ran {other}.");
        }

        if (known.Link is { } pointed && member.Host?.LinkVersion is { } link && link != pointed && (link != running || running == known.Version))
        {
            changes.Add($"The link of {member.Name} names {link}; it named {pointed}.");
        }
    }

    private void AddListChanges(List<string> changes, ClusterView view)
    {
        if (Listed is null || view.MemberList is not { } list)
        {
            return;
        }

        // One that was replaced is told above, by its name.
        changes.AddRange(Listed.Where(l => list.All(now => now.Id != l.Id && (now.Name != l.Name || !now.IsStarted)))
            .Select(l => $"{(l.Name.Length > 0 ? l.Name : "An unstarted member")} ({l.Id}) is not in the member list; it was."));
        changes.AddRange(list.Where(now => Listed.All(l => now.Id != l.Id && (now.Name != l.Name || !now.IsStarted)))
            .Select(now => $"{(now.IsStarted ? now.Name : $"A member at {string.Join(", ", now.PeerUrls)}")} ({now.Id}) is in the member list; it was not."));
    }

    private static string? VersionOf(MemberView member) => member.Host?.Process?.Version ?? member.ServerVersion?.ToString();
}
