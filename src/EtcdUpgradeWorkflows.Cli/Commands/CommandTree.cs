using System.CommandLine;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>All commands, in one list.</summary>
internal static class CommandTree
{
    private static readonly string[] NotYet =
        ["changes", "approvals"];

    public static RootCommand Create(CommandBinder binder)
    {
        RootCommand root = new("Upgrades etcd clusters without losing a write.")
        {
            DemoCommand.Create(binder),
            PlanCommand.Create(binder),
            UpgradeCommand.Create(binder),
            RunsCommand.Create(binder),
            ClustersCommand.Create(binder),
            BinariesCommand.Create(binder),
            BackupsCommand.Create(binder),
            SchedulesCommand.Create(binder),
            WindowsCommand.Create(binder),
            FreezesCommand.Create(binder),
            PoliciesCommand.Create(binder),
            ChannelsCommand.Create(binder),
            NotificationsCommand.Create(binder),
            RulesCommand.Create(binder),
            DefinitionsCommand.Create(binder),
            TokensCommand.Create(binder),
            ConsentsCommand.Create(binder),
            RetentionCommand.Create(binder),
            HostsCommand.Create(binder),
            DbCommand.Create(binder),
            DoctorCommand.Create(binder),
            CompletionCommand.Create(binder),
            ServeCommand.Create(binder),
            ServerCommand.Create(binder),
        };
        root.Options.Add(binder.Json);
        root.Options.Add(binder.Data);
        root.Options.Add(binder.Server);
        root.Options.Add(binder.CaFile);
        root.Options.Add(binder.Database);
        foreach (var name in NotYet)
        {
            root.Subcommands.Add(CommandBinder.NotYet(name));
        }

        return root;
    }

    public static string FullName(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return command is RootCommand || parent is null ? "etcdup" : $"{FullName(parent)} {command.Name}";
    }
}
