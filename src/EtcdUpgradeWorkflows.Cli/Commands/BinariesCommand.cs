using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class BinariesCommand
{
    public static Command Create(CommandBinder binder) => new("binaries", "Releases of etcd that the server has.")
    {
        List(binder), Add(binder), CommandBinder.NotYet("get"),
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

            context.Screen.Lines(table.Lines(context.Screen.Width));
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
            if (context.Settings.Json)
            {
                context.Screen.Json(added);
                return ExitCode.Done;
            }

            context.Screen.Line($"etcd {added.Version} is in {added.Directory}");
            TextTable table = new("FILE", "SHA256");
            foreach (var (file, hash) in added.Sha256.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                table.Add(file, hash);
            }

            context.Screen.Lines(table.Lines(context.Screen.Width));
            return ExitCode.Done;
        });
        return command;
    }
}
