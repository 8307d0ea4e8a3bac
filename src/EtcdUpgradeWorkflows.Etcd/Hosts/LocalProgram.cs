using System.Diagnostics;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>A program's end.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error);

/// <summary>Runs small programs of this machine with a clean environment.</summary>
public static class LocalProgram
{
    /// <summary>What a program said last, for a message: at most 400 characters of it.</summary>
    public static string LastLine(string text) => text.Trim().Split('\n')[^1] is { Length: > 0 } line ? line[..Math.Min(line.Length, 400)] : "no output";

    public static Task<ProgramResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(program, arguments, new Dictionary<string, string>(), cancellationToken);

    /// <param name="environment">Besides PATH and LC_ALL.</param>
    public static async Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
