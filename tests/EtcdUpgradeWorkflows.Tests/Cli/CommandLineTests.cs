using System.CommandLine;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Commands;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("upgrad")]
    [InlineData("upgrade")]
    [InlineData("upgrade --cluster a")]
    [InlineData("runs")]
    [InlineData("runs show")]
    [InlineData("demo --members x")]
    [InlineData("demo --members 0")]
    [InlineData("demo --from three")]
    [InlineData("--server nowhere runs list")]
    [InlineData("upgrade --cluster a --to 3.5.16 --at yesterday")]
    [InlineData("upgrade --cluster a --to 3.5.16 --at 2001-01-01T00:00:00Z")]
    [InlineData("upgrade --cluster a --to 3.5.16 --definition x@y")]
    [InlineData("runs start x --input novalue")]
    [InlineData("runs rollback 1")]
    [InlineData("runs rollback 1 --member a --all")]
    [InlineData("clusters add /nowhere/cluster.json")]
    [InlineData("clusters discover ftp://127.0.0.1")]
    [InlineData("clusters discover http://root:secret@127.0.0.1:1")]
    [InlineData("clusters discover 127.0.0.1:1 --cert-file a.pem")]
    [InlineData("clusters discover 127.0.0.1:1 --user root --password hunter2")]
    [InlineData("binaries get 3.5.16")]
    [InlineData("completion tcsh")]
    [InlineData("plan --cluster /nowhere/cluster.json --to 3.5.16")]
    [InlineData("tokens add otto --role viewer,operator")]
    [InlineData("tokens add otto --role 3")]
    [InlineData("tokens add otto")]
    [InlineData("definitions validate /nowhere/definition.json")]
    public async Task Bad_usage_is_exit_code_2_without_a_stack_trace(string line)
    {
        using CommandRig rig = new();

        Assert.Equal(ExitCode.Usage, await rig.RunAsync(line.Split(' ')));
        Assert.DoesNotContain("   at ", rig.Error + rig.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Commands
    {
        get
        {
            using CommandRig rig = new();
            return [.. Of(CommandTree.Create(new(rig.Surroundings)), "")];

            static IEnumerable<string> Of(Command command, string path) =>
                [path, .. command.Subcommands.Where(c => !c.Hidden).SelectMany(c => Of(c, $"{path} {c.Name}"))];
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_tells_its_help(string path)
    {
        using CommandRig rig = new();

        Assert.Equal((ExitCode.Done, ""), (await rig.RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]), rig.Error));
    }

    [Theory]
    [InlineData("changes approve 4", "etcdup changes")]
    public async Task A_command_of_later_versions_says_so(string line, string named)
    {
        using CommandRig rig = new();

        Assert.Equal(ExitCode.Usage, await rig.RunAsync(line.Split(' ')));
        Assert.Contains($"{named} is not in this version yet", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_word_is_named_once()
    {
        using CommandRig rig = new();

        await rig.RunAsync("upgrad");

        Assert.Contains("upgrad", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_start_is_exit_code_5()
    {
        using CommandRig rig = new();

        Assert.Equal(ExitCode.ServerNotReachable, await rig.RunAsync("runs", "list", "--data", Path.Combine(rig.Directory, "data")));
        Assert.Contains("error server.not_started", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_errors_are_one_document_on_standard_output()
    {
        using CommandRig rig = new();

        await rig.RunAsync("clusters", "add", "/nowhere/cluster.json", "--json");

        Assert.Contains("\"code\":\"command.usage\"", rig.Output.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipped_definitions_validate_without_a_server()
    {
        using CommandRig rig = new();
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.Equal(ExitCode.Done, await rig.RunAsync(["definitions", "validate", .. files]));
    }

    [Fact]
    public async Task A_definition_with_errors_is_refused_and_each_is_named_with_its_place()
    {
        using CommandRig rig = new();
        var file = rig.Write("bad.json", """{ "definitionId": "bad", "root": { "id": "a", "type": "Elsa.NotThere" } }""");

        Assert.Equal(ExitCode.Refused, await rig.RunAsync("definitions", "validate", file));
        Assert.Contains("definition.activity_unknown at /root/type", rig.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_is_not_json_is_a_bad_input_file()
    {
        using CommandRig rig = new();

        Assert.Equal(ExitCode.Usage, await rig.RunAsync("definitions", "validate", rig.Write("bad.json", "{")));
    }

    [Fact]
    public void The_data_directory_comes_from_option_variable_or_home()
    {
        string? Variable(string name) => name == "HOME" ? "/home/op" : null;
        string? WithData(string name) => name == "ETCDUP_DATA" ? "/srv/etcdup" : Variable(name);

        Assert.Equal("/home/op/.local/share/etcdup", CommandSettings.Resolve(false, null, null, null, Variable).Data);
        Assert.Equal("/srv/etcdup", CommandSettings.Resolve(false, null, null, null, WithData).Data);
        Assert.Equal("/given", CommandSettings.Resolve(false, "/given", null, null, WithData).Data);
    }

    [Theory]
    [InlineData("2026-11-28T22:00:00Z", "2026-11-28T22:00:00Z")]
    [InlineData("2026-11-28T22:00:00+01:00", "2026-11-28T21:00:00Z")]
    [InlineData("2026-11-28T22:00", "2026-11-28T21:00:00Z")]
    [InlineData("2026-11-28 22:00", "2026-11-28T21:00:00Z")]
    [InlineData("23:30", "2026-11-24T22:30:00Z")]
    [InlineData("2027-03-28T02:30", "2027-03-28T01:00:00Z")] // in the gap: its end
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30:00Z")] // twice: the first
    public void A_start_time_is_local_unless_it_names_an_offset(string text, string expected)
    {
        FakeTimeProvider time = new(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), StartTime.Parse(text, time));
    }

    [Theory]
    [InlineData("30m", "00:30:00")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("1:30", "01:30:00")]
    [InlineData("01:30:10", "01:30:10")]
    [InlineData("90.00:00", "90.00:00:00")]
    [InlineData("24:00", "1.00:00:00")]
    [InlineData("1.12:00", "1.12:00:00")]
    [InlineData("24:01", null)]
    [InlineData("24:00:00", null)]
    [InlineData("36:00:00", null)]
    [InlineData("36:00", null)]
    [InlineData("90", null)]
    [InlineData("-1h", null)]
    [InlineData("-01:30", null)]
    [InlineData("h", null)]
    public void A_duration_is_what_it_says_or_refused(string text, string? expected)
    {
        if (expected is null)
        {
            var failure = Assert.Throws<CommandFailure>(() => DurationText.Parse(text));
            Assert.Equal(ExitCode.Usage, failure.ExitCode);
            Assert.Contains("4h or 2d, as 04:00", failure.Advice, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), DurationText.Parse(text));
        }
    }

    [Fact]
    public void Inputs_that_look_like_numbers_stay_text()
    {
        var inputs = RunsCommand.Inputs(["Target=3.5", "Flag=true", "List=[1,2]", "Text=a=b"]);

        Assert.Equal("3.5", inputs["Target"].GetString());
        Assert.True(inputs["Flag"].GetBoolean());
        Assert.Equal(2, inputs["List"].GetArrayLength());
        Assert.Equal("a=b", inputs["Text"].GetString());
    }
}
