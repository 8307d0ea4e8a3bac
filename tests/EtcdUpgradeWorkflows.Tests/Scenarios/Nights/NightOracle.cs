using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>
/// Whether a night was a good one: nothing outside of its window but the finishing of half-done members, each cluster as its policy wants it, a row for each deviation and none for what was none. It asks the calendar of its own,
/// the hosts and the plan; of the product only the rows that are judged.
/// </summary>
internal sealed class NightOracle
{
    // A member is not begun with less, unless it is known how long one takes (ADR 32).
    private static readonly TimeSpan least = TimeSpan.FromMinutes(4);

    // Jobs look each minute, and not all at once.
    private static readonly TimeSpan soon = TimeSpan.FromMinutes(2.5);

    private readonly NightPlan _plan;
    private readonly NightCalendar _calendar;
    private readonly NightFacts _facts;
    private readonly List<string> _wrong = [];

    private NightOracle(NightPlan plan, NightFacts facts) => (_plan, _calendar, _facts) = (plan, new(plan), facts);

    /// <summary>What was wrong with it.</summary>
    public static IReadOnlyList<string> Judge(NightPlan plan, NightFacts facts)
    {
        NightOracle oracle = new(plan, facts);
        oracle._wrong.AddRange(facts.Failures.Concat(facts.Violations));
        foreach (var cluster in plan.Clusters)
        {
            oracle.JudgeSteps(cluster);
            oracle.JudgeEnd(cluster);
            oracle.JudgeStart(cluster);
            oracle.JudgeWaits(cluster);
            oracle.JudgeLate(cluster);
            oracle.JudgeMixed(cluster);
            oracle.JudgePersons(cluster);
        }

        oracle.JudgeTelling();
        return oracle._wrong;
    }

    /// <summary>A word of what is said of a row of a kind that is too many.</summary>
    public static string WordOf(string kind) => kind switch
    {
        NotificationKind.NeedsYou => "a person was asked for",
        NotificationKind.PutOff => "it was put off at",
        NotificationKinds.Late => "that it is late",
        NotificationKinds.Mixed => "has been mixed for long, and it was not",
        _ => $"'{kind}'",
    };

    /// <summary>What did not come about, so that the night shows nothing of it.</summary>
    public static IReadOnlyList<string> FindMissing(NightPlan plan, NightFacts facts)
    {
        NightOracle oracle = new(plan, facts);
        var rows = facts.Notifications;
        bool Some(string kind, bool ofRun) => rows.Any(n => n.Kind == kind && (n.RunId is not null) == ofRun);
        var (second, survivor) = (plan.Evening.AddHours(24), facts.Killed == "server-1" ? "server-2" : "server-1");
        (string What, bool Came)[] wanted =
        [
            ("a run that needs a person", Some(NotificationKind.NeedsYou, true)), ("a gate that stays closed", Some(NotificationKind.GateWaiting, true)), ("a run that was put off", Some(NotificationKind.PutOff, true)),
            ("a start that was put off", Some(NotificationKind.PutOff, false)), ("a start that was not made", Some(NotificationKinds.DidNotStart, false)), ("a run that is late", Some(NotificationKinds.Late, true)),
            ("a cluster that is mixed for long", Some(NotificationKinds.Mixed, true)), ("a run that has finished", facts.Runs.Any(r => r.SubStatus == RunSubStatus.Finished)),
            ("a cluster that was taken back", facts.Runs.Any(r => r.SubStatus == RunSubStatus.Cancelled)),
            ("a mixed cluster that was finished in the overrun", plan.Of(NightPlan.Half).Any(c => facts.Steps.Any(s => s.Cluster == c.Name && s.Step == HostStep.Stop && oracle._calendar.Pieces(c).Any(p => p.To <= s.At && s.At < p.Overrun)))),
            ("a server that was killed in a swap that ended by itself", facts.Steps.Any(s => (s.Cluster, s.Member) == facts.KilledIn && s.Step == HostStep.Start && s.At > facts.KilledAt)),
            ("a run in its hand that the other one ended", facts.InHand.Any(c => facts.Steps.Any(s => s.Cluster == c && s.At > facts.KilledAt && s.Server.StartsWith(survivor, StringComparison.Ordinal)))),
            ("more that was due than two servers take", facts.Runs.Any(r => facts.Steps.Where(s => s.Cluster == r.Subject).Select(s => s.At).DefaultIfEmpty(r.CreatedAt).Min() - r.CreatedAt > TimeSpan.FromMinutes(5))),
            ("a cluster that went on in the next night", !plan.HasNextNight || facts.Steps.Any(s => s.At > second && facts.Steps.Any(f => f.Cluster == s.Cluster && f.At < second))),
        ];
        return [.. wanted.Where(w => !w.Came).Select(w => w.What)];
    }

