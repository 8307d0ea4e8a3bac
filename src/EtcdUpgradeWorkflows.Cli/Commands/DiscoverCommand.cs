using System.CommandLine;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary><c>clusters discover</c>: works on the cluster and this machine alone, without a server; changes nothing.</summary>
internal static class DiscoverCommand
{
    public static Command Create(CommandBinder binder)
    {
        Argument<string> endpoint = new("ENDPOINT") { Description = "A client URL of one member, or HOST:PORT." };
        Option<string?> name = new("--name") { HelpName = "NAME", Description = "What the cluster is to be called (default etcd-ID)." };
        AccessOptions options = new();
        Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "Write the cluster file there; it must not be there yet." };
        Command command = new("discover", "Asks a live cluster for its members and prints a cluster file.") { endpoint, name, output };
        options.AddTo(command);
        binder.Bind(command, (context, parsed) =>
        {
            var access = options.Read(parsed);
            return DiscoverAsync(context, AccessOptions.UrlOf(parsed.GetValue(endpoint)!, access), access, parsed.GetValue(name), parsed.GetValue(output));
        });
        return command;
    }

    private static async Task<int> DiscoverAsync(CommandContext context, Uri endpoint, EtcdAccess access, string? name, string? output)
    {
        DiscoveredCluster found;
        try
        {
            found = await new ClusterDiscovery(new EtcdClientFactory(context.Time), LocalEtcdProcesses.List, context.Time)
                .DiscoverAsync(endpoint, access, name, context.Left);
        }
        catch (EtcdClientException e)
        {
            throw new CommandFailure(
                e.Failure is EtcdFailure.Unreachable or EtcdFailure.TimedOut or EtcdFailure.NoLeader ? ExitCode.ServerNotReachable : ExitCode.Refused,
                "discover.no_answer", $"{endpoint.GetLeftPart(UriPartial.Authority)} does not tell its members: {e.Message}",
                "Give a client URL of a member that serves, with the certificates and the user it wants.", e);
        }
        catch (WorkflowErrorException e)
        {
            throw new CommandFailure(ExitCode.Usage, e.Error.Code, e.Error.Message, e.Error.Advice, e);
        }

        if (output is not null)
        {
            WriteNew(output, found.File);
        }

        Show(context, found, output);
        return found.IsComplete ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static void Show(CommandContext context, DiscoveredCluster found, string? output)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new
            {
                found.ClusterId, Complete = found.IsComplete, Cluster = JsonNode.Parse(found.File), Problems = found.Problems.Select(p => new ProblemItem(p.Code, p.Path, p.Message, p.Advice)),
            });
            return;
        }

        if (output is null)
        {
            context.Screen.Line(found.File);
        }

        foreach (var problem in found.Problems)
        {
            context.Screen.Error($"{(problem.Severity == ClusterFileSeverity.Error ? "missing" : "warning")} {problem.Path}: {problem.Message} ({problem.Code})");
            context.Screen.Error($"    what to do: {problem.Advice}");
        }

        var file = output ?? "FILE";
        context.Screen.Note(found.IsComplete
            ? $"the file is whole: etcdup clusters add {file}"
            : $"the file is not whole: {found.Problems.Count(p => p.Severity == ClusterFileSeverity.Error)} parts are for you to write, then etcdup clusters add {file}");
    }

    private static void WriteNew(string path, string text)
    {
        try
        {
            using StreamWriter writer = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            writer.Write(text + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"{path} cannot be written: {e.Message}", "Name a file that is not there yet.");
        }
    }
}
