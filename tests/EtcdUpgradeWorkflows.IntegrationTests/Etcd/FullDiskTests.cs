using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>An install directory on a small disk of its own, which fills up or takes no writes any more.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int page = 4096;

    private static readonly HostAuthority third = new("controller-a", "prod-a", 3);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    private StandInMember member = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Ballast => Path.Combine(member.Spec.Install, "ballast");

    public async ValueTask InitializeAsync()
    {
        Assert.True(Environment.IsPrivilegedProcess, "these tests mount a file system of their own: run them as root");
        member = StandInMember.Create();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "etcdup-test", member.Spec.Install);
        member.LayReleases();
        await member.Host.FenceAsync(third, patience, Token);
        Assert.Equal(SwapEnd.Done, (await SwapAsync(member.Old)).End);
    }

    public async ValueTask DisposeAsync()
    {
        await member.EndAsync();
        await RunAsync("umount", "--lazy", member.Spec.Install);
        await member.DisposeAsync();
    }

    [Fact]
    public async Task Disk_without_room_stops_nothing_however_little_is_left()
    {
        // No page, then one more each time, until there are enough: the answer, and the record beside the old one.
        for (var pages = 0; pages < 2; pages++)
        {
            Fill(pages);

            var answer = await SwapAsync(member.New);

            Assert.Equal(SwapEnd.WriteFailed, answer.End);
            Assert.Equal((false, member.Old, member.Old), (answer.View.Record!.Open, answer.View.Process?.Version, answer.View.LinkVersion));
            Assert.Equal(0, member.Stops);
        }

        Fill(0);
        Assert.Equal("host.write_failed", (await Assert.ThrowsAsync<HostException>(() => member.Host.FenceAsync(third with { Number = 9 }, patience, Token))).Code);
        Assert.Equal(3, (await member.Host.LookAsync(Token)).Record!.Number);

        File.Delete(Ballast);
        Assert.Equal(SwapEnd.Done, (await SwapAsync(member.New)).End);
    }

    [Fact]
    public async Task Release_that_finds_no_room_is_laid_down_whole_once_there_is_some()
    {
        var source = member.PathOf("source");
        Directory.CreateDirectory(source);
        await File.WriteAllTextAsync(Path.Combine(source, "etcd"), $"#!/bin/sh\necho 'etcd Version: 9.9.9'\nexit\n{new string('#', 100_000)}\n", Token);
        Fill(4);

        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => member.Host.InstallReleaseAsync("9.9.9", source, Token));

        Assert.Equal("host.write_failed", refused.Error.Code);
        Assert.Null(await member.Host.InspectReleaseAsync("9.9.9", Token));

        File.Delete(Ballast);
        await member.Host.InstallReleaseAsync("9.9.9", source, Token);
        Assert.NotNull(await member.Host.InspectReleaseAsync("9.9.9", Token));
    }

    [Fact]
    public async Task Restored_data_that_find_no_room_are_not_begun()
    {
        var restore = await member.PrepareRestoreAsync(Token);
        var data = Path.Combine(member.Spec.Install, "data");
        var there = member.CreateHost(member.Spec with { DataDir = data, Arguments = ["--name", "infra1", "--data-dir", data] });

        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => there.PrepareDataAsync(restore, Token));

        Assert.Equal("host.no_room", refused.Error.Code);
        Assert.Empty(Directory.GetDirectories(member.Spec.Install, "data*"));
    }

    [Fact]
    public async Task Copy_that_finds_no_room_to_be_unpacked_is_not_told_as_a_bad_one()
    {
        var packed = member.PathOf("copy.tar.gz");
        Directory.CreateDirectory(member.PathOf("copy"));
        await File.WriteAllBytesAsync(Path.Combine(member.PathOf("copy"), "db"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(3_000_000), Token);
        await RunAsync("tar", "-czf", packed, "-C", member.PathOf("copy"), ".");

        Assert.Equal(3_000_000, await V2DataCopy.MeasureAsync(packed, Token));
        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => V2DataCopy.UnpackAsync(packed, Path.Combine(member.Spec.Install, "unpacked"), Token));
        Assert.Equal("host.no_room", refused.Error.Code);
    }

    [Fact]
    public async Task Disk_that_fills_up_after_the_stop_leaves_the_record_open_and_the_member_started()
    {
        var breakpoint = new Breakpoint(member.PathOf("breakpoint"), "mv", "current.new", 1);
        await member.CallScriptAsync(await CallAsync(member.New), "abc1", breakpoint.SearchPath, Token);
        await breakpoint.UntilReachedAsync(Token);
        Fill(0);
        breakpoint.LetGo();
        await Until.TrueAsync(() => File.Exists(Path.Combine(member.StateDirectory, "answer-abc1")), Token);

        Assert.StartsWith("end=write-failed\n", await File.ReadAllTextAsync(Path.Combine(member.StateDirectory, "answer-abc1"), Token), StringComparison.Ordinal);
        var seen = await member.Host.LookAsync(Token);
        Assert.Equal((true, member.New, member.New), (seen.Record!.Open, seen.Process?.Version, seen.LinkVersion));

        File.Delete(Ballast);
        var answer = await SwapAsync(member.New);
        Assert.Equal((SwapEnd.Done, false, seen.Process), (answer.End, answer.View.Record!.Open, answer.View.Process));
        Assert.Equal(1, member.Stops);
    }

    [Fact]
    public async Task Install_directory_that_takes_no_writes_stops_nothing()
    {
        var before = await member.Host.LookAsync(Token);
        await RunAsync("mount", "-o", "remount,ro", member.Spec.Install);

        Assert.Equal(SwapEnd.WriteFailed, (await SwapAsync(member.New)).End);
        Assert.Equal(SwapEnd.WriteFailed, (await member.Host.HaltAsync(third, kill: true, patience, Token)).End);
        Assert.Equal("host.write_failed", (await Assert.ThrowsAsync<HostException>(() => member.Host.FenceAsync(third, patience, Token))).Code);
        Assert.Equal(before, await member.Host.LookAsync(Token));
        Assert.Equal(0, member.Stops);

        await RunAsync("mount", "-o", "remount,rw", member.Spec.Install);
        Assert.Equal(SwapEnd.Done, (await SwapAsync(member.New)).End);
    }

    /// <summary>Takes all room but so many pages.</summary>
    private void Fill(int pages)
    {
        File.Delete(Ballast);
        var free = new DriveInfo(member.Spec.Install).AvailableFreeSpace;
        File.WriteAllBytes(Ballast, new byte[free - (pages * page)]);
        Assert.Equal(pages * page, new DriveInfo(member.Spec.Install).AvailableFreeSpace);
    }

    private async Task<SwapAnswer> SwapAsync(string to) => await member.Host.SwapAsync(await CallAsync(to), Token);

    private async Task<SwapCall> CallAsync(string to)
    {
        var release = (await member.Host.InspectReleaseAsync(to, Token))!; // a licence ages meanwhile
        return new(third, new(to), await member.Host.ReadClockAsync(Token), Kill: false, patience, release);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var result = await LocalProgram.RunAsync(program, arguments, CancellationToken.None);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
