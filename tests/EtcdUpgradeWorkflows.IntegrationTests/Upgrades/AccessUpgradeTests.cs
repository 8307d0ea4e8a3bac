using System.Diagnostics;
using Etcdserverpb;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Google.Protobuf;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>Certificates, users and passwords through the whole way: command, server, members.</summary>
public sealed class AccessUpgradeTests
{
    private const string Secret = "correct-horse-battery-staple";
    private static readonly TimeSpan CommandDeadline = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_whose_clients_and_peers_need_certificates_is_upgraded_by_the_command()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-tls-");
        var certificates = Certificates.Write(directory.FullName, "ca");
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Certificates = certificates }, Token);
        var factory = new EtcdClientFactory(RealTime.Clock);
        await using (var before = factory.Create(new Uri(upgrade.Members[0].ClientUrl), certificates.Access))
        {
            Assert.Equal(RealReleases.Old, (await before.StatusAsync(Token)).Version);
        }

        var (exitCode, said) = await CommandAsync(upgrade, "upgrade", "--cluster", "real", "--to", RealReleases.New, "--yes");
        Assert.True(exitCode == 0, said);

        foreach (var member in upgrade.Members)
        {
            await using var client = factory.Create(new Uri(member.ClientUrl), certificates.Access);
            await client.ReadLinearizableAsync(Token);
            Assert.Equal(("3.5.16", "3.5.0"), ((await client.VersionAsync(Token)).Server, (await client.VersionAsync(Token)).Cluster));
        }

        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));
        directory.Delete(recursive: true);
    }

    /// <summary>The password is read by the server alone, and is written nowhere.</summary>
    [Fact]
    public Task A_cluster_with_users_is_upgraded_within_its_minor_and_the_password_is_nowhere() => UpgradeWithUsersAsync("env");

    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task A_cluster_with_users_whose_password_is_in_a_file_is_upgraded_and_it_is_nowhere_else() => UpgradeWithUsersAsync("file");

    private static async Task UpgradeWithUsersAsync(string kind)
    {
        var secretFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(secretFile, Secret, Token);
        await using var upgrade = await RealUpgrade.StartAsync(
            new RealUpgradeOptions
            {
                Members = kind == "env" ? 3 : 1, From = RealReleases.New, To = RealReleases.Patch,
                PasswordReference = kind == "env" ? "env:ETCD_TEST_PASSWORD" : $"file:{secretFile}",
                Environment = kind == "env" ? new Dictionary<string, string> { ["ETCD_TEST_PASSWORD"] = Secret } : new Dictionary<string, string>(),
            },
            Token);
        await TurnOnAuthenticationAsync(upgrade.Members[0].ClientUrl);

        var run = await upgrade.UpgradeAsync(Token, allowDowntime: kind == "file");
        var seen = new List<string>();
        var ended = await upgrade.UntilAsync(
            run,
            r =>
            {
                seen.AddRange(CommandLines());
                return r.Status == "Finished";
            },
            Token);

        Assert.Equal("Finished", ended.SubStatus);
        Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((RealReleases.Patch, "serving"), (m.Version, m.State)));
        Assert.DoesNotContain(seen, line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(await upgrade.JournalAsync(run, Token), line => line.Contains(Secret, StringComparison.Ordinal));

        // Database, log, vault's index, scripts, records: all that server and members wrote. A backup holds the users' hashes, not the password.
        var files = Directory.GetFiles(upgrade.Directory, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".wal", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, f => f.EndsWith("server.log", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith(".db", StringComparison.Ordinal) && f.Contains("/server/", StringComparison.Ordinal));
        // By a program that takes no locks: etcd and the server hold theirs. 1: in none of them.
        var found = await LocalProgram.RunAsync("grep", ["-laF", "-e", Secret, "--", .. files], Token);
        Assert.True(found.ExitCode == 1, $"{found.Output}{found.Error}");
        File.Delete(secretFile);
    }

    [Fact]
    public async Task With_users_the_hop_from_3_4_to_3_5_is_refused_before_anything_is_touched()
    {
        var secretFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(secretFile, Secret, Token);
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Members = 1, PasswordReference = $"file:{secretFile}" }, Token);
        await TurnOnAuthenticationAsync(upgrade.Members[0].ClientUrl);

        var refused = await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.UpgradeAsync(Token, allowDowntime: true));

        Assert.Equal("preflight.hop_conditions", refused.Code);
        Assert.Equal([(1, 0)], upgrade.Starts());
        File.Delete(secretFile);
    }

    private static async Task<(int ExitCode, string Said)> CommandAsync(RealUpgrade upgrade, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "etcdup.dll")).Concat(["--data", Path.Combine(upgrade.Directory, "server")]))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(CommandDeadline);
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, string.Join('\n', await said));
    }

    private static async Task TurnOnAuthenticationAsync(string endpoint)
    {
        using var channel = GrpcChannel.ForAddress(endpoint);
        await new KV.KVClient(channel).PutAsync(new PutRequest { Key = ByteString.CopyFromUtf8("a"), Value = ByteString.CopyFromUtf8("1") }, cancellationToken: Token);
        var auth = new Auth.AuthClient(channel);
        await auth.UserAddAsync(new AuthUserAddRequest { Name = "root", Password = Secret }, cancellationToken: Token);
        await auth.RoleAddAsync(new AuthRoleAddRequest { Name = "root" }, cancellationToken: Token);
        await auth.UserGrantRoleAsync(new AuthUserGrantRoleRequest { User = "root", Role = "root" }, cancellationToken: Token);
        await auth.AuthEnableAsync(new AuthEnableRequest(), cancellationToken: Token);
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText($"{process}/cmdline");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue; // it has ended
            }

            yield return line;
        }
    }
}
