using System.Globalization;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Containers;

/// <summary>
/// docker-compose.yml and the Dockerfile as they are, on a Docker of their own. Stood in for are the images from elsewhere (<see cref="StandInImages"/>);
/// etcd's releases come from this machine's cache, and the build uses this machine's network.
/// </summary>
public sealed class ComposeTests(ITestOutputHelper output)
{
    private const string Members = "/var/lib/etcdup/playground";

    // The layers upon the base, security updates of it among them: measured 209 MB, and no more than a little by accident.
    private const long MostOwnBytes = 230_000_000;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, string> Nothing = [];

    private IReadOnlyDictionary<string, string> _environment = Nothing;

    private string _override = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Campaign", "compose")]
    public async Task Two_servers_and_a_playground_come_up_in_containers_an_upgrade_outlives_its_server_and_nothing_is_left()
    {
        var began = RealTime.Clock.GetTimestamp();
        var interfaces = Interfaces();
        var releases = Path.GetDirectoryName(await RealReleases.DirectoryOfAsync(RealReleases.Old, Token))!;
        await RealReleases.DirectoryOfAsync(RealReleases.New, Token);
        await using (var docker = await DockerDaemon.StartAsync(Token))
        {
            await StandInImages.MakeAsync(docker, Token);
            Tell(began, "stand-ins made");
            var password = await MakeSecretsAsync(docker);
            _override = Path.Combine(docker.Directory, "host-network.yml");
            await File.WriteAllTextAsync(_override, "services:\n  server-1: { build: { network: host } }\n  server-2: { build: { network: host } }\n", Token);
            _environment = new Dictionary<string, string>
            {
                ["COMPOSE_PROJECT_NAME"] = "etcdup-test",
                ["ETCDUP_SDK_IMAGE"] = StandInImages.Sdk,
                ["ETCDUP_BASE_IMAGE"] = StandInImages.Base,
                ["ETCDUP_POSTGRES_IMAGE"] = StandInImages.Postgres,
                ["ETCDUP_SECRETS"] = Path.Combine(docker.Directory, "secrets"),
                ["ETCDUP_RELEASES"] = releases,
            };

            await ComposeAsync(docker, "build");
            Tell(began, "image built, both stages");
            await ImageIsSmallUnprivilegedAndHoldsNoSecretAsync(docker, password);
            await ComposeAsync(docker, "up", "--detach", "--no-build");
            await HealthyAsync(docker, "server-1");
            await HealthyAsync(docker, "server-2");
            Tell(began, "both servers healthy");
            await NoContainerShowsTheSecretAsync(docker, password);
            await PlaygroundServesAsync(docker, RealReleases.Old);
            Tell(began, "the playground serves");

            await ServesTheOtherContainersAsync(docker);
            await WriteKeysAsync(docker);
            await AnUpgradeOutlivesItsServerAsync(docker, began);
            await KeysAreThereAsync(docker);

            await ComposeAsync(docker, "restart", "server-1");
            await HealthyAsync(docker, "server-1");
            await PlaygroundServesAsync(docker, RealReleases.New);
            await KeysAreThereAsync(docker);
            Tell(began, "server-1 was started again, with its members");

            await ComposeAsync(docker, "down", "--volumes");
            Assert.Equal("", await docker.DockerAsync(Token, "ps", "--all", "--quiet"));
            Assert.Equal("", await docker.DockerAsync(Token, "volume", "ls", "--quiet"));
            Assert.Equal(["host", "none"], (await docker.DockerAsync(Token, "network", "ls", "--format", "{{.Name}}")).Split('\n').Order(StringComparer.Ordinal));
        }

        Assert.Equal(interfaces, Interfaces());
        Tell(began, "nothing is left");
    }

    private static IEnumerable<string> Interfaces() => [.. System.IO.Directory.EnumerateFileSystemEntries("/sys/class/net").Order(StringComparer.Ordinal)];

