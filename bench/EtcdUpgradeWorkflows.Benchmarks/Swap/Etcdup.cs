using System.Diagnostics;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Benchmarks.Swap;

/// <summary>The published command, as a user has it.</summary>
internal sealed class Etcdup(string command, string data)
{
    public async Task<(JsonElement Last, TimeSpan Elapsed)> RunAsync(params IEnumerable<string> arguments)
    {
        var began = Stopwatch.GetTimestamp();
        var (code, output, error) = await ProcessRun.OfAsync(command, [.. arguments, "--data", data, "--json"]);
        var elapsed = Stopwatch.GetElapsedTime(began);
        return code == 0
            ? (JsonElement.Parse(LastDocument(output)), elapsed)
            : throw new InvalidOperationException($"etcdup {string.Join(' ', arguments)}: exit code {code}\n{output}\n{error}");
    }

    // A followed run prints one object a line; anything else is one document.
    private static string LastDocument(string output)
    {
        var text = output.Trim();
        var lines = text.Split('\n');
        return lines.Length > 1 && lines[^1].StartsWith('{') && lines[^1].EndsWith('}') ? lines[^1] : text.Length == 0 ? "{}" : text;
    }
}

internal static class ProcessRun
{
    public static async Task<(int Code, string Output, string Error)> OfAsync(string command, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(command) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start");
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
