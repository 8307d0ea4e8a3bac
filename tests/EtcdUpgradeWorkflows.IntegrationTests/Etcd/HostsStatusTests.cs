using System.Diagnostics;
using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.IntegrationTests.Commands;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>A swap that was killed in the middle, with neither server nor database: what <c>hosts status</c> tells is true, and its lines do what they say.</summary>
public sealed class HostsStatusTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_swap_is_told_and_put_back_or_finished_by_the_lines_that_are_shown()
    {
        await using var cluster = await RealEtcd.StartAsync(new RealEtcdOptions(), Token);
        await using CommandProcess command = new();
        var file = Path.Combine(command.Directory, "cluster.json");
        await File.WriteAllTextAsync(file, ClusterFile.Write(cluster.Spec), Token);
        Assert.Equal(("whole", 0), Conditions(await StatusAsync(command, file, exitCode: 0)).Select(c => (c.Condition, c.Ways.Count)).Distinct().Single());

        await KillSwapAsync(cluster, command, file);
        var before = Fingerprint(cluster);
        var status = await StatusAsync(command, file, exitCode: 4);
        var member = Conditions(status)[0];
        Assert.Equal(("halfDone", RealReleases.Old), (member.Condition, member.From));
        Assert.Equal([(true, RealReleases.New), (true, RealReleases.Old)], member.Ways.Select(way => (way.IsLegal, way.Release)));
        Assert.InRange(status.GetProperty("members")[0].GetProperty("recordWrittenAt").GetDateTimeOffset(), RealTime.Clock.GetUtcNow() - TimeSpan.FromMinutes(2), RealTime.Clock.GetUtcNow());
        Assert.Equal(0, status.GetProperty("canLose").GetInt32());
        Assert.Equal(before, Fingerprint(cluster));

        // The old one first; its record stays open and says nothing else.
        await TypeAsync(member.Ways[1].Commands);
        await UntilServesAsync(cluster, RealReleases.Old);

        // Of that look nothing is typed twice, neither beside what runs nor after it has died; what runs is found by its lock as well.
        var started = (await cluster.Host("infra1").LookAsync(Token)).Process!;
        List<string> blind = [.. member.Ways[0].Commands.Where(line => !line.Contains("-newermt", StringComparison.Ordinal))];
        foreach (var (again, why) in new[] { (member.Ways[0].Commands, "has changed: look again"), (member.Ways[1].Commands, "has changed: look again"), (blind, "snap/db is in use: look again") })
        {
            var (exitCode, error) = await TypeBlockAsync(again);
            Assert.NotEqual(0, exitCode);
            Assert.Contains(why, error, StringComparison.Ordinal);
            var left = await cluster.Host("infra1").LookAsync(Token);
            Assert.Equal((started, RealReleases.Old), (left.Process, left.LinkVersion));
        }

        await cluster.KillAsync("infra1", Token);
        Assert.NotEqual(0, (await TypeBlockAsync(member.Ways[0].Commands)).ExitCode);
        member = Conditions(await StatusAsync(command, file, exitCode: 4))[0];
        await TypeAsync(member.Ways[1].Commands);
        await UntilServesAsync(cluster, RealReleases.Old);
        member = Conditions(await StatusAsync(command, file, exitCode: 4))[0];
        Assert.Equal("halfDone", member.Condition);
        Assert.Equal((true, 0), (member.Ways[1].IsLegal, member.Ways[1].Commands.Count));

        // Then the way on, which stops what serves. Whatever fails before that stops nothing, and nothing goes on after it.
        Assert.True(member.Ways[0].IsLegal);
        var serving = (await cluster.Host("infra1").LookAsync(Token)).Process!;
        foreach (var failing in FailingLines(member.Ways[0].Commands, serving))
        {
            Assert.NotEqual(0, (await TypeBlockAsync(failing)).ExitCode);
            var left = await cluster.Host("infra1").LookAsync(Token);
            Assert.Equal((serving, RealReleases.Old), (left.Process, left.LinkVersion));
        }

        // Nor while another member, which served at the look, hangs.
        var other = (await cluster.Host("infra2").LookAsync(Token)).Process!.Pid;
        await SignalAsync("STOP", other);
        Assert.Contains("another member does not serve: look again", (await TypeBlockAsync(member.Ways[0].Commands)).Error, StringComparison.Ordinal);
        await SignalAsync("CONT", other);
        await cluster.UntilAllServeAsync(Token);
        Assert.Equal(serving, (await cluster.Host("infra1").LookAsync(Token)).Process);

        await TypeAsync(member.Ways[0].Commands);
        await UntilServesAsync(cluster, RealReleases.New);
        Assert.Equal("recordOpen", Conditions(await StatusAsync(command, file, exitCode: 4))[0].Condition);

        // What comes with etcdup later finds the member whole, stops nothing and closes the record.
        var host = cluster.Host("infra1");
        var pid = (await host.LookAsync(Token)).Process!.Pid;
        await host.FenceAsync(cluster.Authority with { Number = 9 }, Patience, Token);
        var answer = await host.SwapAsync(await CallAsync(cluster, 9, licensed: false), Token);
        Assert.Equal((SwapEnd.Done, pid, false), (answer.End, answer.View.Process!.Pid, answer.View.Record!.Open));
        _ = await StatusAsync(command, file, exitCode: 0);
        Assert.False(Directory.Exists(command.Data));
    }

    /// <summary>Server and database are lost, and the lines for a new one are typed as they are shown: with --yes, for what is half done is a blocker of the plan.</summary>
    [Fact]
    public async Task A_new_server_finishes_what_is_half_done_by_the_lines_that_are_shown()
    {
        await using var cluster = await RealEtcd.StartAsync(new RealEtcdOptions(), Token);
        await using CommandProcess command = new();
        var file = Path.Combine(command.Directory, "the cluster.json");
        await File.WriteAllTextAsync(file, ClusterFile.Write(cluster.Spec), Token);
        await KillSwapAsync(cluster, command, file);

        var shown = (await command.RunAsync(Token, "hosts", "status", "--cluster", file)).Output.Split('\n').Select(line => line.Trim()).SkipWhile(line => !line.StartsWith("export ETCDUP_DATA=", StringComparison.Ordinal)).Skip(1).Take(4).ToList();
        Assert.EndsWith($"--to {RealReleases.New} --yes        # begins with what is half done", shown[3], StringComparison.Ordinal);
        Assert.StartsWith("etcdup binaries add VERSION DIR ", shown[1], StringComparison.Ordinal);
        shown[1] = $"etcdup binaries add {RealReleases.Old} '{await RealReleases.DirectoryOfAsync(RealReleases.Old, Token)}' && etcdup binaries add {RealReleases.New} '{await RealReleases.DirectoryOfAsync(RealReleases.New, Token)}'";

        // That it takes the hosts over a person has to say.
        Assert.EndsWith("        # asks first", shown[2], StringComparison.Ordinal);
        shown[2] = shown[2].Replace("# asks first", $"--yes --from {cluster.Authority.Controller}", StringComparison.Ordinal);

        ProcessStartInfo start = new("/bin/sh", ["-c", $"set -e\netcdup() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "etcdup.dll")}' \"$@\"; }}\n{string.Join('\n', shown)}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["ETCDUP_DATA"], start.Environment["HOME"]) = (command.Data, command.Directory);
        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(Token), shell.StandardError.ReadToEndAsync(Token));
        await shell.WaitForExitAsync(Token);

        Assert.True(shell.ExitCode == 0, await output + await error);
        await UntilServesAsync(cluster, RealReleases.New);
        _ = await StatusAsync(command, file, exitCode: 0);
    }

    /// <summary>The member cannot end at once, so that the script is found while it waits.</summary>
    private static async Task KillSwapAsync(RealEtcd cluster, CommandProcess command, string file)
    {
        var host = cluster.Host("infra1");
        var running = (await host.LookAsync(Token)).Process!;
        await SignalAsync("STOP", running.Pid);
        var swap = host.SwapAsync(await CallAsync(cluster, 2, licensed: true), Token);
        await Until.TrueAsync(async () => (await host.LookAsync(Token)).Record is { Open: true } && HostTrace.Of(cluster.Member("infra1").Host).ChangedBy is not null, Patience, Token);
        var changing = Conditions(await StatusAsync(command, file, exitCode: 4))[0];
        Assert.Equal("changing", changing.Condition);

        await SignalAsync("KILL", HostTrace.Of(cluster.Member("infra1").Host).ChangedBy!.Value);
        await Assert.ThrowsAsync<HostException>(() => swap);
        await SignalAsync("CONT", running.Pid);
        // The signal that the script sent is delivered now.
        await Until.TrueAsync(async () => (await host.LookAsync(Token)).Process is null, Patience, Token);
    }

    private static async Task SignalAsync(string signal, int pid) =>
        Assert.Equal(0, (await LocalProgram.RunAsync("sh", ["-c", $"kill -s {signal} {pid}"], Token)).ExitCode);

    private static async Task<SwapCall> CallAsync(RealEtcd cluster, long number, bool licensed)
    {
        var host = cluster.Host("infra1");
        var release = (await host.InspectReleaseAsync(RealReleases.New, Token))!; // a licence ages meanwhile
        return new(cluster.Authority with { Number = number }, new(RealReleases.New), licensed ? await host.ReadClockAsync(Token) : null, Kill: false, TimeSpan.FromSeconds(20), release);
    }

    /// <summary>As a person would, in one shell.</summary>
    private static async Task TypeAsync(IReadOnlyList<string> lines)
    {
        var (exitCode, error) = await TypeBlockAsync(lines);
        Assert.True(exitCode == 0, error);

        // The last one asks whether it serves: again until it does.
        await Until.TrueAsync(async () => (await LocalProgram.RunAsync("sh", ["-c", lines[^1]], Token)).ExitCode == 0, Patience, Token);
    }

    /// <summary>All but the last line, into a shell that goes on after a failure, as a person's does.</summary>
    private static async Task<(int ExitCode, string Error)> TypeBlockAsync(IReadOnlyList<string> lines)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        foreach (var line in lines.SkipLast(1)) await shell.StandardInput.WriteLineAsync(line);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync(Token);
        return (shell.ExitCode, await shell.StandardError.ReadToEndAsync(Token));
    }

    /// <summary>
    /// With a lock that cannot be opened, a binary that is not there or of another release, a log that cannot be written, another start time, another executable, another link, a member more
    /// that has to serve, and a value that is not set.
    /// </summary>
    private static IEnumerable<IReadOnlyList<string>> FailingLines(IReadOnlyList<string> lines, HostProcess serving)
    {
        (string Of, string By)[] changes =
        [
            ("/.etcdup/lock", "/no-such-directory/lock"), (" --version", "-none --version"), ($"etcd Version: {RealReleases.New}", "etcd Version: 3.5.15"), ($"versions/{RealReleases.Old}')\"", "versions/3.4.22')\""), ("= 2 ] || no 'another", "= 3 ] || no 'another"), (": >>", ": >>/no-such-directory"),
            ($"= {serving.StartTime} ]", "= 1 ]"), ($"$(readlink /proc/{serving.Pid}/exe", "$(echo /bin/etcd"), ("flock -w 60 9", "flock -w 60 9 && : \"${ETCDUP_TEST_NOT_SET:?}\""),
        ];
        foreach (var (of, by) in changes)
        {
            Assert.Contains(lines, line => line.Contains(of, StringComparison.Ordinal));
            yield return [.. lines.Select(line => line.Replace(of, by, StringComparison.Ordinal))];
        }
    }

    private static async Task UntilServesAsync(RealEtcd cluster, string version)
    {
        await cluster.UntilAllServeAsync(Token);
        await using var client = cluster.Client("infra1");
        Assert.Equal(version, (await client.StatusAsync(Token)).Version);
        Assert.Equal(version, (await cluster.Host("infra1").LookAsync(Token)).Process!.Version);
    }

    private static async Task<JsonElement> StatusAsync(CommandProcess command, string file, int exitCode)
    {
        var (code, output, error) = await command.RunAsync(Token, "hosts", "status", "--cluster", file, "--json");
        Assert.True(code == exitCode, $"{code}: {output}{error}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static List<(string Condition, string? From, List<Way> Ways)> Conditions(JsonElement status) =>
    [
        .. status.GetProperty("members").EnumerateArray().Select(member => (
            member.GetProperty("condition").GetString()!, member.TryGetProperty("from", out var from) ? from.GetString() : null,
            member.GetProperty("ways").EnumerateArray().Select(way => new Way(
                way.GetProperty("isLegal").GetBoolean(), way.GetProperty("release").GetString(), [.. way.GetProperty("commands").EnumerateArray().Select(line => line.GetString()!)])).ToList())),
    ];

    /// <summary>Every file beside the members' data, with its content and time.</summary>
    private static string Fingerprint(RealEtcd cluster) => string.Join('\n', cluster.Spec.Members
        .Select(member => ((ProcessHostSpec)member.Host).Install)
        .SelectMany(install => Directory.EnumerateFileSystemEntries(Path.Combine(install, ".etcdup")).Append(Path.Combine(install, "current")))
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):o} {new FileInfo(path).LinkTarget ?? (Directory.Exists(path) ? "" : File.ReadAllText(path))}"));

    private sealed record Way(bool IsLegal, string? Release, IReadOnlyList<string> Commands);
}
