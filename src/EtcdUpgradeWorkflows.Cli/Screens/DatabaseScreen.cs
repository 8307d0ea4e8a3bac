using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Commands;
using EtcdUpgradeWorkflows.Storage.Copying;
using EtcdUpgradeWorkflows.Storage.Setup;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>A database in words.</summary>
internal static class DatabaseScreen
{
    private const int LabelWidth = 12;
    private const int MostNamed = 10;

    public static void Show(Screen screen, DatabaseStatus status, DatabaseOwner? owner, TimeProvider time)
    {
        screen.Line($"{status.Name} ({status.Kind} {status.ServerVersion}, {Spans.Bytes(status.Bytes)})");
        if (status.Moved is { } moved)
        {
            Tell(screen, "MOVED", $"to {moved.To} at {Spans.Instant(moved.At, time)}: no server opens this one any more");
        }

        if (status.IsCopyUnfinished)
        {
            Tell(screen, "UNFINISHED", "a copy into it was begun and has not ended: give the same `etcdup db copy` again, or empty it");
        }

        Tell(screen, "schema", status.Schema is null ? "empty: the first server makes it" : status.Pending.Count == 0 ? $"{status.Schema}, of this version" : $"{status.Schema}, of an older version");
        if (status.Schema is not null && status.Pending.Count > 0)
        {
            Tell(screen, "pending", $"{string.Join(", ", status.Pending)} (etcdup db migrate, or the next server)");
        }

        if (status.Product is { } product)
        {
            Tell(screen, "product", $"{product}, format {status.Format}");
        }

        if (status.Controller is { } controller)
        {
            Tell(screen, "controller", string.Join(", ", status.ClusterControllers.Select(cluster => $"{cluster.Value} of {cluster.Key}").Prepend(controller)));
        }

        Tell(screen, "works on it", Workers(status, owner, time));
        if (status.Servers.Where(server => !server.IsLive).ToList() is { Count: > 0 } former)
        {
            Tell(screen, "was on it", string.Join("; ", former.Select(server => Say(server, time))));
        }

        if (status.Runs is { } runs)
        {
            Tell(screen, "runs", string.Create(CultureInfo.InvariantCulture, $"{runs.Running} running, {runs.NeedYou} need you, {runs.Ended} ended"));
        }
    }

    /// <param name="left">The data directory of the source; null when there is none.</param>
    /// <param name="made">That of the target, likewise.</param>
    /// <param name="was">How data directories call the source.</param>
    /// <param name="isServed">A server can work on the target: it is no file of another name.</param>
    public static void Show(Screen screen, DatabaseCopyReport report, string? left, string? made, string was, bool isServed)
    {
        if (report.Ended)
        {
            screen.Line("An earlier copy had copied everything; it was ended now.");
        }
        else
        {
            TextTable table = new("TABLE", "ROWS");
            foreach (var copied in report.Tables)
            {
                table.Add(copied.Name, copied.Rows.ToString(CultureInfo.InvariantCulture));
            }

            screen.Table(table);
            screen.Line(string.Create(
                CultureInfo.InvariantCulture, $"All rows were read again and compared; the lines of {report.Journals} journals were followed by their hashes."));
            if (report.BrokenJournals.Count > 0)
            {
                var more = report.BrokenJournals.Count - MostNamed;
                screen.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The journal was broken in the source already, and is as it was there, of run {string.Join(", ", report.BrokenJournals.Take(MostNamed))}{(more > 0 ? $" and {more} more (--json names them)" : "")}."));
            }
        }

        screen.Line($"{report.To} has everything now. {report.From} is marked as moved: no server opens it any more, and hosts refuse whoever works with it.");
        // Rows of backups name their files where they were.
        if (!isServed)
        {
            return;
        }

        if (made is not null)
        {
            screen.Line($"Start the server with --data {made}. Backups and releases stay {(left is null ? "in the data directories of the servers that worked on it" : $"in {left}")}: keep that, or the backups are lost; add the releases anew (etcdup binaries add).");
        }
        else if (left is not null)
        {
            screen.Line($"Backups and releases are where they were: start the server with --data {left} and the new database.");
        }
        else
        {
            screen.Line($"Start each server with its --data as before and the new ETCDUP_DB: a data directory that is of {was} goes on with it.");
        }
    }

    private static void Tell(Screen screen, string label, string text) => screen.Paragraph(label.PadRight(LabelWidth), text);

    private static string Workers(DatabaseStatus status, DatabaseOwner? owner, TimeProvider time)
    {
        List<string> workers = [];
        if (owner is not null)
        {
            workers.Add(string.Create(CultureInfo.InvariantCulture, $"process {owner.Pid} at {owner.Url}, version {owner.Version}"));
        }

        workers.AddRange(status.Servers.Where(server => server.IsLive).Select(server => Say(server, time)));
        if (status.Connections > 0)
        {
            workers.Add(string.Create(CultureInfo.InvariantCulture, $"{status.Connections} connections of servers"));
        }

        return workers.Count == 0 ? "nobody" : string.Join("; ", workers);
    }

    private static string Say(DatabaseServer server, TimeProvider time)
    {
        List<string> says = [server.Id];
        if (server.Runs > 0)
        {
            says.Add(string.Create(CultureInfo.InvariantCulture, $"{server.Runs} runs in hand"));
        }

        if (server.LeaseUntil is { } until)
        {
            says.Add($"lease until {Spans.Instant(until, time)}");
        }

        if (server.SeenAt is { } seen)
        {
            says.Add($"seen {Spans.Instant(seen, time)}");
        }

        return string.Join(", ", says);
    }
}
