using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class BackupsCommand
{
    public static Command Create(CommandBinder binder) => new("backups", "What was backed up, whether it is still whole, and what may go.")
    {
        List(binder), Show(binder), Verify(binder), Prune(binder), Orphans(binder),
    };

    private static Command List(CommandBinder binder)
    {
        var cluster = UpgradeCommand.ClusterOption(binder, isRequired: false);
        Command command = new("list", "One line for each backup, newest first.") { cluster };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var query = parsed.GetValue(cluster) is { } name ? $"?cluster={Uri.EscapeDataString(name)}" : "";
            var backups = await server.ListAsync<BackupDocument>($"backups{query}", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(backups);
                return ExitCode.Done;
            }

            TextTable table = new("BACKUP", "CLUSTER", "RUN", "OF", "FOR", "TAKEN", "PROOF", "FILES", "SIZE");
            foreach (var backup in backups)
            {
                table.Add(
                    backup.Id, backup.Cluster, backup.Run?.Number.ToString(CultureInfo.InvariantCulture), backup.Version, backup.Target, Spans.Instant(backup.TakenAt, context.Time),
                    backup.Whole ? backup.Proof : "not whole", backup.Files.Count.ToString(CultureInfo.InvariantCulture), Spans.Bytes(backup.Files.Sum(file => file.Size)));
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        Argument<string> id = new("ID");
        Command command = new("show", "One backup: its files, where they are, how they were proved.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var backup = await server.GetAsync<BackupDocument>($"backups/{Uri.EscapeDataString(parsed.GetValue(id)!)}", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(backup);
                return ExitCode.Done;
            }

            var run = backup.Run is { } taken ? string.Create(CultureInfo.InvariantCulture, $", by run {taken.Number}") : "";
            context.Screen.Line($"{backup.Id}: {backup.Cluster} on {backup.Version}{(backup.Target is null ? "" : $", before {backup.Target}")}, {Spans.Instant(backup.TakenAt, context.Time)}{run}");
            foreach (var file in backup.Files)
            {
                context.Screen.Line();
                context.Screen.Line($"{(file.Kind == "snapshot" ? "snapshot" : "v2 data")} from {file.Member}, {Spans.Bytes(file.Size)}, {(file.Kind == "snapshot" ? "revision" : "index")} {file.Revision} or later");
                context.Screen.Line($"  file:   {file.Path} (on {file.Node})");
                context.Screen.Line($"  sha256: {file.Sha256}");
                context.Screen.Paragraph("  proof:  ", file.Proof == "none" ? "none" : $"{file.Proof}: {file.ProofDetail}");
            }

            if (!backup.Whole)
            {
                context.Screen.Line();
                context.Screen.Line("It is not whole: whoever took it was interrupted. It is of no use alone.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify(CommandBinder binder)
    {
        Argument<string> id = new("ID");
        Option<bool> noRestore = new("--no-restore") { Description = "Compare size and sha256 only." };
        Command command = new("verify", "Reads the files again and starts a scratch member from each.") { id, noRestore };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var verified = await server.PostAsync<BackupVerification>(
                $"backups/{Uri.EscapeDataString(parsed.GetValue(id)!)}/verify", new BackupVerifyBody(!parsed.GetValue(noRestore)), context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(verified);
            }
            else
            {
                foreach (var finding in verified.Findings)
                {
                    context.Screen.Paragraph($"{finding.Verdict,-9}  ", $"{finding.Member}: {finding.Detail}");
                }

                if (!verified.Backup.Whole)
                {
                    context.Screen.Paragraph("missing    ", "Files of it were never taken: it is not whole.");
                }
            }

            return verified.Verdict is "restored" or "intact" ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static Command Orphans(CommandBinder binder)
    {
        Command command = new("orphans", "Files of the server's vault that no row tells of: its server was killed between the two, or the database is an older one.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var orphans = await server.ListAsync<OrphanDocument>("backups/orphans", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(orphans);
                return ExitCode.Done;
            }

            TextTable table = new("FILE", "CLUSTER", "WRITTEN", "SIZE", "MEMBER", "RELEASE");
            foreach (var file in orphans)
            {
                table.Add(file.Path, file.Cluster, Spans.Instant(file.WrittenAt, context.Time), Spans.Bytes(file.Size), file.Member, file.Version);
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Prune(CommandBinder binder)
    {
        var cluster = UpgradeCommand.ClusterOption(binder);
        Option<int> keep = new("--keep") { Required = true, HelpName = "N", Description = "Keep at least so many of the newest." };
        Option<double?> olderThan = new("--older-than") { HelpName = "DAYS", Description = "Delete nothing younger." };
        Option<bool> dryRun = new("--dry-run") { Description = "Say what would go, and why the rest stays." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("prune", "Deletes backups that nobody needs: never the newest that was proved, never of a hop that is not done.") { cluster, keep, olderThan, dryRun, yes };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var age = parsed.GetValue(olderThan) is { } days ? TimeSpan.FromDays(Math.Clamp(days, -1, 36500)) : (TimeSpan?)null;
            BackupPruneBody body = new(parsed.GetValue(cluster), parsed.GetValue(keep), age, DryRun: true);
            var plan = await server.PostAsync<List<BackupPruned>>("backups/prune", body, context.Left);
            var going = plan.Count(verdict => verdict.Goes);
            if (!context.Settings.Json)
            {
                TextTable table = new("", "BACKUP", "TAKEN", "SIZE", "WHY");
                foreach (var (backup, goes, why) in plan)
                {
                    table.Add(goes ? "goes" : "stays", backup.Id, Spans.Instant(backup.TakenAt, context.Time), Spans.Bytes(backup.Files.Sum(file => file.Size)), why);
                }

                context.Screen.Table(table);
            }

            if (!parsed.GetValue(dryRun) && going > 0)
            {
                await UpgradeCommand.RequireYesAsync(context, parsed.GetValue(yes), string.Create(CultureInfo.InvariantCulture, $"Delete {going} of {plan.Count} backups of {body.Cluster}?"));
                plan = await server.PostAsync<List<BackupPruned>>("backups/prune", body with { DryRun = false }, context.Left);
                context.Screen.Note(string.Create(CultureInfo.InvariantCulture, $"{plan.Count(verdict => verdict.Goes)} deleted"));
            }

            if (context.Settings.Json)
            {
                context.Screen.Json(plan);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