    private static async Task<string> MakeSecretsAsync(DockerDaemon docker)
    {
        var directory = Path.Combine(docker.Directory, "secrets");
        var make = Path.Combine(RealReleases.RepositoryRoot, "eng", "compose-secrets.sh");
        await docker.RunAsync(make, [directory], Token);
        var password = await File.ReadAllTextAsync(Path.Combine(directory, "db-password"), Token);
        Assert.Equal(48, password.Length);
        Assert.Equal($"*:*:*:*:{password}\n", await File.ReadAllTextAsync(Path.Combine(directory, "db-passfile"), Token));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        Assert.Equal(3, (await docker.TryAsync(make, [directory], Token)).ExitCode);
        Assert.Equal(password, await File.ReadAllTextAsync(Path.Combine(directory, "db-password"), Token));
        return password;
    }

    private async Task ImageIsSmallUnprivilegedAndHoldsNoSecretAsync(DockerDaemon docker, string password)
    {
        Assert.Equal("etcdup", await docker.DockerAsync(Token, "image", "inspect", "etcdup", "--format", "{{.Config.User}}"));
        Assert.Equal("10001:10001", await docker.DockerAsync(Token, "run", "--rm", "--network", "none", "--entrypoint", "sh", "etcdup", "-c", "echo $(id -u):$(id -g)"));
        var whole = await SizeAsync(docker, "etcdup");
        var own = whole - await SizeAsync(docker, StandInImages.Base);
        Tell(null, string.Create(CultureInfo.InvariantCulture, $"image {whole / 1_000_000} MB, of which {own / 1_000_000} MB are etcdup and the rest a minimal Debian"));
        Assert.InRange(own, 1, MostOwnBytes);

        // Every layer and the configuration, as they would be pushed.
        await docker.RunAsync("sh", ["-c", "docker save etcdup >\"$0\"", $"{docker.Directory}/image.tar"], Token);
        Assert.Equal(1, (await docker.TryAsync("grep", ["--quiet", "--binary-files=text", "--fixed-strings", password, $"{docker.Directory}/image.tar"], Token)).ExitCode);
        Assert.Equal(0, (await docker.TryAsync("grep", ["--quiet", "--binary-files=text", "--fixed-strings", "ETCDUP_DATA=/var/lib/etcdup/data", $"{docker.Directory}/image.tar"], Token)).ExitCode);
        File.Delete($"{docker.Directory}/image.tar");
    }

    private static async Task<long> SizeAsync(DockerDaemon docker, string image) =>
        long.Parse(await docker.DockerAsync(Token, "image", "inspect", image, "--format", "{{.Size}}"), CultureInfo.InvariantCulture);

    private static async Task NoContainerShowsTheSecretAsync(DockerDaemon docker, string password)
    {
        var containers = (await docker.DockerAsync(Token, "ps", "--quiet")).Split('\n');
        Assert.Equal(3, containers.Length);
        Assert.DoesNotContain(password, await docker.DockerAsync(Token, ["inspect", .. containers]), StringComparison.Ordinal);
        foreach (var container in containers)
        {
            Assert.DoesNotContain(password, await docker.RunAsync("sh", ["-c", "docker logs \"$0\" 2>&1", container], Token), StringComparison.Ordinal);
        }
    }

    private async Task PlaygroundServesAsync(DockerDaemon docker, string release)
    {
        await Until.TrueAsync(
            async () => await TryInAsync(docker, "server-1", "test", "-e", $"{Members}/made") == 0
                && JsonOf(await InAsync(docker, "server-1", "etcdup", "--json", "clusters", "show", "playground")).GetProperty("members").EnumerateArray()
                    .Count(m => m.GetProperty("state").GetString() == "serving" && m.GetProperty("version").GetString() == release) == 3,
            TimeSpan.FromMinutes(1), Token);

        // The other server has it from the database, and says whose it is.
        var listed = Assert.Single(JsonOf(await InAsync(docker, "server-2", "etcdup", "--json", "clusters", "list")).EnumerateArray());
        Assert.Equal("server-1", listed.GetProperty("node").GetString());
    }