    private IEnumerable<NightStep> StepsOf(NightCluster cluster) => _facts.Steps.Where(s => s.Cluster == cluster.Name);

    private IEnumerable<Notification> RowsOf(NightCluster cluster, string kind) => _facts.Notifications.Where(n => n.Cluster == cluster.Name && n.Kind == kind);

    private RunOverview? RunOf(NightCluster cluster) => _facts.Runs.SingleOrDefault(r => r.Subject == cluster.Name);

    private void Say(NightCluster cluster, string what) => _wrong.Add($"{cluster.Name} ({cluster.Window.Name}): {what}");

    // ------------------------------------------------------------------------------------------------------------------------ on the hosts

    private void JudgeSteps(NightCluster cluster)
    {
        Dictionary<string, string?> runs = _facts.Members[cluster.Name].ToDictionary(m => m.Name, _ => (string?)NightPlan.Old);
        foreach (var step in StepsOf(cluster))
        {
            var what = $"{step.Step} of {step.Member} to {step.To} at {step.At:u} by {step.Server}";
            var isHalfDone = runs[step.Member] is null;
            if (step.Step == HostStep.Stop)
            {
                // One whose record was opened in time was begun then.
                if (!MayChange(cluster, step.At, runs) && !(step.OpenSince < step.At && MayChange(cluster, step.OpenSince, runs)))
                {
                    Say(cluster, $"outside of its window: {what}");
                }

                if (step.Down.Count > 0)
                {
                    Say(cluster, $"{what}, and {string.Join(", ", step.Down)} did not serve");
                }

                runs[step.Member] = null;
            }
            else if (!isHalfDone && !MayChange(cluster, step.At, runs))
            {
                Say(cluster, $"outside of its window, and nothing was half done: {what}");
            }

            if (step.Step == HostStep.Start)
            {
                runs[step.Member] = step.To;
            }
        }

        foreach (var member in StepsOf(cluster).GroupBy(s => (s.Member, s.Step, s.To)).Where(g => g.Count() > 1 && !(g.Key.Step == HostStep.Stop && cluster.Trouble == Trouble.ScriptDies)))
        {
            Say(cluster, $"{member.Count()} times {member.Key.Step} of {member.Key.Member} to {member.Key.To}");
        }

        if (cluster.Window.Mixed != MixedPolicy.RollBack && StepsOf(cluster).FirstOrDefault(s => s.To != NightPlan.New) is { } back)
        {
            Say(cluster, $"{back.Member} was taken back at {back.At:u}, which nobody wants");
        }
    }

    private bool MayChange(NightCluster cluster, DateTimeOffset at, Dictionary<string, string?> runs) => _calendar.Pieces(cluster).Any(piece =>
        piece.Contains(at) || (piece.To <= at && at < piece.Overrun && runs.ContainsValue(NightPlan.New) && !runs.Values.All(v => v == NightPlan.New)));

    // ------------------------------------------------------------------------------------------------------------------------- at the end

    private void JudgeEnd(NightCluster cluster)
    {
        var members = _facts.Members[cluster.Name];
        var (run, schedule) = (RunOf(cluster), _facts.Schedules.Single(s => s.Cluster == cluster.Name));
        var isNew = members.All(m => m is { Serves: true, Process.Version: NightPlan.New, ForwardSwaps: 1 });
        var isOld = members.All(m => m is { Serves: true, Process.Version: NightPlan.Old, ForwardSwaps: 0 });
        var state = $"it runs {string.Join(", ", members.Select(m => m.Process?.Version ?? "nothing"))}, its run is {run?.SubStatus.ToString() ?? "not there"}, its schedule {schedule.Status} for {schedule.FireAt:u}";
        var wasChanged = StepsOf(cluster).Any();
        var isRight = (run, schedule.Status) switch
        {
            (null, ScheduleStatus.Refused) => isOld && !wasChanged,
            (null, ScheduleStatus.Waiting) => isOld && !wasChanged && schedule.FireAt >= _plan.End,
            ({ SubStatus: RunSubStatus.Finished }, ScheduleStatus.Fired) => isNew,
            ({ SubStatus: RunSubStatus.Cancelled }, ScheduleStatus.Fired) => isOld && wasChanged && cluster.Window.Mixed == MixedPolicy.RollBack,
            // Half done is nobody; who waits says for what.
            ({ SubStatus: RunSubStatus.Suspended }, ScheduleStatus.Fired) =>
                !isNew && members.All(m => m.Serves && m.Record?.Open != true) && (run.NeedsYou || run.DueAt >= _plan.End - TimeSpan.FromMinutes(10)),
            _ => false,
        };
        if (!isRight)
        {
            Say(cluster, $"it ends wrong: {state}");
        }

        Require(cluster, NotificationKind.Done, run?.Status == RunStatus.Finished ? 1 : 0, run is null ? "no run" : $"a run that is {run.Status}");
        Require(cluster, NotificationKind.Faulted, 0, "no run that faulted");
    }

