using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class BinariesCommand
{
    private static readonly TimeSpan DownloadWithin = TimeSpan.FromMinutes(30);

    public static Command Create(CommandBinder binder) => new("binaries", "Releases of etcd that the server has.")
    {
        List(binder), Add(binder), Get(binder), Prune(binder),
    };

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "The releases and their files.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var releases = await server.ListAsync<BinaryDocument>("binaries", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(releases);
                return ExitCode.Done;
            }

            TextTable table = new("VERSION", "FILES", "DIRECTORY");
            foreach (var release in releases)
            {
                table.Add(release.Version, string.Join(",", release.Sha256.Keys.Order(StringComparer.Ordinal)), release.Directory);
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Get(CommandBinder binder)
    {
        Argument<string> version = new("VERSION");
        Option<string> url = new("--url") { Required = true, HelpName = "TEMPLATE", Description = "Of a tar.gz; {version}, {arch} and {os} are replaced." };
        Option<string> sums = new("--sha256sums") { Required = true, HelpName = "URL|FILE", Description = "The publisher's checksums, as sha256sum prints them." };
        Command command = new("get", "Fetches a published release, checked; goes on where it was cut.") { version, url, sums };
        binder.Bind(command, async (context, parsed) =>
        {
            var source = parsed.GetValue(sums)!;
            GetBinaryBody body = new(parsed.GetValue(version)!, parsed.GetValue(url)!, source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source));
            var server = await context.ServerAsync();
            Say(context, await server.PostAsync<BinaryDocument>("binaries/get", body, context.Left, DownloadWithin));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add(CommandBinder binder)
    {
        Argument<string> version = new("VERSION");
        Argument<string> directory = new("DIR") { Description = "Holds etcd and etcdctl; on the server's machine." };
        Option<string?> sha256 = new("--sha256") { HelpName = "HEX", Description = "What the etcd binary must have." };
        Command command = new("add", "Takes a release from a directory, checked.") { version, directory, sha256 };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var added = await server.PostAsync<BinaryDocument>(
                "binaries", new AddBinaryBody(parsed.GetValue(version)!, Path.GetFullPath(parsed.GetValue(directory)!), parsed.GetValue(sha256)), context.Left);
            Say(context, added);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Prune(CommandBinder binder)
    {
        Option<double> olderThan = new("--older-than") { Required = true, HelpName = "DAYS", Description = "Delete nothing that was added later." };
        Option<bool> dryRun = new("--dry-run") { Description = "Say what would go, and why the rest stays." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("prune", "Deletes releases of the server's store that no cluster, run, schedule, definition or backup needs; nothing on the members' hosts.") { olderThan, dryRun, yes };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            BinaryPruneBody body = new(TimeSpan.FromDays(Math.Clamp(parsed.GetValue(olderThan), -1, 36500)), DryRun: true);
            var plan = await server.PostAsync<List<BinaryPruned>>("binaries/prune", body, context.Left);
            var going = plan.Count(verdict => verdict.Goes);
            if (!context.Settings.Json)
            {
                TextTable table = new("", "VERSION", "WHY");
                foreach (var (version, goes, why) in plan)
                {
                    table.Add(goes ? "goes" : "stays", version, why);
                }

                context.Screen.Table(table);
            }

            if (!parsed.GetValue(dryRun) && going > 0)
            {
                await UpgradeCommand.RequireYesAsync(context, parsed.GetValue(yes), string.Create(CultureInfo.InvariantCulture, $"Delete {going} of {plan.Count} releases from the server's store?"));
                plan = await server.PostAsync<List<BinaryPruned>>("binaries/prune", body with { DryRun = false }, context.Left);
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

    private static void Say(CommandContext context, BinaryDocument added)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(added);
            return;
        }

        context.Screen.Line($"etcd {added.Version} is in {added.Directory}");
        TextTable table = new("FILE", "SHA256");
        foreach (var (file, hash) in added.Sha256.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            table.Add(file, hash);
        }

        context.Screen.Table(table);
    }
}
