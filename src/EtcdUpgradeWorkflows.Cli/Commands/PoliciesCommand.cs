using System.CommandLine;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class PoliciesCommand
{
    private static readonly JsonSerializerOptions Indented = new(Engine.EngineJson.Options) { WriteIndented = true };

    public static Command Create(CommandBinder binder) =>
        new("policies", "What is asked of every upgrade of the clusters that have a label, beside what their own files ask.") { Add(binder), List(binder), Show(binder), Remove(binder) };

    private static Command Add(CommandBinder binder)
    {
        var name = NameArgument();
        Option<string[]> labels = new("--label", "--labels") { HelpName = "KEY=VALUE", Description = "The clusters that have this label; may be given again. Without: every one.", DefaultValueFactory = _ => [] };
        Option<string> file = new("--file") { HelpName = "FILE", Required = true, Description = "What is asked, as JSON: the object `policy` of a cluster file. {cluster} in a query or in a silence's labels is the cluster's name." };
        Option<bool> replace = new("--replace") { Description = "In the place of the policy that has the name, in one step: between `remove` and `add` a run that waits for it would go on." };
        Command command = new("add", "Adds a policy. Runs that are under way keep to it from their next stop on.") { name, labels, file, replace };
        binder.Bind(command, async (context, parsed) =>
        {
            var path = parsed.GetValue(file)!;
            PolicyDocument policy = new(parsed.GetValue(name)!, parsed.GetValue(labels) is { Length: > 0 } given ? given : null, ReadFile(path));
            var server = await context.ServerAsync();
            var added = parsed.GetValue(replace) && WindowsCommand.CanStandInPath(policy.Name)
                ? await server.PutAsync<PolicyListItem>($"policies/{Uri.EscapeDataString(policy.Name)}", policy, context.Left)
                : await server.PostAsync<PolicyListItem>("policies", policy, context.Left);
            WindowsCommand.Say(context, "added", added.Name, $"policy {added.Name}, for {WindowsCommand.Clusters([], added.Labels)}: {Now(added)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "All policies, each with the clusters that it is for now.");
        binder.Bind(command, async (context, _) =>
        {
            var policies = await ListAsync(context);
            if (context.Settings.Json)
            {
                context.Screen.Json(policies);
                return ExitCode.Done;
            }

            TextTable table = new("POLICY", "FOR", "ASKS", "CLUSTERS NOW", "ADDED BY");
            foreach (var policy in policies)
            {
                table.Add(policy.Name, WindowsCommand.Clusters([], policy.Labels), Asks(policy), policy.Clusters.Count == 0 ? "none" : string.Join(", ", policy.Clusters), policy.AddedBy);
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("show", "One policy, as it was added.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var wanted = parsed.GetValue(name)!;
            var policy = (await ListAsync(context)).FirstOrDefault(p => p.Name == wanted)
                ?? throw new CommandFailure(ExitCode.Usage, "policy.unknown", $"There is no policy '{wanted}'.", "See `etcdup policies list`.");
            if (context.Settings.Json)
            {
                context.Screen.Json(policy);
                return ExitCode.Done;
            }

            context.Screen.Line($"policy    {policy.Name}, added by {policy.AddedBy} at {Spans.Instant(policy.AddedAt, context.Time)}");
            context.Screen.Line($"for       {WindowsCommand.Clusters([], policy.Labels)}; {Now(policy)}");
            if (policy.Problem is { } problem)
            {
                context.Screen.Paragraph("problem:  ", $"{problem.Message} {problem.Advice}");
            }

            context.Screen.Line();
            if (policy.Policy is { } asked)
            {
                context.Screen.Lines(JsonSerializer.Serialize(asked, Indented).Split('\n'));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("remove", "Forgets a policy. Runs that wait because of it look again at once.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync($"policies/{Uri.EscapeDataString(parsed.GetValue(name)!)}", context.Left);
            WindowsCommand.Say(context, "removed", parsed.GetValue(name)!, $"policy {parsed.GetValue(name)} is gone");
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonElement ReadFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(ClusterFileArgument.ReadText(path, ClusterFileArgument.MaximumSize, "policy").TrimStart('\uFEFF'));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new CommandFailure(ExitCode.Usage, "cluster.not_json", $"{path} is no JSON that can be read (line {(e.LineNumber ?? 0) + 1}).", "Correct the JSON.", e);
        }
    }

    private static async Task<IReadOnlyList<PolicyListItem>> ListAsync(CommandContext context) => await (await context.ServerAsync()).ListAsync<PolicyListItem>("policies", context.Left);

    private static string Now(PolicyListItem policy) => policy.Clusters.Count == 0 ? "no cluster has it now" : $"now {string.Join(", ", policy.Clusters)}";

    private static string Asks(PolicyListItem policy) =>
        policy.Problem is not null ? "cannot be read: it stops everything"
        : policy.Policy is { ValueKind: JsonValueKind.Object } asked ? string.Join(", ", asked.EnumerateObject().Select(property => property.Name)) : "";

    private static Argument<string> NameArgument() => new("NAME") { Description = "The policy's name." };
}
