using System.CommandLine;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ChannelsCommand
{
    private const long LargestFile = 64 * 1024;

    public static Command Create(CommandBinder binder) => new("channels", "Where notifications go: webhooks and e-mail.") { Add(binder), List(binder), Show(binder), Test(binder), Remove(binder) };

    private static Command Add(CommandBinder binder)
    {
        Argument<string> file = new("FILE") { Description = "The channel, as JSON: docs/notifications.md." };
        Option<bool> replace = new("--replace") { Description = "In the place of the channel that has the name: what waits for it goes to the new one." };
        Command command = new("add", "Adds a channel.") { file, replace };
        binder.Bind(command, async (context, parsed) =>
        {
            var document = Read(parsed.GetValue(file)!);
            var server = await context.ServerAsync();
            var added = parsed.GetValue(replace) && document.ValueKind == JsonValueKind.Object && document.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? await server.PutAsync<ChannelDocument>($"channels/{Uri.EscapeDataString(name.GetString()!)}", document, context.Left)
                : await server.PostAsync<ChannelDocument>("channels", document, context.Left);
            WindowsCommand.Say(context, "added", added.Name, $"channel {added.Name} is told of {Kinds(added)}: try it with etcdup channels test {added.Name}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "All channels.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var channels = await server.ListAsync<ChannelListItem>("channels", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(channels);
                return ExitCode.Done;
            }

            TextTable table = new("CHANNEL", "KIND", "TO", "KINDS", "CLUSTERS", "ADDED");
            foreach (var item in channels)
            {
                var channel = item.Channel;
                table.Add(channel.Name, channel.Kind, To(channel), Kinds(channel), WindowsCommand.Clusters(channel.Clusters ?? []), $"{Spans.Instant(item.AddedAt, context.Time)} by {item.AddedBy}");
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("show", "A channel's JSON.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var wanted = parsed.GetValue(name)!;
            var found = (await server.ListAsync<ChannelListItem>("channels", context.Left)).FirstOrDefault(item => item.Channel.Name == wanted)
                ?? throw new CommandFailure(ExitCode.Usage, "channel.unknown", $"There is no channel '{wanted}'.", "See `etcdup channels list`.");
            context.Screen.Json(found.Channel);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("test", "Sends a test there now, and says what became of it.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.PostAsync<ChannelTested>($"channels/{Uri.EscapeDataString(parsed.GetValue(name)!)}/test", new { }, context.Left);
            WindowsCommand.Say(context, "told", parsed.GetValue(name)!, $"channel {parsed.GetValue(name)} has taken the test");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("remove", "Nothing is told there any more.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync($"channels/{Uri.EscapeDataString(parsed.GetValue(name)!)}", context.Left);
            WindowsCommand.Say(context, "removed", parsed.GetValue(name)!, $"channel {parsed.GetValue(name)} is gone");
            return ExitCode.Done;
        });
        return command;
    }

    // As JSON of any shape: what is wrong with it says the server, all of it at once.
    private static JsonElement Read(string path)
    {
        try
        {
            return JsonDocument.Parse(ClusterFileArgument.ReadText(path, LargestFile, "channel")).RootElement;
        }
        catch (JsonException e)
        {
            throw CommandFailure.Usage($"{path} cannot be read: {JsonFault.Of(e)}.");
        }
    }

    private static string To(ChannelDocument channel) => channel.Kind == "email" ? string.Join(", ", channel.To ?? []) : channel.Url ?? "";

    private static string Kinds(ChannelDocument channel) => channel.Kinds is null or [] ? "everything" : string.Join(", ", channel.Kinds);

    private static Argument<string> NameArgument() => new("NAME") { Description = "The channel's name." };
}
