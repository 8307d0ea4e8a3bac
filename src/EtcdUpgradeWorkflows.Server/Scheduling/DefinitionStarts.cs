using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>
/// A row of the schedules for each trigger of each published definition. A row follows what is published whoever looks, how often, and when: it is called by definition and activity, never goes back to an older version,
/// and is changed only as it was read.
/// </summary>
internal sealed partial class DefinitionStarts(
    IDefinitionStore definitions, IScheduleStore schedules, IScheduleClock clock, ActivityCatalog catalog, TimeProvider time, ILogger<DefinitionStarts> log) : IDefinitionStarts
{
    private const string ByThisProduct = "etcdup";

    // Published versions whose rows were made to follow in this process's life.
    private readonly Dictionary<string, int> _followed = new(StringComparer.Ordinal);

    public async Task ChangedAsync(string definitionId, string? by, CancellationToken cancellationToken)
    {
        StoredDefinition? published;
        do
        {
            published = await definitions.FindAsync(definitionId, null, cancellationToken);
            var triggers = published is not null && DefinitionReader.Read(published.Json).Definition is { } read ? StartTrigger.Of(read, catalog) : [];
            foreach (var trigger in triggers)
            {
                await SetAsync(published!, trigger, by ?? ByThisProduct, cancellationToken);
            }

            foreach (var row in (await schedules.ListTriggersAsync(definitionId, cancellationToken)).Where(r => triggers.All(t => t.ActivityId != r.ActivityId)))
            {
                await CancelAsync(row, published, WhyGone(published, by), cancellationToken);
            }
        }
        // Published or retracted meanwhile: whoever did so may have seen rows that only then were changed here.
        while ((await definitions.FindAsync(definitionId, null, cancellationToken))?.Version != published?.Version);
    }

    /// <summary>What another server has published or retracted, or this one before it died.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var published = (await definitions.ListPublishedAsync(cancellationToken)).ToDictionary(d => d.DefinitionId, d => d.Version, StringComparer.Ordinal);
        var rows = (await schedules.ListTriggersAsync(null, cancellationToken)).ToLookup(r => r.DefinitionId!, StringComparer.Ordinal);
        foreach (var id in published.Keys.Union(_followed.Keys).Union(rows.Select(r => r.Key)).ToList())
        {
            var version = published.GetValueOrDefault(id);
            if (_followed.GetValueOrDefault(id, -1) != version || rows[id].Any(row => IsBehind(row, version)))
            {
                await ChangedAsync(id, null, cancellationToken);
                _followed[id] = version;
            }
        }
    }

    // The version alone does not say it: retracted and published again within one look, it is the same.
    private static bool IsBehind(ScheduleRecord row, int version) => row.Status switch
    {
        ScheduleStatus.Waiting or ScheduleStatus.Paused => row.DefinitionVersion != version,
        ScheduleStatus.Cancelled => row.DefinitionVersion == version,
        _ => false,
    };

    private static string WhyGone(StoredDefinition? published, string? by) => (published, by) switch
    {
        (null, null) => "The definition is not published any more.",
        (null, _) => $"The definition was retracted by {by}.",
        (_, null) => $"Version {published.Version}, which is published now, has no such trigger.",
        _ => $"Version {published.Version}, published by {by}, has no such trigger.",
    };

    private async Task CancelAsync(ScheduleRecord row, StoredDefinition? seen, string why, CancellationToken cancellationToken)
    {
        for (var read = row; read?.Status is ScheduleStatus.Waiting or ScheduleStatus.Paused; read = await schedules.FindAsync(row.Id, cancellationToken))
        {
            // Asked after the row was read: what is published again keeps its step and its pause.
            if ((await definitions.FindAsync(row.DefinitionId!, null, cancellationToken))?.Version != seen?.Version)
            {
                return;
            }

            if (await schedules.TryChangeAsync(read with { Status = ScheduleStatus.Cancelled, Outcome = why }, null, null, cancellationToken))
            {
                LogRemoved(log, row.DefinitionId!, row.ActivityId, why);
                return;
            }
        }
    }

    private async Task SetAsync(StoredDefinition published, StartTrigger trigger, string by, CancellationToken cancellationToken)
    {
        var id = ScheduleRecord.IdOf(published.DefinitionId, trigger.ActivityId);
        while (true)
        {
            var read = await schedules.FindAsync(id, cancellationToken);
            if (read?.DefinitionVersion > published.Version || (Goes(read, trigger) && read!.DefinitionVersion == published.Version))
            {
                return;
            }

            // False: a fire, a person or another server was quicker. It is read again, and decided anew.
            var changed = Registered(id, read, published, trigger, by);
            if (read is null ? await schedules.AddAsync(changed, cancellationToken) : await schedules.TryChangeAsync(changed, null, null, cancellationToken))
            {
                if (changed.Status == ScheduleStatus.Waiting)
                {
                    LogSet(log, published.DefinitionId, published.Version, trigger.ActivityId, changed.FireAt);
                    await clock.SetAsync(changed, cancellationToken);
                }

                return;
            }
        }
    }

    // As it is there it does what the trigger says, or has done it.
    private static bool Goes(ScheduleRecord? row, StartTrigger trigger) =>
        row is not null && row.Kind == trigger.Kind && row.Expression == trigger.Expression && row.Status != ScheduleStatus.Cancelled;

    private ScheduleRecord Registered(Guid id, ScheduleRecord? row, StoredDefinition published, StartTrigger trigger, string by)
    {
        var now = time.GetUtcNow();
        if (Goes(row, trigger))
        {
            // A period that stays goes on in step; an instant that was started is not started again.
            return row! with { DefinitionVersion = published.Version, CreatedBy = by };
        }

        // An instant that has passed is fired too: late, and so written down as missed.
        var first = trigger.Kind == FireKind.StartAt ? trigger.Rule.Instant : trigger.Rule.FirstAfter(now);
        var status = first is null ? ScheduleStatus.Missed : ScheduleStatus.Waiting;
        return row is null
            ? new()
            {
                Id = id, Target = ScheduleTarget.Trigger, DefinitionId = published.DefinitionId, DefinitionVersion = published.Version, ActivityId = trigger.ActivityId, Request = "{}",
                Kind = trigger.Kind, Expression = trigger.Expression, FireAt = first ?? now, CreatedBy = by, CreatedAt = now, Status = status,
            }
            : row with
            {
                DefinitionVersion = published.Version, Kind = trigger.Kind, Expression = trigger.Expression, CreatedBy = by, FireAt = first ?? now, Outcome = null,
                // Who was paused stays so, until the one who paused it, or another, thinks otherwise.
                Status = row.Status == ScheduleStatus.Paused ? ScheduleStatus.Paused : status,
            };
    }

    [LoggerMessage(4015, LogLevel.Information, "Version {Version} of '{Definition}' starts by '{Activity}', next at {Next:u}.")]
    private static partial void LogSet(ILogger log, string definition, int version, string activity, DateTimeOffset next);

    [LoggerMessage(4016, LogLevel.Information, "'{Definition}' starts no more by '{Activity}': {Why}")]
    private static partial void LogRemoved(ILogger log, string definition, string? activity, string why);
}
