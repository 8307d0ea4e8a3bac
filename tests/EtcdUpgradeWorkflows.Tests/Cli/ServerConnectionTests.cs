using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class ServerConnectionTests
{
    [Fact]
    public async Task A_living_server_of_our_version_is_used_and_none_is_started()
    {
        using CommandRig rig = new();
        using StandInServer server = new(CommandSettings.Version);
        WriteServerFile(rig, server.Url, Environment.ProcessId, CommandSettings.Version);
        using var connection = Connection(rig);

        var client = await connection.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new Uri(server.Url).Port, client.Server.Port);
        Assert.False(connection.StartedHere);
        Assert.Equal("", rig.Error);
    }

    [Fact]
    public async Task A_server_of_another_version_is_named_and_refused()
    {
        using CommandRig rig = new();
        using StandInServer server = new("9.9.9");
        WriteServerFile(rig, server.Url, Environment.ProcessId, "9.9.9");
        using var connection = Connection(rig);

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("server.other_version", ExitCode.ServerNotReachable), (failure.Code, failure.ExitCode));
        Assert.Contains("9.9.9", failure.Message, StringComparison.Ordinal);
        Assert.Contains(CommandSettings.Version, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_not_believed()
    {
        using CommandRig rig = new();
        WriteServerFile(rig, "http://127.0.0.1:1", Environment.ProcessId, CommandSettings.Version);
        File.SetUnixFileMode(ServerFileReader.PathIn(rig.Directory), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        using var connection = Connection(rig);

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal("server.file_not_private", failure.Code);
    }

    [Fact]
    public async Task A_pid_that_was_given_to_another_process_is_no_server()
    {
        using CommandRig rig = new();
        WriteServerFile(rig, "http://127.0.0.1:1", Environment.ProcessId, CommandSettings.Version, startTime: 1);
        rig.Starter = Script(rig, "exit 1");
        using var connection = Connection(rig);

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal("server.not_started", failure.Code);
    }

    [Fact]
    public async Task A_server_that_dies_at_its_start_shows_the_end_of_its_log()
    {
        using CommandRig rig = new();
        rig.Write("server.log", "warning of a server of yesterday\n");
        rig.Starter = Script(rig, "echo 'the disk is full' >&2; exit 1");
        using var connection = Connection(rig);

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.ServerNotReachable, failure.ExitCode);
        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("yesterday", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("started a server", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_said_to_be_started_when_it_is_the_one_that_answers()
    {
        using CommandRig rig = new();
        using StandInServer server = new(CommandSettings.Version);
        rig.Write("good.json", EngineJson.Text(FileOf(server.Url, 471147114, CommandSettings.Version, startTime: 815081508150815)));
        rig.Starter = Script(rig, $$"""
            read -r -a stat </proc/$$/stat
            umask 077; sed "s/471147114/$$/; s/815081508150815/${stat[21]}/" {{rig.Directory}}/good.json >{{rig.Directory}}/new.json; mv {{rig.Directory}}/new.json {{rig.Directory}}/server.json
            exec sleep 60
            """);
        using var connection = Connection(rig);

        await connection.OpenAsync(TestContext.Current.CancellationToken);

        var pid = ServerFileReader.TryRead(rig.Directory)!.Pid;
        using (var started = Process.GetProcessById(pid))
        {
            started.Kill();
        }

        Assert.Contains($"started a server on {rig.Directory} (pid {pid}, ", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_killed_while_it_starts_is_started_again()
    {
        using CommandRig rig = new();
        using StandInServer server = new(CommandSettings.Version);
        rig.Write("good.json", EngineJson.Text(FileOf(server.Url, Environment.ProcessId, CommandSettings.Version)));
        rig.Starter = Script(rig, $$"""
            mkdir {{rig.Directory}}/first 2>/dev/null && kill -9 $$
            umask 077; cp {{rig.Directory}}/good.json {{rig.Directory}}/new.json; mv {{rig.Directory}}/new.json {{rig.Directory}}/server.json
            """);
        using var connection = Connection(rig);

        await connection.OpenAsync(TestContext.Current.CancellationToken);

        Assert.True(connection.StartedHere);
    }

    [Fact]
    public async Task A_server_that_is_killed_each_time_is_given_up()
    {
        using CommandRig rig = new();
        rig.Starter = Script(rig, $"echo start >>{rig.Directory}/starts; kill -9 $$");
        using var connection = Connection(rig);

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal("server.not_started", failure.Code);
        Assert.Equal(5, (await File.ReadAllLinesAsync(Path.Combine(rig.Directory, "starts"), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_stale_server_file_leads_to_a_start_in_a_session_of_its_own_without_our_descriptors()
    {
        using CommandRig rig = new();
        using StandInServer server = new(CommandSettings.Version);
        using var dead = Process.Start("true")!;
        await dead.WaitForExitAsync(TestContext.Current.CancellationToken);
        WriteServerFile(rig, "http://127.0.0.1:1", dead.Id, CommandSettings.Version);

        // The stand-in tells what it is, and points to a server that answers (with this test's pid, which lives).
        var good = EngineJson.Text(FileOf(server.Url, Environment.ProcessId, CommandSettings.Version));
        rig.Write("good.json", good);
        rig.Starter = Script(rig, $$"""
            echo "session $(cut -d' ' -f6 /proc/$$/stat) of $$" >{{rig.Directory}}/seen
            ls /proc/$$/fd >{{rig.Directory}}/descriptors
            echo "$@" >>{{rig.Directory}}/seen
            umask 077; cp {{rig.Directory}}/good.json {{rig.Directory}}/new.json; mv {{rig.Directory}}/new.json {{rig.Directory}}/server.json
            """);
        using var connection = Connection(rig);

        await connection.OpenAsync(TestContext.Current.CancellationToken);

        Assert.True(connection.StartedHere);
        Assert.DoesNotContain("started a server", rig.Error, StringComparison.Ordinal);
        var seen = await File.ReadAllTextAsync(Path.Combine(rig.Directory, "seen"), TestContext.Current.CancellationToken);
        var words = seen.Split('\n')[0].Split(' ');
        Assert.Equal(words[3], words[1]);
        Assert.Contains($"serve --data {rig.Directory} --started-by-command", seen, StringComparison.Ordinal);

        // 0, 1, 2 and the script's own file, which the shell holds at 10 or 255. No pipeline lists them: the shell holds its pipes while it forks.
        var listed = await File.ReadAllLinesAsync(Path.Combine(rig.Directory, "descriptors"), TestContext.Current.CancellationToken);
        var descriptors = listed.Select(d => int.Parse(d, CultureInfo.InvariantCulture));
        Assert.Contains(2, descriptors);
        Assert.DoesNotContain(descriptors, d => d is > 2 and < 10);
    }

    [Fact]
    public async Task A_server_that_was_stopped_on_purpose_is_not_started_behind_its_operators_back()
    {
        using CommandRig rig = new();
        using StandInServer server = new(CommandSettings.Version);
        WriteServerFile(rig, server.Url, Environment.ProcessId, CommandSettings.Version);
        using var connection = Connection(rig);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        File.Delete(ServerFileReader.PathIn(rig.Directory));

        var failure = await Assert.ThrowsAsync<CommandFailure>(() => connection.ReopenAsync(TestContext.Current.CancellationToken));

        Assert.Equal("server.stopped", failure.Code);
    }

    [Theory]
    [InlineData("S", true)]
    [InlineData("Z", false)]
    [InlineData("X", false)]
    public void A_zombie_does_not_live_and_names_with_parentheses_are_read(string state, bool lives)
    {
        var stat = $"42 (a (b) c) {state} 1 2 3 " + string.Join(' ', Enumerable.Range(4, 15)) + " 777 0 0";

        Assert.Equal(lives ? new ProcessIdentity(42, 777) : null, ProcessIdentity.Parse(42, stat));
    }

    private static ServerConnection Connection(CommandRig rig) =>
        new(new(false, rig.Directory, null, null), rig.Starter, rig.Screen, CommandRig.Clock, rig.Variable);

    private static ServerStarter Script(CommandRig rig, string body) => new("/bin/bash", [rig.Write("server.sh", body)]);

    private static ServerFile FileOf(string url, int pid, string version, long? startTime = null) =>
        new(url, pid, startTime ?? ProcessIdentity.Find(pid)?.StartTime ?? 0, "token", version);

    private static void WriteServerFile(CommandRig rig, string url, int pid, string version, long? startTime = null)
    {
        var path = rig.Write("server.json", EngineJson.Text(FileOf(url, pid, version, startTime)));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Answers GET /api/v1/server, and nothing else.</summary>
    private sealed class StandInServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public StandInServer(string version)
        {
            _listener.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
            var body = EngineJson.Text(new ServerInfo(version, 1, Documents.Began, "/data", "sqlite", "node", 0));
            _ = ServeAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        }

        public string Url { get; }

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(string answer)
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    var stream = connection.GetStream();
                    var request = new byte[4096];
                    _ = await stream.ReadAsync(request);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