    private void Require(NightCluster cluster, string kind, int wanted, string because)
    {
        if (RowsOf(cluster, kind).Count() is var count && count != wanted)
        {
            Say(cluster, $"{count} rows '{kind}', and there is {because}");
        }
    }

    // ------------------------------------------------------------------------------------------------------------------------- its start

    private void JudgeStart(NightCluster cluster)
    {
        var opens = _calendar.Openings(cluster.Window)[0].From;
        if (cluster.At is { } after)
        {
            var at = opens + after;
            var isOpen = _calendar.Pieces(cluster).Any(p => p.Contains(at) && p.To - at >= least);
            Require(cluster, NotificationKinds.DidNotStart, isOpen ? 0 : 1, isOpen ? "an instant in its window" : "an instant outside of its window");
            if (isOpen != RunOf(cluster) is not null)
            {
                Say(cluster, $"its start at {at:u} was {(isOpen ? "not " : "")}made");
            }

            return;
        }

        Require(cluster, NotificationKinds.DidNotStart, 0, "a start that keeps to its window");
        if (_facts.Planned[cluster.Name] != opens)
        {
            Say(cluster, $"it was planned for {_facts.Planned[cluster.Name]:u} instead of {opens:u}");
        }

        // Where its opening does not begin when the window's does, it was put off.
        var first = _calendar.Pieces(cluster).First(p => p.To - p.From >= least);
        if (RowsOf(cluster, NotificationKind.PutOff).Count(n => n.ScheduleId is not null) is var count && count != (first.From == opens ? 0 : 1))
        {
            Say(cluster, $"its start was put off {count} times, and it opens at {first.From:u}");
        }

        if (first.From < _plan.End && (RunOf(cluster)?.CreatedAt is not { } created || created - first.From > TimeSpan.FromSeconds(5)))
        {
            Say(cluster, $"it opens at {first.From:u}, and its run is of {RunOf(cluster)?.CreatedAt:u}");
        }
    }

    // -------------------------------------------------------------------------------------------------------------------------- it waits

    private void JudgeWaits(NightCluster cluster)
    {
        var pieces = _calendar.Pieces(cluster).Where(p => p.From < _plan.End).ToList();
        foreach (var row in RowsOf(cluster, NotificationKind.PutOff).Where(n => n.RunId is not null))
        {
            var end = pieces.Find(p => p.From <= row.At && row.At < p.Overrun)?.Overrun ?? row.At;
            if (StepsOf(cluster).FirstOrDefault(s => s.Step == HostStep.Stop && s.To == NightPlan.New && s.At > row.At && s.At < end) is { } stop)
            {
                Say(cluster, $"it was put off at {row.At:u}, and {stop.Member} was stopped at {stop.At:u}");
            }
        }

        foreach (var (piece, index) in pieces.Select((p, i) => (p, i)))
        {
            var next = index + 1 < pieces.Count ? pieces[index + 1].From : _plan.End;
            if (RunOf(cluster) is not { } run || run.CreatedAt >= piece.To || piece.Overrun > _plan.End || IsWhole(cluster, piece.Overrun) || IsTakenBack(cluster, piece.Overrun) || IsAsked(cluster, piece.Overrun))
            {
                continue;
            }

            // Or that a person is: who asks for a yes goes on when somebody gives it.
            if (!RowsOf(cluster, NotificationKind.PutOff).Concat(RowsOf(cluster, NotificationKind.NeedsYou)).Any(n => n.RunId == run.Id && n.At >= piece.From && n.At < next))
            {
                Say(cluster, $"it was not whole at {piece.Overrun:u}, and nobody was told that it goes on later; claimed at {string.Join(", ", Claims(run).Select(at => $"{at:u}"))}");
            }
        }

        var isClosed = cluster.Trouble == Trouble.GateClosed && RunOf(cluster) is not null;
        Require(cluster, NotificationKind.GateWaiting, isClosed ? 1 : 0, isClosed ? "a gate that says no" : "no gate that says no");
        if (isClosed && StepsOf(cluster).Any(s => s.At < _facts.BackAt))
        {
            Say(cluster, "its gate said no, and it was changed");
        }
    }

