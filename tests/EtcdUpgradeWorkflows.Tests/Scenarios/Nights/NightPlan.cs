using EtcdUpgradeWorkflows.Etcd.Calendar;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>What becomes of a cluster that is mixed when its window closes.</summary>
internal enum MixedPolicy
{
    Continue,
    Finish,
    RollBack,
}

/// <summary>A window as the night's people have agreed upon it.</summary>
/// <param name="Label">Of the clusters that it is for; null: they are named.</param>
internal sealed record NightWindow(string Name, string Zone, LocalTime Opens, TimeSpan Lasts, TimeSpan Overrun, MixedPolicy Mixed, bool IsWeekly, string? Label);

/// <summary>What goes wrong with a cluster by itself.</summary>
internal enum Trouble
{
    None,

    /// <summary>The first new process hangs until a person helps it.</summary>
    Hangs,

    /// <summary>A gate says no until the next morning.</summary>
    GateClosed,

    /// <summary>A member dies while another one is being swapped, and stays down until somebody starts it.</summary>
    MemberDies,

    /// <summary>The script of the first swap dies when the member is stopped.</summary>
    ScriptDies,
}

/// <summary>One cluster of the night.</summary>
/// <param name="At">When its start is planned, from the opening of its window; null: with the window.</param>
/// <param name="Soak">How long the first member runs alone.</param>
/// <param name="Drain">How long the owners' step before a stop takes; zero: there is none.</param>
/// <param name="Smoke">The same of their step after it.</param>
internal sealed record NightCluster(
    int Index, NightWindow Window, TimeSpan? At, bool RequiresWindow, bool IsFrozen, Trouble Trouble, TimeSpan? Soak, TimeSpan Drain, TimeSpan Smoke, TimeSpan Ready, TimeSpan Stop)
{
    public string Name => $"c{Index:00}";
}

/// <summary>Forty clusters, three windows, a freeze: the same for the same seed.</summary>
internal sealed class NightPlan
{
    public const string Old = "3.4.23";
    public const string New = "3.5.16";

    private NightPlan(DateTimeOffset evening, int seed)
    {
        Evening = evening;
        Seed = seed;
        var random = new Random(seed);
        Clusters = [.. Enumerable.Range(0, 40).Select(index => Create(index, random))];
        KilledAtStop = random.Next(15, 35);
    }

    public DateTimeOffset Evening { get; }

    public int Seed { get; }

    /// <summary>It goes on through the next night.</summary>
    public bool HasNextNight { get; private init; }

    /// <summary>The noon, or the morning after the next night.</summary>
    public DateTimeOffset End => Evening.AddHours(HasNextNight ? 35 : 17);

    /// <summary>When the people come who answer.</summary>
    public DateTimeOffset Morning => Evening.AddHours(12.5);

    public static NightWindow Berlin { get; } = new("berlin", "Europe/Berlin", new(1, 30), TimeSpan.FromHours(2), TimeSpan.Zero, MixedPolicy.Continue, IsWeekly: false, "site=berlin");

    /// <summary>At a local time that exists twice in autumn, and not at all in spring.</summary>
    public static NightWindow Half { get; } = new("half", "Europe/Berlin", new(2, 30), TimeSpan.FromMinutes(45), TimeSpan.FromMinutes(30), MixedPolicy.Finish, IsWeekly: true, null);

    public static NightWindow NewYork { get; } = new("newyork", "America/New_York", new(20, 0), TimeSpan.FromHours(1), TimeSpan.Zero, MixedPolicy.RollBack, IsWeekly: false, "site=newyork");

    public static IReadOnlyList<NightWindow> Windows { get; } = [Berlin, Half, NewYork];

    public IReadOnlyList<NightCluster> Clusters { get; }

    /// <summary>A server dies while it stops the member that is the so many-th of the night.</summary>
    public int KilledAtStop { get; }

    /// <summary>The night of the autumn change; and that of spring, in which the clocks of New York have changed already.</summary>
    public static NightPlan Autumn(int seed, bool hasNextNight) => new(new(2026, 10, 24, 18, 0, 0, TimeSpan.Zero), seed) { HasNextNight = hasNextNight };

    public static NightPlan Spring(int seed, bool hasNextNight) => new(new(2027, 3, 27, 18, 0, 0, TimeSpan.Zero), seed) { HasNextNight = hasNextNight };

    public IEnumerable<NightCluster> Of(NightWindow window) => Clusters.Where(cluster => cluster.Window == window);

    public StoredWindow Store(NightWindow window) => new(
        new(
            window.Name, window.IsWeekly ? "FREQ=WEEKLY" : "FREQ=DAILY", window == NewYork ? $"{Evening:yyyy-MM-dd}" : $"{Evening.AddDays(1):yyyy-MM-dd}", $"{window.Opens:HH\\:mm}", window.Zone, $"{window.Lasts:hh\\:mm}",
            window.Label is null ? [.. Of(window).Select(c => c.Name)] : [], window.Overrun == TimeSpan.Zero ? null : $"{window.Overrun:hh\\:mm}",
            window.Mixed switch { MixedPolicy.Finish => "finish", MixedPolicy.RollBack => "rollback", _ => null }, window.Label is null ? null : [window.Label]),
        "carl", Evening);

    private static NightCluster Create(int index, Random random)
    {
        var window = index < 18 ? Berlin : index < 30 ? Half : NewYork;
        TimeSpan? at = index switch { 3 => Minutes(5), 8 => Minutes(50), 12 => Minutes(-120), 13 => Minutes(117), 16 => Minutes(114.5), 31 => Minutes(20), _ => null };
        var trouble = index switch { 0 => Trouble.Hangs, 1 => Trouble.GateClosed, 4 => Trouble.MemberDies, 21 => Trouble.ScriptDies, 35 => Trouble.Hangs, _ => Trouble.None };
        TimeSpan? soak = index switch { 6 or 7 => Minutes(115), 10 => Minutes(60), 22 => Minutes(40), 23 => Minutes(43), 24 => Minutes(46), 32 or 34 => Minutes(48), 36 => Minutes(45), _ => null };
        return new(
            index, window, at, RequiresWindow: at is not null || index % 3 == 0, IsFrozen: index is 2 or 5 or 8 or 11 or 18 or 19 or 33, trouble, soak,
            index % 4 == 1 ? Minutes(random.Next(1, 3)) : TimeSpan.Zero, index == 16 ? Minutes(9) : index is 32 or 34 ? Minutes(4) : index % 2 == 0 ? TimeSpan.FromSeconds(random.Next(150, 560)) : TimeSpan.Zero,
            TimeSpan.FromMilliseconds(random.Next(200, 1000)), TimeSpan.FromSeconds(random.Next(2, 28)));
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
