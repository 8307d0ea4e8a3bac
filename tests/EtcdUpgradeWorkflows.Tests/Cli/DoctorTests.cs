using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary><c>etcdup doctor</c> on a machine without a server.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task An_empty_place_is_well_and_stays_empty()
    {
        using CommandRig rig = new();
        var checks = await DiagnoseAsync(rig, ExitCode.Done, Path.Combine(rig.Directory, "new"));

        Assert.Equal("ok", checks["doctor.tools"].Verdict);
        Assert.Equal("ok", checks["doctor.data_directory"].Verdict);
        Assert.Equal("ok", checks["doctor.database"].Verdict);
        Assert.Equal("ok", checks["doctor.server"].Verdict);
        Assert.Equal("unknown", checks["doctor.hosts"].Verdict);
        Assert.Empty(Directory.EnumerateFileSystemEntries(rig.Directory));
    }

    [Fact]
    public async Task A_directory_that_others_may_read_is_a_warning_with_its_mode()
    {
        using CommandRig rig = new();
        File.SetUnixFileMode(rig.Directory, File.GetUnixFileMode(rig.Directory) | UnixFileMode.OtherRead);
        var check = (await DiagnoseAsync(rig, ExitCode.Done))["doctor.data_directory"];

        Assert.Equal("warning", check.Verdict);
        Assert.Contains("704", check.Evidence, StringComparison.Ordinal);
        Assert.Contains("chmod 0700", check.Advice!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_this_version_is_told_from_a_foreign_and_a_broken_one()
    {
        using CommandRig rig = new();
        var file = Path.Combine(rig.Directory, "etcdup.db");
        await using (var services = new ServiceCollection().AddStorage(new DatabaseLocation.Sqlite(file)).BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("ok", (await DiagnoseAsync(rig, ExitCode.Done))["doctor.database"].Verdict);

        File.Delete($"{file}-wal");
        await File.WriteAllTextAsync(file, new string('x', 4096), TestContext.Current.CancellationToken);
        Assert.Equal("problem", (await DiagnoseAsync(rig, ExitCode.NeedsPerson))["doctor.database"].Verdict);
    }

    [Fact]
    public async Task A_directory_of_a_server_on_postgresql_asks_for_its_connection()
    {
        using CommandRig rig = new();
        rig.Write("database", "PostgreSQL db1:5432/etcdup");
        var check = (await DiagnoseAsync(rig, ExitCode.NeedsPerson))["doctor.database"];

        Assert.Contains("db1:5432", check.Evidence, StringComparison.Ordinal);
        Assert.Contains("ETCDUP_DB", check.Advice!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_was_killed_is_told_from_none_and_from_a_file_that_is_not_private()
    {
        using CommandRig rig = new();
        var file = rig.Write("server.json", EngineJson.Text(new ServerFile("http://127.0.0.1:1", Environment.ProcessId, 1, "token", CommandSettings.Version)));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal("warning", (await DiagnoseAsync(rig, ExitCode.Done))["doctor.server"].Verdict);

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Equal("problem", (await DiagnoseAsync(rig, ExitCode.NeedsPerson))["doctor.server"].Verdict);
    }

    private static async Task<Dictionary<string, Check>> DiagnoseAsync(CommandRig rig, int exitCode, string? data = null)
    {
        var before = rig.Output.Length;
        Assert.Equal(exitCode, await rig.RunAsync("doctor", "--json", "--data", data ?? rig.Directory));
        return JsonDocument.Parse(rig.Output[before..]).RootElement.GetProperty("checks").EnumerateArray()
            .Select(c => new Check(c.GetProperty("code").GetString()!, c.GetProperty("verdict").GetString()!, c.GetProperty("evidence").GetString()!, c.TryGetProperty("advice", out var advice) ? advice.GetString() : null))
            .ToDictionary(c => c.Code);
    }

    private sealed record Check(string Code, string Verdict, string Evidence, string? Advice);
}