    private bool IsWhole(NightCluster cluster, DateTimeOffset at) => _facts.At(cluster.Name, at) is var sight && sight.Versions.All(v => v == NightPlan.New) && sight.Serving.All(s => s);

    private bool IsTakenBack(NightCluster cluster, DateTimeOffset at) => RunOf(cluster) is { SubStatus: RunSubStatus.Cancelled, FinishedAt: { } then } && then <= at;

    // Somebody was told that a person is needed, and nobody has answered.
    private bool IsAsked(NightCluster cluster, DateTimeOffset at) =>
        RowsOf(cluster, NotificationKind.NeedsYou).Any(n => n.At <= at && !_facts.Answers.Any(a => a.Cluster == cluster.Name && a.At >= n.At && a.At <= at));

    // ---------------------------------------------------------------------------------------------------------------------------- late

    // From a member's stop until it serves and its owners' step is done.
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> HalfDone(NightCluster cluster)
    {
        foreach (var stop in StepsOf(cluster).Where(s => s.Step == HostStep.Stop))
        {
            var serves = StepsOf(cluster).FirstOrDefault(s => s.Member == stop.Member && s.Step == HostStep.Start && s.At >= stop.At)?.At + cluster.Ready;
            var done = cluster.Smoke == TimeSpan.Zero || stop.To == NightPlan.Old ? serves : _facts.StepsDone.Where(d => (d.Cluster, d.Member, d.Phase) == (cluster.Name, stop.Member, "afterServing") && d.At > stop.At).Select(d => (DateTimeOffset?)d.At).FirstOrDefault();
            yield return (stop.At, done ?? _plan.End);
        }
    }

    private void JudgeLate(NightCluster cluster)
    {
        var halfDone = HalfDone(cluster).ToList();
        foreach (var piece in _calendar.Pieces(cluster).Where(p => p.From < _plan.End))
        {
            var late = halfDone.Find(h => h.From < piece.Overrun && h.To > piece.Overrun + soon);
            if (late != default && !IsAsked(cluster, piece.Overrun + soon) && !RowsOf(cluster, NotificationKinds.Late).Any(n => n.At >= piece.Overrun && n.At <= piece.Overrun + soon))
            {
                Say(cluster, $"it was half done from {late.From:u} to {late.To:u}, its window closed at {piece.Overrun:u}, and nobody was told");
            }
        }

        foreach (var row in RowsOf(cluster, NotificationKinds.Late))
        {
            // What comes behind: it catches up, settles, is verified. Of a server that was killed: by the other one, when that has room.
            var isTakenOver = row.At >= _facts.KilledAt && row.At <= TakenOver(cluster) + soon;
            if (_calendar.Pieces(cluster).Any(p => p.From <= row.At && row.At < p.Overrun) || (!isTakenOver && !halfDone.Exists(h => h.From <= row.At && row.At <= h.To + soon)))
            {
                Say(cluster, $"somebody was told at {row.At:u} that it is late, and it was not");
            }
        }
    }

    // ---------------------------------------------------------------------------------------------------------------------------- mixed

