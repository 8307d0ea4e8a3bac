using EtcdUpgradeWorkflows.Etcd.Clusters;
using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>A time in which clusters may be worked on: once, or again and again.</summary>
/// <param name="Name">Up to 63 lower-case letters, digits and dashes; known by it.</param>
/// <param name="Rule">An RFC 5545 recurrence rule of dates (DAILY, WEEKLY, MONTHLY, YEARLY); null: on the first date alone.</param>
/// <param name="FirstDate">The local date from which the rule counts.</param>
/// <param name="Opens">Local time.</param>
/// <param name="Zone">IANA.</param>
/// <param name="Duration">Exact, in a night of a clock change too: the local time of its end is another one then.</param>
/// <param name="Clusters">Whom it is for, by name; empty: every cluster.</param>
public sealed record MaintenanceWindow(
    string Name, string? Rule, LocalDate FirstDate, LocalTime Opens, string Zone, Duration Duration, IReadOnlyList<string> Clusters)
{
    /// <summary>How much longer it is open for a cluster whose members are mixed when it closes; zero: not at all, such a cluster waits for the next opening.</summary>
    public Duration Overrun { get; init; }

    /// <summary>A cluster that would be mixed when it closes is taken back to the old release before, where that is legal and the time is enough; false: it goes on in the next opening.</summary>
    public bool RollsBackMixed { get; init; }

    /// <summary>What was to start when it opened, and for which no server was there, waits for the next opening; false: it is caught up as long as it is open.</summary>
    public bool SkipsMissed { get; init; }

    /// <summary>Labels, as key=value: it is for the clusters that have one of them, too.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Neither clusters nor labels are named.</summary>
    public bool IsForAll => Clusters.Count == 0 && Labels.Count == 0;

    /// <summary>By name; who knows a cluster's labels asks <see cref="OfCluster"/>.</summary>
    public bool IsFor(string cluster) => IsForAll || Clusters.Contains(cluster, StringComparer.Ordinal);

    /// <summary>As this cluster has it: for it alone, whatever it was named by. Null: it is not for it.</summary>
    public MaintenanceWindow? OfCluster(ClusterSpec cluster) => IsFor(cluster.Name) || Labels.Any(cluster.HasLabel) ? this with { Clusters = [cluster.Name], Labels = [] } : null;
}

/// <summary>A time in which nothing is begun, window or not.</summary>
/// <param name="Clusters">Whom it is for, by name; empty: every cluster.</param>
public sealed record Freeze(string Name, Interval Time, string Reason, IReadOnlyList<string> Clusters)
{
    /// <summary>Labels, as key=value: it is for the clusters that have one of them, too.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Neither clusters nor labels are named.</summary>
    public bool IsForAll => Clusters.Count == 0 && Labels.Count == 0;

    /// <summary>By name; who knows a cluster's labels asks <see cref="OfCluster"/>.</summary>
    public bool IsFor(string cluster) => IsForAll || Clusters.Contains(cluster, StringComparer.Ordinal);

    /// <summary>As this cluster has it; null: it is not for it.</summary>
    public Freeze? OfCluster(ClusterSpec cluster) => IsFor(cluster.Name) || Labels.Any(cluster.HasLabel) ? this with { Clusters = [cluster.Name], Labels = [] } : null;

    /// <summary>It is for all clusters that the window is for, as far as names and labels tell.</summary>
    public bool IsForAllOf(MaintenanceWindow window) =>
        IsForAll || (!window.IsForAll && window.Clusters.All(IsFor) && window.Labels.All(label => Labels.Contains(label, StringComparer.Ordinal)));
}

/// <summary>What the clocks do to an opening.</summary>
public enum ClockChange
{
    None,

    /// <summary>Its local time does not exist that night: it opens when the clocks have gone forward.</summary>
    OpensInGap,

    /// <summary>Its local time exists twice: it opens the first time.</summary>
    OpensInFold,

    /// <summary>The clocks change while it is open.</summary>
    ChangesMeanwhile,
}

/// <summary>One time at which a window is open.</summary>
/// <param name="Frozen">The freezes that shorten it, by name; empty: it is as long as the window says.</param>
public sealed record WindowOpening(MaintenanceWindow Window, Interval Time, ClockChange ClockChange, IReadOnlyList<string> Frozen)
{
    /// <summary>Its end is the window's, not the beginning of a freeze.</summary>
    public bool EndsByItself { get; init; } = true;

    public ZonedDateTime LocalOpens => Time.Start.InZone(DateTimeZoneProviders.Tzdb[Window.Zone]);

    public ZonedDateTime LocalCloses => Time.End.InZone(DateTimeZoneProviders.Tzdb[Window.Zone]);
}
