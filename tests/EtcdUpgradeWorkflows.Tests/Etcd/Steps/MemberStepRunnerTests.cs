using System.Diagnostics;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Steps;

/// <summary>Calls to a real service, and real commands: what they are given, and each way in which they fail.</summary>
public sealed class MemberStepRunnerTests : IAsyncLifetime
{
    private static readonly MemberStepCall Call = new("e-1/beforeStop/drain", MemberStepCall.BeforeStop, "drain", "prod-a", "m1", "3.4.23", "3.5.16", 7);
    private readonly FakeTimeProvider _time = new();
    private readonly DirectoryInfo _commands = Directory.CreateTempSubdirectory("etcdup-steps-");
    private readonly MemberStepRunner _runner;
    private LoopbackService _service = null!;

    public MemberStepRunnerTests() => _runner = new(OutsideHttp.NewHandler(), _commands.FullName, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await LoopbackService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _runner.Dispose();
        _commands.Delete(recursive: true);
    }

    [Fact]
    public async Task A_call_says_what_it_is_about_and_shows_its_id()
    {
        Assert.Null(await _runner.RunAsync(Http(), Call, Token));

        var got = Assert.Single(_service.Got);
        Assert.Equal(("POST", "/drain", Call.Id), (got.Method, got.Path, got.Headers["Idempotency-Key"]));
        Assert.Equal(
            """{"id":"e-1/beforeStop/drain","phase":"beforeStop","step":"drain","cluster":"prod-a","member":"m1","from":"3.4.23","to":"3.5.16","run":7}""", got.Body);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task An_answer_that_is_no_yes_fails_it(int status)
    {
        _service.AnswersWith(status);
        var problem = await _runner.RunAsync(Http(), Call, Token);
        Assert.Equal(("step.failed", $"Step 'drain' (beforeStop) for m1 answered {status}."), (problem!.Code, problem.Message));
    }

    [Fact]
    public async Task One_that_is_silent_or_away_fails_it()
    {
        var asked = _service.Hang();
        var running = _runner.RunAsync(Http(), Call, Token);
        await asked.WaitAsync(Token);
        _time.Advance(MemberStep.DefaultTimeout);
        Assert.Equal("step.timed_out", (await running)!.Code);

        var away = Http();
        await _service.StopAsync(Token);
        Assert.Equal("step.failed", (await _runner.RunAsync(away, Call, Token))!.Code);
    }

    [Fact]
    public async Task A_command_is_given_what_it_is_about_and_nothing_of_the_servers_own()
    {
        var log = Path.Combine(_commands.FullName, "log");
        Environment.SetEnvironmentVariable("ETCDUP_TEST_SECRET", "s3cret");
        Write("drain", $"#!/bin/sh\necho \"$@\" > {log}\nenv | sort >> {log}\npwd >> {log}\n");

        Assert.Null(await _runner.RunAsync(Command("drain"), Call, Token));

        var lines = await File.ReadAllLinesAsync(log, Token);
        Assert.Equal("beforeStop m1 3.4.23 3.5.16", lines[0]);
        Assert.Contains("ETCDUP_STEP_ID=e-1/beforeStop/drain", lines);
        Assert.Contains("ETCDUP_CLUSTER=prod-a", lines);
        Assert.Equal("/", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_fails_says_its_last_line_and_one_that_hangs_is_ended()
    {
        Write("fails", "#!/bin/sh\necho one\necho 'no route' >&2\nexit 3\n");
        Assert.Equal("Step 'drain' (beforeStop) for m1 ended with 3: no route.", (await _runner.RunAsync(Command("fails"), Call, Token))!.Message);

        var pid = Path.Combine(_commands.FullName, "pid");
        Write("hangs", $"#!/bin/sh\necho $$ > {pid}.new\nmv {pid}.new {pid}\nexec sleep 1000\n");
        var running = _runner.RunAsync(Command("hangs"), Call, Token);
        while (!File.Exists(pid))
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        _time.Advance(MemberStep.DefaultTimeout);
        Assert.Equal("step.timed_out", (await running)!.Code);
        var process = int.Parse(await File.ReadAllTextAsync(pid, Token), System.Globalization.CultureInfo.InvariantCulture);
        while (ProcessIdentity.Find(process) is not null)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Of_a_command_that_says_much_the_beginning_and_the_end_are_kept_and_it_is_said_what_was_cut()
    {
        Write("talks", "#!/bin/sh\necho begin\nhead -c 30000000 /dev/zero | tr '\\0' x\necho\necho 'no route'\nexit 3\n");
        Assert.Equal("Step 'drain' (beforeStop) for m1 ended with 3: no route.", (await _runner.RunAsync(Command("talks"), Call, Token))!.Message);

        var ended = await LocalProgram.RunAsync(Path.Combine(_commands.FullName, "talks"), [], new Dictionary<string, string>(), Token, most: 1000);
        Assert.StartsWith("begin\nxxx", ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("xxx\nno route\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"x\n[{"begin\n\nno route\n".Length + 30_000_000 - 2000} characters were cut here]\nx", ended.Output, StringComparison.Ordinal);
        Assert.InRange(ended.Output.Length, 2000, 2100);

        // What fits is whole, to the last character.
        Write("fits", "#!/bin/sh\nhead -c 2000 /dev/zero | tr '\\0' y\n");
        Assert.Equal(new string('y', 2000), (await LocalProgram.RunAsync(Path.Combine(_commands.FullName, "fits"), [], new Dictionary<string, string>(), Token, most: 1000)).Output);
    }

    [Fact]
    public async Task Only_what_the_servers_owner_has_put_there_is_started()
    {
        Write("open", "#!/bin/sh\n", UnixFileMode.OtherWrite);
        Write("plain", "#!/bin/sh\n", executable: false);
        Write("real", "#!/bin/sh\n");
        Write("foreign", "\u007fELF of nowhere");
        Assert.Equal("step.failed", (await _runner.RunAsync(Command("foreign"), Call, Token))!.Code);
        File.CreateSymbolicLink(Path.Combine(_commands.FullName, "link"), Path.Combine(_commands.FullName, "real"));
        foreach (var (name, why) in new[] { ("open", "others may write it"), ("plain", "it is not executable"), ("link", "it is a link"), ("missing", "there is no such file") })
        {
            var refused = (await _runner.RunAsync(Command(name), Call, Token))!;
            Assert.Equal("step.command_not_allowed", refused.Code);
            Assert.Contains($"'{name}' is no step command of this server, {why}.", refused.Message, StringComparison.Ordinal);
        }

        Assert.Null(await _runner.RunAsync(Command("real"), Call, Token));
        _commands.UnixFileMode |= UnixFileMode.OtherWrite;
        Assert.Equal("step.command_not_allowed", (await _runner.RunAsync(Command("real"), Call, Token))!.Code);

        using MemberStepRunner without = new(OutsideHttp.NewHandler(), null, _time);
        Assert.Equal("step.commands_off", (await without.RunAsync(Command("real"), Call, Token))!.Code);
    }

    [Fact]
    public async Task A_secret_that_is_no_header_is_said_and_not_told()
    {
        var path = Path.Combine(_commands.FullName, "secret");
        await File.WriteAllTextAsync(path, "a\nb", Token);
        var problem = await _runner.RunAsync(Http() with { Authorization = SecretReference.Parse($"file:{path}") }, Call, Token);
        Assert.Equal("secret.authorization_invalid", problem!.Code);
    }

    private MemberStep Http() => new("drain", new($"{_service.Url}/drain"), null, null, MemberStep.DefaultTimeout, true);

    private static MemberStep Command(string name) => new("drain", null, name, null, MemberStep.DefaultTimeout, true);

    private void Write(string name, string text, UnixFileMode more = UnixFileMode.None, bool executable = true)
    {
        var path = Path.Combine(_commands.FullName, name);

        // By a child: what this process has open for writing, a child that another test starts in the same moment would have open too, and nothing like that can be started.
        using var writing = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "printf %s \"$2\" > \"$1\"", "sh", path, text } })!;
        writing.WaitForExit();
        Assert.Equal(0, writing.ExitCode);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : UnixFileMode.None) | more);
    }
}
