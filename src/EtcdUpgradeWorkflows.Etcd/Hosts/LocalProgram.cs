using System.Diagnostics;
using System.Globalization;
using System.Text;

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
    /// <param name="most">Of each stream so many characters are kept from its beginning and from its end, for a program that may say anything; null: all of it.</param>
    public static async Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, int? most = null)
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
            var output = ReadAsync(process.StandardOutput, most, cancellationToken);
            var error = ReadAsync(process.StandardError, most, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
    private static async Task<string> ReadAsync(StreamReader said, int? most, CancellationToken cancellationToken)
    {
        if (most is not { } kept)
        {
            return await said.ReadToEndAsync(cancellationToken);
        }

        StringBuilder text = new();
        var (buffer, cut) = (new char[4096], 0L);
        for (int read; (read = await said.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            text.Append(buffer, 0, read);

            // Not with each piece: what is behind moves.
            if (text.Length > 3 * kept)
            {
                Cut();
            }
        }

        Cut();
        return cut == 0 ? text.ToString() : text.Insert(kept, string.Create(CultureInfo.InvariantCulture, $"\n[{cut} characters were cut here]\n")).ToString();

        void Cut()
        {
            var more = Math.Max(0, text.Length - (2 * kept));
            cut += more;
            text.Remove(Math.Min(kept, text.Length), more);
        }
    }
}