    // A person's token goes over the network of the project; the owner's of server.json is not taken there.
    private async Task ServesTheOtherContainersAsync(DockerDaemon docker)
    {
        var said = await InAsync(docker, "server-1", "etcdup", "tokens", "add", "vera", "--role", "viewer", "--for", "1.00:00");
        var token = said.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Single(w => w.StartsWith("etcdup_", StringComparison.Ordinal));
        string[] server = ["exec", "-T", "-e", "ETCDUP_SERVER=http://server-1:8700", "-e"];
        Assert.Contains("playground", await ComposeAsync(docker, [.. server, $"ETCDUP_TOKEN={token}", "server-2", "etcdup", "clusters", "list"]), StringComparison.Ordinal);
        var owner = JsonOf(await InAsync(docker, "server-1", "cat", "/var/lib/etcdup/data/server.json")).GetProperty("token").GetString();
        var refused = await docker.TryAsync("docker-compose", [.. Files, .. server, $"ETCDUP_TOKEN={owner}", "server-2", "etcdup", "clusters", "list"], Token, _environment);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("auth.owner_token_elsewhere", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    private async Task AnUpgradeOutlivesItsServerAsync(DockerDaemon docker, long began)
    {
        await InAsync(docker, "server-1", "etcdup", "upgrade", "--cluster", "playground", "--to", RealReleases.New, "--yes", "--detach");
        var run = JsonOf(await InAsync(docker, "server-2", "etcdup", "--json", "runs", "list")).GetProperty("items").EnumerateArray().Max(r => r.GetProperty("number").GetInt64()).ToString(CultureInfo.InvariantCulture);
        await Until.TrueAsync(
            async () => (await RunAsync(docker, run)).GetProperty("members").EnumerateArray().Any(m => m.GetProperty("version").GetString() == RealReleases.New), TimeSpan.FromMinutes(2), Token);

        // The script that would start it again stands still, so that the other server has the time to do something wrong.
        var server = JsonOf(await InAsync(docker, "server-1", "cat", "/var/lib/etcdup/data/server.json")).GetProperty("pid").GetInt32().ToString(CultureInfo.InvariantCulture);
        var script = await InAsync(docker, "server-1", "sed", "-n", "s/^PPid:\\t//p", $"/proc/{server}/status");
        await InAsync(docker, "server-1", "bash", "-c", $"kill -STOP {script} && kill -KILL {server}");
        var killed = RealTime.Clock.GetTimestamp();
        Tell(began, "the server was killed with one member on the new release");
        await Until.TrueAsync(
            async () => await HealthAsync(docker, "server-1") == "unhealthy" && RealTime.Clock.GetElapsedTime(killed) > Lease + TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1), Token);

        // Its members live without it. The other one sees the run, and does not take it: they are processes of another node.
        Assert.Equal("healthy", await HealthAsync(docker, "server-2"));
        Assert.Equal(3, (await EtcdctlAsync(docker, "endpoint", "health")).Split('\n').Count(l => l.Contains("is healthy", StringComparison.Ordinal)));
        var seen = await RunAsync(docker, run);
        Assert.Equal("Running", seen.GetProperty("status").GetString());
        Assert.All(await ClaimsAsync(docker, run), c => Assert.StartsWith("server-1-", c, StringComparison.Ordinal));
        var claims = (await ClaimsAsync(docker, run)).Count;
        Tell(began, "the other server left the run alone beyond the lease");

        await InAsync(docker, "server-1", "bash", "-c", $"kill -CONT {script}");
        await HealthyAsync(docker, "server-1");
        JsonElement ended = default;
        await Until.TrueAsync(async () => (ended = await RunAsync(docker, run)).GetProperty("status").GetString() == "Finished", TimeSpan.FromMinutes(3), Token);
        Assert.Equal("Finished", ended.GetProperty("subStatus").GetString());
        Assert.All(ended.GetProperty("members").EnumerateArray(), m => Assert.Equal(RealReleases.New, m.GetProperty("version").GetString()));
        var all = await ClaimsAsync(docker, run);
        Assert.True(all.Count > claims, "nobody claimed the run again");
        Assert.All(all, c => Assert.StartsWith("server-1-", c, StringComparison.Ordinal));
        Tell(began, "the server came again and finished the upgrade");
    }

    private async Task WriteKeysAsync(DockerDaemon docker)
    {
        StringBuilder script = new();
        for (var i = 0; i < 50; i++) script.Append(CultureInfo.InvariantCulture, $"put compose/{i:00} value-{i}\n");
        await InAsync(docker, "server-1", "bash", "-c", $"set -e; while read -r _ key value; do {Etcdctl} put \"$key\" \"$value\" >/dev/null; done <<<'{script.ToString().TrimEnd()}'");
    }

    private async Task KeysAreThereAsync(DockerDaemon docker)
    {
        var read = (await EtcdctlAsync(docker, "get", "--prefix", "compose/")).Split('\n');
        Assert.Equal(Enumerable.Range(0, 50).SelectMany(i => (string[])[string.Create(CultureInfo.InvariantCulture, $"compose/{i:00}"), string.Create(CultureInfo.InvariantCulture, $"value-{i}")]), read);
    }

    private static string Etcdctl => $"/var/cache/etcdup/etcd/{RealReleases.Old}/etcdctl --endpoints http://127.0.0.1:2379,http://127.0.0.1:2381,http://127.0.0.1:2383";

    // Health is told on standard error.
    private Task<string> EtcdctlAsync(DockerDaemon docker, params string[] arguments) => InAsync(docker, "server-1", "bash", "-c", $"{Etcdctl} {string.Join(' ', arguments)} 2>&1");

    private async Task<JsonElement> RunAsync(DockerDaemon docker, string run) => JsonOf(await InAsync(docker, "server-2", "etcdup", "--json", "runs", "show", run));

    private async Task<IReadOnlyList<string>> ClaimsAsync(DockerDaemon docker, string run)
    {
        const string said = "Claimed by ";
        var journal = await InAsync(docker, "server-2", "etcdup", "runs", "journal", run);
        List<string> claims = [.. journal.Split('\n').Where(l => l.Contains(said, StringComparison.Ordinal)).Select(l => l[(l.IndexOf(said, StringComparison.Ordinal) + said.Length)..].Split(' ')[0])];
        Assert.NotEmpty(claims);
        return claims;
    }

    private async Task HealthyAsync(DockerDaemon docker, string service) =>
        await Until.TrueAsync(async () => await HealthAsync(docker, service) == "healthy", TimeSpan.FromMinutes(2), Token);

    private async Task<string> HealthAsync(DockerDaemon docker, string service) =>
        await docker.DockerAsync(Token, "inspect", "--format", "{{.State.Health.Status}}", await ComposeAsync(docker, "ps", "--quiet", service));

    private Task<string> InAsync(DockerDaemon docker, string service, params string[] command) => ComposeAsync(docker, ["exec", "-T", service, .. command]);

    private async Task<int> TryInAsync(DockerDaemon docker, string service, params string[] command) =>
        (await docker.TryAsync("docker-compose", [.. Files, "exec", "-T", service, .. command], Token, _environment)).ExitCode;

    private Task<string> ComposeAsync(DockerDaemon docker, params string[] arguments) => docker.RunAsync("docker-compose", [.. Files, .. arguments], Token, _environment);

    private string[] Files => ["--file", Path.Combine(RealReleases.RepositoryRoot, "docker-compose.yml"), "--file", _override];

    private static JsonElement JsonOf(string json) => JsonDocument.Parse(json).RootElement.Clone();

    private void Tell(long? began, string what)
    {
        var line = began is { } from ? string.Create(CultureInfo.InvariantCulture, $"{RealTime.Clock.GetElapsedTime(from).TotalSeconds,5:0} s  {what}") : what;
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("ETCDUP_CAMPAIGN_REPORT") is { Length: > 0 } report) File.AppendAllText(report, $"- {line.Trim()}\n");
    }
}
