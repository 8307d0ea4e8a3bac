using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>docker-compose.yml, the Dockerfile and what of this repository a build of it sees. `eng/campaign.sh compose` runs them.</summary>
public sealed class ContainerFilesTests
{
    private static readonly Dictionary<object, object> Compose = Read("docker-compose.yml");

    private static readonly Dictionary<object, object> Services = Map(Compose["services"]);

    private static readonly string[] Servers = ["server-1", "server-2"];

    [Fact]
    public void No_secret_stands_in_an_environment()
    {
        List<(string Name, string Value)> variables = [.. Services.Values.SelectMany(s => Map(Map(s)["environment"])).Select(v => ($"{v.Key}", $"{v.Value}"))];
        Assert.Equal(["ETCDUP_DB", "ETCDUP_DB", "POSTGRES_DB", "POSTGRES_PASSWORD_FILE", "POSTGRES_USER"], variables.Select(v => v.Name).Order(StringComparer.Ordinal));
        Assert.All(variables, v => Assert.DoesNotContain("password=", v.Value, StringComparison.OrdinalIgnoreCase));
        Assert.All(Map(Compose["secrets"]).Values, s => Assert.Equal(["file"], Map(s).Keys));
    }

    [Fact]
    public void Every_service_comes_again_and_says_whether_it_is_healthy()
    {
        Assert.All(Services, s => Assert.Equal("unless-stopped", Map(s.Value)["restart"]));
        Assert.True(Map(Services["postgres"]).ContainsKey("healthcheck"));
        Assert.Contains(Dockerfile(), line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        Assert.All(Servers, s => Assert.Equal("service_healthy", Map(Map(Map(Services[s])["depends_on"])["postgres"])["condition"]));
    }

    [Fact]
    public void Each_server_is_a_node_with_a_data_directory_of_its_own()
    {
        Assert.All(Servers, s => Assert.Equal(s, Map(Services[s])["hostname"]));
        Assert.All(Servers, s => Assert.Equal($"{s}:/var/lib/etcdup", ((List<object>)Map(Services[s])["volumes"])[0]));
        Assert.Equal(Servers.Append("postgres").Append("releases").Order(), Map(Compose["volumes"]).Keys.Select(k => $"{k}").Order());
    }

    [Fact]
    public void The_image_runs_as_a_user_of_its_own_and_its_base_images_are_arguments()
    {
        var lines = Dockerfile();
        Assert.Equal(["FROM ${SDK_IMAGE} AS build", "FROM ${BASE_IMAGE}"], lines.Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.Equal(["USER etcdup"], lines.Where(l => l.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines.SkipWhile(l => !l.StartsWith("USER ", StringComparison.Ordinal)), l => l.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_sees_what_is_named_and_nothing_else()
    {
        var patterns = File.ReadLines(Repository.PathOf(".dockerignore")).Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.Equal("*", patterns[0]);
        var named = patterns.Where(p => p[0] == '!').Select(p => p[1..]).ToList();
        Assert.All(named, path => Assert.True(File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path)), path));
        Assert.DoesNotContain(named, path => path.Contains("secrets", StringComparison.Ordinal) || path.StartsWith(".git", StringComparison.Ordinal));
        Assert.Contains("/secrets/", File.ReadLines(Repository.PathOf(".gitignore")));
    }

    private static List<string> Dockerfile() => [.. File.ReadLines(Repository.PathOf("Dockerfile"))];

    private static Dictionary<object, object> Read(string name)
    {
        using var reader = File.OpenText(Repository.PathOf(name));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(reader)));
    }

    private static Dictionary<object, object> Map(object value) => (Dictionary<object, object>)value;
}
