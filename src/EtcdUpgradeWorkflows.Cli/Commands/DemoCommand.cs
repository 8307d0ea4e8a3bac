using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Demo;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class DemoCommand
{
    public static Command Create(CommandBinder binder)
    {
        Option<string> from = new("--from") { HelpName = "VERSION", DefaultValueFactory = _ => "3.4.23" };
        Option<string> to = new("--to") { HelpName = "VERSION", DefaultValueFactory = _ => "3.5.16" };
        Option<int> members = new("--members") { HelpName = "N", DefaultValueFactory = _ => 3 };
        Option<int> writers = new("--writers") { HelpName = "N", DefaultValueFactory = _ => 4, Description = "Clients that write at full speed meanwhile." };
        Option<bool> keep = new("--keep") { Description = "Leave the cluster running and its files in place." };
        Option<bool> kill = new("--kill") { Description = "Kill the server (SIGKILL) when the first member was swapped." };
        Option<bool> v2 = new("--v2") { Description = "Write over the v2 API, and go by etcd's guide from 2.2 to 2.3, with its transcript beside ours. Always so from 2.x." };
        Command command = new("demo", "A real cluster, upgraded under a write load before your eyes.") { from, to, members, writers, keep, kill, v2 };
        binder.Bind(command, (context, parsed) =>
        {
            var options = new DemoOptions(
                parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(members), parsed.GetValue(writers), parsed.GetValue(keep), parsed.GetValue(kill),
                parsed.GetResult(binder.Data) is { Implicit: false } ? context.Settings.Data : null, parsed.GetValue(v2));
            options.Check();
            return new DemoRun(context, options).RunAsync();
        });
        return command;
    }
}