    private void JudgeMixed(NightCluster cluster)
    {
        var sights = _facts.Sights[cluster.Name];
        List<DateTimeOffset> due = [];
        List<(DateTimeOffset From, DateTimeOffset To)> told = [];
        foreach (var (sight, index) in sights.Select((s, i) => (s, i)).Where(s => s.s.IsMixed && (s.i == 0 || !sights[s.i - 1].IsMixed)))
        {
            var until = sights.Skip(index).FirstOrDefault(s => !s.IsMixed)?.At ?? _plan.End;
            due.AddRange(Since(sight.At));

            // What a server swapped that was killed is known at the latest when the other one has taken it over: it may have been killed before it wrote that down.
            told.AddRange(Since(sight.At).Zip(Since(TakenOver(cluster) is { } taken && sight.At <= taken && sight.At >= _facts.KilledAt - soon ? taken : sight.At)));

            IEnumerable<DateTimeOffset> Since(DateTimeOffset from)
            {
                for (var at = from + Night.WarnMixedAfter; at < until; at += Night.WarnMixedAfter)
                {
                    yield return at;
                }
            }
        }

        var rows = RowsOf(cluster, NotificationKinds.Mixed).ToList();
        foreach (var row in rows.Where(r => !due.Exists(at => at - soon <= r.At)))
        {
            Say(cluster, $"somebody was told at {row.At:u} that it has been mixed for long, and it was not");
        }

        // What hangs in its swap is another person's matter until he has answered; then it is told.
        foreach (var (_, to) in told.Where(t => t.To + Night.ByDay + soon < _plan.End && !IsAsked(cluster, t.To) && !rows.Exists(r => r.At >= t.From - soon && r.At <= t.To + Night.ByDay + soon)))
        {
            Say(cluster, $"it has been mixed for long at {to:u}, and nobody was told");
        }
    }

    // -------------------------------------------------------------------------------------------------------------------------- persons

    private void JudgePersons(NightCluster cluster)
    {
        var rows = RowsOf(cluster, NotificationKind.NeedsYou).ToList();
        var start = StepsOf(cluster).FirstOrDefault(s => s.Step == HostStep.Start);
        var isTroubled = cluster.Trouble is Trouble.Hangs or Trouble.MemberDies && start is not null;
        if (isTroubled && !rows.Exists(r => r.At > start!.At && r.At < _facts.BackAt))
        {
            Say(cluster, $"trouble ({cluster.Trouble}) since {start!.At:u}, and nobody was told");
        }

        // Nobody worked on it for longer than ten minutes: it asks before it goes on (rule 10).
        var gap = TakenOver(cluster) - _facts.KilledAt;
        var isInterrupted = gap > TimeSpan.FromMinutes(10);
        if (gap > TimeSpan.FromMinutes(20) && !rows.Exists(r => r.At > _facts.KilledAt))
        {
            Say(cluster, $"nobody worked on it for {gap:c} after {_facts.KilledAt:u}, and it did not ask");
        }

        foreach (var row in rows.Where(r => !(isTroubled && r.At > start!.At) && !isInterrupted))
        {
            Say(cluster, $"a person was asked for at {row.At:u}, and nothing was the matter: {row.Message}");
        }
    }

    // When a server that lived took it over from the one that was killed; null: it was not in its hand.
    private DateTimeOffset? TakenOver(NightCluster cluster) => _facts.InHand.Contains(cluster.Name) && RunOf(cluster) is { } run
        ? Claims(run).Where(at => at > _facts.KilledAt).Select(at => (DateTimeOffset?)at).FirstOrDefault()
        : null;

    private IEnumerable<DateTimeOffset> Claims(RunOverview run) => _facts.Journals[run.Id].Where(e => e.EventName == JournalEvent.Claimed).Select(e => e.Timestamp);

    // -------------------------------------------------------------------------------------------------------------------------- telling

    private void JudgeTelling()
    {
        foreach (var twice in _facts.Told.GroupBy(t => t.Delivery).Where(g => g.Count() > 1))
        {
            _wrong.Add($"{twice.Key} was sent {twice.Count()} times: {twice.First().Notification.Message}");
        }

        var told = _facts.Told.ToLookup(t => t.Notification.Id);
        foreach (var row in _facts.Notifications)
        {
            var first = told[row.Id].Select(t => (DateTimeOffset?)t.At).FirstOrDefault();
            if (first is null ? row.At < _plan.End - Night.ByDay - soon : first - row.At > Night.ByDay + soon)
            {
                _wrong.Add($"{row.Cluster}: '{row.Kind}' of {row.At:u} was told at {first:u}");
            }

            // Again each hour while it is so.
            if (row.Kind == NotificationKind.NeedsYou && _facts.Answers.Where(a => a.Cluster == row.Cluster && a.At > row.At).Select(a => a.At).DefaultIfEmpty(_plan.End).Min() - row.At is var waited
                && told[row.Id].Count() is var count && (count < 1 + (int)((waited - TimeSpan.FromMinutes(30)) / TimeSpan.FromHours(1.25)) || count > 2 + (int)(waited / TimeSpan.FromHours(1))))
            {
                _wrong.Add($"{row.Cluster}: '{row.Kind}' of {row.At:u} waited for {waited:c} and was told {count} times");
            }
        }
    }
}
