using System.Diagnostics;
using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>member.sh as a file of this server, and how to run it on this machine.</summary>
internal sealed class MemberScript(string scriptsDirectory, TimeProvider timeProvider)
{
    private static readonly TimeSpan poll = TimeSpan.FromMilliseconds(5);

    private readonly Lazy<string> path = new(() => Write(scriptsDirectory));

    /// <summary>Runs a command to its end. The deadline is for a host that hangs, not for the work.</summary>
    public async Task<ScriptAnswer> RunAsync(IReadOnlyList<string> arguments, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var span = StartCall(arguments[0]);
        using Deadline expired = new(deadline, timeProvider, cancellationToken);
        try
        {
            var result = await LocalProgram.RunAsync("/bin/sh", [path.Value, .. arguments], expired.Token);
            return result.ExitCode == 0
                ? ScriptAnswer.Parse(result.Output)
                : throw Failed(span, "host.script_failed", $"member.sh ended with {result.ExitCode}: {result.Error.Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(span, "host.timed_out", $"member.sh gave no answer within {deadline.TotalSeconds:0.#} s.");
        }
    }

    /// <summary>Follows a detached process to the answer it leaves. Reading the answer removes it.</summary>
    public async Task<ScriptAnswer> FollowAsync(int pid, string answerFile, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var span = StartCall("follow");
        var begin = timeProvider.GetTimestamp();
        var identity = ProcessIdentity.Find(pid);
        while (true)
        {
            // Asked before the file is: a process that ends between the two has left its answer by then.
            var lives = identity?.IsAlive() == true;
            if (File.Exists(answerFile))
            {
                var answer = ScriptAnswer.Parse(await File.ReadAllTextAsync(answerFile, cancellationToken));
                File.Delete(answerFile);
                return answer;
            }

            if (!lives)
            {
                throw Failed(span, "host.script_died", $"The script that changed the member (process {pid}) ended without an answer.");
            }

            if (timeProvider.GetElapsedTime(begin) > deadline)
            {
                throw Failed(span, "host.timed_out", $"The script that changes the member (process {pid}) gave no answer within {deadline.TotalSeconds:0.#} s.");
            }

            await Task.Delay(poll, timeProvider, cancellationToken);
        }
    }

    private static Activity? StartCall(string command) => RunTracing.Source.StartActivity("host call", ActivityKind.Client)?.SetTag("etcdup.host.command", command);

    private static HostException Failed(Activity? span, string code, string message)
    {
        span.Failed(code);
        return new(code, message);
    }

    /// <summary>The name holds the content's hash: servers of two versions do not take each other's script away.</summary>
    private static string Write(string directory)
    {
        using var resource = typeof(MemberScript).Assembly.GetManifestResourceStream("member.sh")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        var bytes = content.ToArray();
        var file = Path.Combine(Path.GetFullPath(directory), $"member-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}.sh");
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
        {
            Directory.CreateDirectory(directory);
            var temporary = $"{file}.{Environment.ProcessId}";
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }

        return file;
    }
}
