using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary><c>hosts …</c>: the cluster and its hosts alone, when server and database are gone.</summary>
internal static class HostsCommand
{
    public static Command Create(CommandBinder binder) => new("hosts", "Members and their hosts, without a server and without a database.") { Status(binder) };

    private static Command Status(CommandBinder binder)
    {
        Option<string> cluster = new("--cluster") { Required = true, HelpName = "FILE", Description = "A cluster file." };
        Command command = new("status", "What is true, what is half done, and what may be done by hand; changes nothing. Exit code 0 when nothing is half done and every member serves, 5 when nothing answers.") { cluster };
        binder.Bind(command, async (context, parsed) =>
        {
            var file = parsed.GetValue(cluster)!;
            var json = ClusterFileArgument.ReadText(file);
            _ = ClusterFileArgument.NameIn(file, json);
            var spec = ClusterFile.Read(json).Spec!;

            // The script is put where nobody else has it, and taken away again: there may be no data directory.
            var scripts = Directory.CreateTempSubdirectory("etcdup-hosts-").FullName;
            try
            {
                EtcdClientFactory clients = new(context.Time);
                var condition = await new ClusterInspector(clients, new MemberHostFactory(scripts, clients, context.Time), HostTrace.Of, context.Time).InspectAsync(spec, context.Left);
                return Show(context, condition, file);
            }
            finally
            {
                Directory.Delete(scripts, recursive: true);
            }
        });
        return command;
    }

    private static int Show(CommandContext context, ClusterCondition condition, string file)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(condition);
        }
        else
        {
            ConditionScreen.Show(context.Screen, condition, file, context.Time);
        }

        return condition.NothingAnswers ? ExitCode.ServerNotReachable : condition.NeedsPerson ? ExitCode.NeedsPerson : ExitCode.Done;
    }
}
