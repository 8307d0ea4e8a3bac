using System.Globalization;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Steps;

/// <summary>Calls over HTTP, and starts commands of one directory that the server was given.</summary>
/// <param name="commands">Null: no command is started.</param>
public sealed class MemberStepRunner(HttpMessageHandler handler, string? commands, TimeProvider time) : IMemberStepRunner, IDisposable
{
    // Of what a command says: somebody else's program may say anything.
    private const int MostKept = 64 * 1024;

    private const UnixFileMode OfOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(step.Timeout, time, cancellationToken);
        try
        {
            return step.Url is { } url ? await CallAsync(step, url, call, deadline.Token) : await StartAsync(step, step.Command!, call, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("step.timed_out", step, call, $"did not end within {step.Timeout:c}");
        }
        catch (HttpRequestException e)
        {
            return Failed("step.failed", step, call, $"cannot be called ({OutsideHttp.Why(e)})");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            // No program, of another architecture, or not for the server's user.
            return Failed("step.failed", step, call, "cannot be started, or broke off");
        }
        catch (WorkflowErrorException e)
        {
            return e.Error;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<WorkflowError?> CallAsync(MemberStep step, Uri url, MemberStepCall call, CancellationToken cancellationToken)
    {
        using var request = OutsideHttp.Request(HttpMethod.Post, url, step.Authorization);
        request.Headers.Add("Idempotency-Key", call.Id);
        request.Content = JsonContent.Create(call, options: EngineJson.Options);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode ? null : Failed("step.failed", step, call, $"answered {(int)response.StatusCode}");
    }

    private async Task<WorkflowError?> StartAsync(MemberStep step, string command, MemberStepCall call, CancellationToken cancellationToken)
    {
        var ended = await LocalProgram.RunAsync(Find(command, step, call), [call.Phase, call.Member, call.From ?? "", call.To ?? ""], new Dictionary<string, string>
        {
            ["ETCDUP_STEP_ID"] = call.Id, ["ETCDUP_STEP"] = call.Step, ["ETCDUP_PHASE"] = call.Phase, ["ETCDUP_CLUSTER"] = call.Cluster, ["ETCDUP_MEMBER"] = call.Member,
            ["ETCDUP_FROM"] = call.From ?? "", ["ETCDUP_TO"] = call.To ?? "", ["ETCDUP_RUN"] = call.Run.ToString(CultureInfo.InvariantCulture),
        }, cancellationToken, MostKept);
        return ended.ExitCode == 0 ? null : Failed("step.failed", step, call, $"ended with {ended.ExitCode}: {LocalProgram.LastLine(ended.Error.Length > 0 ? ended.Error : ended.Output)}");
    }

    // The directory is what the server's owner allows: nothing is started that somebody else could have put there.
    private string Find(string command, MemberStep step, MemberStepCall call)
    {
        if (commands is null)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "step.commands_off", $"Step '{step.Name}' ({call.Phase}) for {call.Member} is a command, and this server starts none.", "Give it a directory of them: serve --step-commands DIR."));
        }

        var path = Path.Combine(commands, command);
        return WhyNot(path) is not { } why ? path : throw new WorkflowErrorException(WorkflowError.NeedsOperator(
            "step.command_not_allowed", $"Step '{step.Name}' ({call.Phase}) for {call.Member}: '{command}' is no step command of this server, {why}.",
            $"It has to be an executable file in {commands}, no link, and neither it nor the directory may be writable by others."));
    }

    private string? WhyNot(string path)
    {
        try
        {
            FileInfo file = new(path);
            return !file.Exists ? "there is no such file"
                : file.LinkTarget is not null ? "it is a link"
                : (file.UnixFileMode & OfOthers) != 0 ? "others may write it"
                : (file.UnixFileMode & Executable) == 0 ? "it is not executable"
                : (new DirectoryInfo(commands!).UnixFileMode & OfOthers) != 0 ? "others may write its directory"
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "the server cannot look at it";
        }
    }

    private static WorkflowError Failed(string code, MemberStep step, MemberStepCall call, string what) => WorkflowError.NeedsOperator(
        code, $"Step '{step.Name}' ({call.Phase}) for {call.Member} {what}.", "See to what it should have done; `runs retry` does it again under the same id.");
}
