using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Model;

/// <summary>One model for both databases. Columns are named like the properties, in snake_case.</summary>
public sealed class WorkflowDbContext(DbContextOptions<WorkflowDbContext> options) : DbContext(options)
{
    internal DbSet<RunRow> Runs => Set<RunRow>();

    internal DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    internal DbSet<ClusterRow> Clusters => Set<ClusterRow>();

    internal DbSet<BackupRow> Backups => Set<BackupRow>();

    internal DbSet<MetaRow> Meta => Set<MetaRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
            configurationBuilder.Properties<Guid>().HaveConversion<GuidText>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>().HaveColumnType("timestamptz");
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RunRow>(run =>
        {
            run.ToTable("runs").HasKey(r => r.Id);
            run.HasIndex(r => r.Number).IsUnique();
            run.HasIndex(r => r.IdempotencyKey).IsUnique();
            run.HasIndex(r => new { r.Subject, r.Number });
            run.HasIndex(r => r.DueAt).HasFilter("status = 'Running'");
            run.HasIndex(r => new { r.DefinitionId, r.FinishedAt }).HasFilter("run_limit is not null");
            run.HasIndex(r => new { r.FinishedAt, r.Id }).HasFilter("status = 'Finished'");
        });
        modelBuilder.Entity<HoldRow>(hold =>
        {
            hold.ToTable("holds").HasKey(h => h.Key);
            hold.HasOne<RunRow>().WithMany().HasForeignKey(h => h.RunId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ExecutionRow>(execution =>
        {
            execution.ToTable("executions").HasKey(e => new { e.RunId, e.Id });
            execution.HasOne<RunRow>().WithMany().HasForeignKey(e => e.RunId);
        });
        modelBuilder.Entity<JournalLineRow>(line =>
        {
            line.ToTable("journal_lines").HasKey(l => new { l.RunId, l.Sequence });
            line.HasOne<RunRow>().WithMany().HasForeignKey(l => l.RunId);
        });
        modelBuilder.Entity<InboxMessageRow>(message =>
        {
            message.ToTable("inbox_messages").HasKey(m => m.Id);
            message.HasIndex(m => new { m.RunId, m.Sequence }).IsUnique();
            message.HasIndex(m => m.RunId, "IX_inbox_messages_waiting").HasFilter("consumed_at is null");
            message.HasOne<RunRow>().WithMany().HasForeignKey(m => m.RunId);
        });
        modelBuilder.Entity<DefinitionRow>(definition =>
        {
            definition.ToTable("definitions").HasKey(d => d.Id);
            definition.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
        });
        modelBuilder.Entity<ClusterRow>().ToTable("clusters").HasKey(c => c.Name);
        modelBuilder.Entity<ClusterReleasesRow>(seen =>
        {
            seen.ToTable("cluster_releases").HasKey(s => s.Cluster);
            seen.HasIndex(s => s.MixedSince).HasFilter("mixed_since is not null");
            seen.HasOne<ClusterRow>().WithMany().HasForeignKey(s => s.Cluster);
        });
        modelBuilder.Entity<BackupRow>(backup =>
        {
            backup.ToTable("backups").HasKey(b => b.Id);
            backup.HasIndex(b => new { b.Cluster, b.TakenAt });
            backup.HasIndex(b => b.RunId);
            backup.Property(b => b.Kind).HasDefaultValue("Snapshot").HasSentinel("");
            backup.Property(b => b.SetSize).HasDefaultValue(1);
        });
        modelBuilder.Entity<ScheduleRow>(schedule =>
        {
            schedule.ToTable("schedules").HasKey(s => s.Id);
            schedule.HasIndex(s => new { s.Status, s.FireAt });
            schedule.HasIndex(s => s.DefinitionId);
            schedule.Property(s => s.Target).HasDefaultValue("Upgrade").HasSentinel("");
            schedule.Property(s => s.Kind).HasDefaultValue("StartAt").HasSentinel("");
        });
        modelBuilder.Entity<MissedFiresRow>(missed =>
        {
            missed.ToTable("missed_fires").HasKey(m => new { m.ScheduleId, m.FirstAt, m.NoticedAt });
            missed.HasIndex(m => m.NoticedAt);
            missed.HasOne<ScheduleRow>().WithMany().HasForeignKey(m => m.ScheduleId);
        });
        modelBuilder.Entity<WindowRow>().ToTable("maintenance_windows").HasKey(w => w.Name);
        modelBuilder.Entity<FreezeRow>().ToTable("freezes").HasKey(f => f.Name);
        modelBuilder.Entity<PolicyRow>().ToTable("policies").HasKey(p => p.Name);
        modelBuilder.Entity<NotificationRow>(notification =>
        {
            notification.ToTable("notifications").HasKey(n => n.Id);
            notification.HasIndex(n => n.At);
            notification.HasIndex(n => n.RunId);
            notification.HasIndex(n => n.At, "IX_notifications_unaddressed").HasFilter("not addressed");
            notification.HasOne<RunRow>().WithMany().HasForeignKey(n => n.RunId);
        });
        modelBuilder.Entity<DeliveryRow>(delivery =>
        {
            delivery.ToTable("deliveries").HasKey(d => new { d.NotificationId, d.Channel, d.Number });
            delivery.HasIndex(d => d.DueAt).HasFilter("status = 'Waiting'");
            delivery.HasIndex(d => new { d.Channel, d.DeliveredAt });
            delivery.HasOne<NotificationRow>().WithMany().HasForeignKey(d => d.NotificationId);
        });
        modelBuilder.Entity<ChannelRow>().ToTable("channels").HasKey(c => c.Name);
        modelBuilder.Entity<AccessTokenRow>().ToTable("access_tokens").HasKey(t => t.Id);
        modelBuilder.Entity<ConsentRow>().ToTable("consents").HasKey(c => c.Id);
        modelBuilder.Entity<RunEvidenceRow>(evidence =>
        {
            evidence.ToTable("run_evidence").HasKey(e => new { e.RunId, e.KeptAt });
            evidence.HasIndex(e => e.RunId, "IX_run_evidence_kept").IsUnique().HasFilter("released_at is null");
            evidence.HasOne<RunRow>().WithMany().HasForeignKey(e => e.RunId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<DeletedRunRow>(deleted =>
        {
            deleted.ToTable("deleted_runs").HasKey(d => d.Id);
            deleted.HasIndex(d => d.Number).IsUnique();
            deleted.HasIndex(d => d.IdempotencyKey).IsUnique();
        });
        modelBuilder.Entity<RetentionRow>().ToTable("retention").HasKey(r => r.Name);
        modelBuilder.Entity<RetentionRoundRow>(round =>
        {
            round.ToTable("retention_rounds").HasKey(r => r.Id);
            round.HasIndex(r => r.BeganAt);
        });
        modelBuilder.Entity<HopRulesRow>().ToTable("hop_rules").HasKey(r => r.Version);
        modelBuilder.Entity<CounterRow>(counter =>
        {
            counter.ToTable("counters").HasKey(c => c.Name);
            counter.HasData(new CounterRow { Name = Counter.Fence, Value = 0 }, new CounterRow { Name = Counter.Run, Value = 0 });
        });
        modelBuilder.Entity<MetaRow>(meta =>
        {
            meta.ToTable("meta").HasKey(m => m.Name);
            meta.HasData(
                new MetaRow { Name = MetaName.Product, Value = MetaName.ProductValue },
                new MetaRow { Name = MetaName.Format, Value = MetaName.FormatValue });
        });

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}

/// <summary>Rows of <c>counters</c>.</summary>
internal static class Counter
{
    public const string Fence = "fence";

    public const string Run = "run";
}

/// <summary>Rows of <c>meta</c>.</summary>
internal static class MetaName
{
    public const string Product = "product";

    public const string ProductValue = "EtcdUpgradeWorkflows";

    public const string Format = "format";

    public const string FormatValue = "1";

    /// <summary>Who we are on the hosts.</summary>
    public const string Controller = "controller";

    /// <summary>By cluster: the number above ours that a host has seen.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>Where the rows are now. Also what stands in the place of format, owners and controllers then, so that nobody works with what was left.</summary>
    public const string Moved = "moved";

    /// <summary>A copy into this database has not ended; its id is behind <see cref="CopyBegun"/> or <see cref="CopyWhole"/>.</summary>
    public const string Copying = "copying";

    public const string CopyBegun = "begun:";

    /// <summary>Before the name of a database that the rows were in before they were copied here.</summary>
    public const string From = "from:";

    /// <summary>All rows are there and were compared; what is left is to mark the source.</summary>
    public const string CopyWhole = "whole:";
}

/// <summary>The tables of the model, in the order in which rows can be put into them. A list, for asking EF Core would build its model; a test holds them equal.</summary>
internal static class TableNames
{
    public static readonly IReadOnlyList<string> All =
    [
        "meta", "counters", "definitions", "hop_rules", "clusters", "cluster_releases", "maintenance_windows", "freezes", "policies", "access_tokens", "consents", "backups", "schedules", "missed_fires", "runs", "holds",
        "executions", "journal_lines", "inbox_messages", "channels", "notifications", "deliveries", "run_evidence", "deleted_runs", "retention", "retention_rounds",
    ];
}
