using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Steps;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clusters;

[Properties(Arbitrary = [typeof(ClusterFileTests)])]
public sealed class ClusterFileTests
{
    private const string Secret = "hunter2-hunter2";

    public static Arbitrary<ClusterSpec> Specs() =>
        (from count in Gen.Choose(1, 9)
         from scheme in Gen.Elements("http", "https")
         from argument in Gen.Elements("--pre-vote", "--log-level=info", "--initial-cluster=m1=http://127.0.0.1:2380", "--ünïcode=\"quoted\"")
         from variable in Gen.Elements("", "ETCD_LOG_LEVEL", "ETCD_INITIAL_CLUSTER_TOKEN", "GOMAXPROCS")
         from access in Gen.Elements(
             EtcdAccess.None,
             new EtcdAccess("/ca.pem", null, null, null, null),
             new EtcdAccess("/ca.pem", "/cert.pem", "/key.pem", "root", "env:ETCD_PASSWORD"),
             new EtcdAccess(null, null, null, "root", "file:/run/secrets/etcd password"))
         let environment = variable.Length == 0 ? [] : new Dictionary<string, string> { [variable] = "1" }
         let spec = ClusterSample.Spec(count, [argument], environment)
         select spec with
         {
             Access = access,
             Members = [.. spec.Members.Select(member => member with { ClientUrl = new UriBuilder(member.ClientUrl) { Scheme = scheme }.Uri })],
         }).ToArbitrary();

    /// <summary>Ways to spoil a file, each with the code and the path it must be reported under.</summary>
    public static Arbitrary<Spoiling[]> Spoilings() => Gen.SubListOf(Spoiling.All).Select(list => list.ToArray()).ToArbitrary();

    [Property]
    public bool A_cluster_written_and_read_is_the_same(ClusterSpec spec)
    {
        var reading = ClusterFile.Read(ClusterFile.Write(spec));
        return reading.Spec is { } read
            && !reading.Errors.Any()
            && read.Access == spec.Access
            && read.Members.Select(member => (member.Name, member.ClientUrl, member.PeerUrl)).SequenceEqual(spec.Members.Select(member => (member.Name, member.ClientUrl, member.PeerUrl)))
            && read.Members.Zip(spec.Members).All(pair => IsSame((ProcessHostSpec)pair.First.Host, (ProcessHostSpec)pair.Second.Host))
            && ClusterFile.Write(read) == ClusterFile.Write(spec);
    }

    [Property(MaxTest = 300)]
    public void All_problems_of_a_file_are_reported_at_once(Spoiling[] spoilings)
    {
        var file = Parse(ClusterSample.Spec());
        foreach (var spoiling in spoilings)
        {
            spoiling.Spoil(file);
        }

        var reading = ClusterFile.Read(file.ToJsonString());
        Assert.Equal(
            spoilings.Select(spoiling => $"{spoiling.Path} {spoiling.Code}").Order(StringComparer.Ordinal),
            reading.Errors.Select(problem => $"{problem.Path} {problem.Code}").Order(StringComparer.Ordinal));
        Assert.Equal(spoilings.Length == 0, reading.Spec is not null);
        Assert.All(reading.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Message) || string.IsNullOrWhiteSpace(problem.Advice)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"name\": \"a\", }")]
    [InlineData("// comment\n{}")]
    public void What_is_no_JSON_is_one_problem(string json) =>
        Assert.Equal("cluster.not_json", Assert.Single(ClusterFile.Read(json).Problems).Code);

    [Fact]
    public void A_file_that_is_nested_without_end_is_refused() =>
        Assert.Equal("cluster.not_json", Assert.Single(ClusterFile.Read(new string('[', 10_000)).Problems).Code);

    [Fact]
    public void A_file_above_one_mebibyte_is_refused() =>
        Assert.Equal("cluster.too_large", Assert.Single(ClusterFile.Read(new string(' ', ClusterFile.MostBytes + 1)).Problems).Code);

    [Theory]
    [InlineData("[]", "$ cluster.wrong_type")]
    [InlineData("{}", "$.members cluster.missing, $.name cluster.missing")]
    [InlineData("{\"name\":\"a\",\"members\":[]}", "$.members cluster.no_members")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\",\"members\":[]}", "$.members cluster.no_members, $.name cluster.duplicate_property")]
    [InlineData("{\"name\":5,\"members\":{}}", "$.members cluster.wrong_type, $.name cluster.wrong_type")]
    [InlineData("{\"name\":\"a\",\"members\":[3,{}]}", "$.members[0] cluster.wrong_type, $.members[1].clientUrl cluster.missing, $.members[1].host cluster.missing, $.members[1].name cluster.missing, $.members[1].peerUrl cluster.missing")]
    public void A_file_of_the_wrong_shape_says_where(string json, string problems) =>
        Assert.Equal(problems, string.Join(", ", ClusterFile.Read(json).Errors.Select(problem => $"{problem.Path} {problem.Code}").Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Prod")]
    [InlineData("-prod")]
    [InlineData("prod_a")]
    [InlineData("prod\n")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_outside_the_pattern_is_refused(string name) =>
        AssertProblem("$.name", "cluster.name_invalid", file => file["name"] = name);

    [Theory]
    [InlineData("ssh", "cluster.host_kind_later")]
    [InlineData("systemd", "cluster.host_kind_later")]
    [InlineData("docker", "cluster.host_kind_later")]
    [InlineData("teapot", "cluster.host_kind_unknown")]
    public void A_host_of_another_kind_is_refused_and_the_known_ones_are_named(string kind, string code)
    {
        var problem = AssertProblem("$.members[0].host.kind", code, file => Host(file)["kind"] = kind);
        Assert.Contains("process", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_started_with_a_file_is_described_by_its_content()
    {
        var file = WithFile("name: m1\ndata-dir: {0}\nlogger: zap\n");
        var spec = ClusterFile.Read(file.ToJsonString()).Spec!;
        var host = (ProcessHostSpec)spec.Members[0].Host;
        Assert.Equal(("/etc/etcd/m1.yaml", "zap", "m1"), (host.ConfigFile, host.Original.Find("logger")?.Value, host.Original.Find("name")?.Value));
        Assert.Empty(host.Arguments);
        Assert.Equal(ClusterFile.Write(spec), ClusterFile.Write(ClusterFile.Read(ClusterFile.Write(spec)).Spec!));
    }

    [Theory]
    [InlineData("name: m1\ndata-dir: /elsewhere", "$.members[0].host.configText cluster.data_dir_mismatch")]
    [InlineData("name: other\ndata-dir: {0}", "$.members[0].host.configText cluster.name_mismatch")]
    [InlineData("logger: zap", "$.members[0].host.configText cluster.data_dir_missing, $.members[0].host.configText cluster.name_missing")]
    [InlineData("- a\n- b", "$.members[0].host.configText cluster.config_unreadable")]
    [InlineData(null, "$.members[0].host.configText cluster.config_text_missing")]
    public void A_members_file_has_to_say_what_the_cluster_file_says(string? content, string problems) =>
        Assert.Equal(problems, Told(WithFile(content)));

    [Fact]
    public void Beside_a_members_file_etcd_reads_nothing_else()
    {
        var file = WithFile("name: m1\ndata-dir: {0}");
        Host(file)["environment"] = new JsonObject { ["GOMAXPROCS"] = "1" };
        Assert.Equal("", Told(file));
        Host(file)["environment"]!["ETCD_LOGGER"] = "zap";
        Assert.Equal("$.members[0].host cluster.config_file_alone", Told(file));
        Host(file).AsObject().Remove("environment");
        Host(file)["arguments"] = new JsonArray("--pre-vote");
        Assert.Equal("$.members[0].host cluster.config_file_alone", Told(file));
        AssertProblem("$.members[0].host.arguments", "cluster.config_file", f => Host(f)["arguments"]!.AsArray().Add("--config-file=/etc/etcd/m1.yaml"));
    }

    [Fact]
    public void The_content_of_a_members_file_is_read_from_where_it_lies()
    {
        var path = Path.Combine(Path.GetTempPath(), $"etcdup-{Guid.NewGuid():n}.yaml");
        try
        {
            var file = WithFile(null);
            Host(file)["configFile"] = path;
            Assert.Equal(file.ToJsonString(), ClusterFile.WithConfigTexts(file.ToJsonString()));
            File.WriteAllText(path, $"name: m1\ndata-dir: {(string)Host(file)["dataDir"]!}\n");
            Assert.Equal(path, ((ProcessHostSpec)ClusterFile.Read(ClusterFile.WithConfigTexts(file.ToJsonString())).Spec!.Members[0].Host).ConfigFile);
            Assert.All(["{", """{"members":[{"host":{"configFile":"/a","configFile":"/b"}}]}"""], given => Assert.Equal(given, ClusterFile.WithConfigTexts(given)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static JsonNode WithFile(string? content)
    {
        var file = Parse(ClusterSample.Spec());
        var host = Host(file);
        host.AsObject().Remove("arguments");
        host["configFile"] = "/etc/etcd/m1.yaml";
        if (content is not null)
        {
            host["configText"] = content.Replace("{0}", (string)host["dataDir"]!, StringComparison.Ordinal);
        }

        return file;
    }

    private static string Told(JsonNode file) =>
        string.Join(", ", ClusterFile.Read(file.ToJsonString()).Errors.Select(problem => $"{problem.Path} {problem.Code}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_cluster_is_worked_by_a_person_as_a_whole_or_not_at_all()
    {
        var file = Parse(ClusterSample.Spec());
        var members = file["members"]!.AsArray();
        foreach (var (index, member) in members.Index())
        {
            Assert.Equal(index == 0 ? 0 : 1, ClusterFile.Read(file.ToJsonString()).Problems.Count(p => p.Code == "cluster.manual_mixed"));
            member!["host"] = new JsonObject { ["kind"] = "manual", ["instructions"] = "Edit {member}." };
        }

        var reading = ClusterFile.Read(file.ToJsonString());
        Assert.Empty(reading.Problems);
        Assert.True(reading.Spec!.IsManual);
        Assert.Equal(ClusterFile.Write(reading.Spec), ClusterFile.Write(ClusterFile.Read(ClusterFile.Write(reading.Spec)).Spec!));
        members[0]!["host"]!["instructions"] = new string('x', 2001);
        Assert.Equal("cluster.instructions_too_long", Assert.Single(ClusterFile.Read(file.ToJsonString()).Problems).Code);
    }

    [Theory]
    [InlineData("ftp://10.0.0.1:2379", "cluster.url_invalid")]
    [InlineData("10.0.0.1:2379", "cluster.url_invalid")]
    [InlineData("https://10.0.0.1:2379/v3", "cluster.url_invalid")]
    [InlineData("https://root:" + Secret + "@10.0.0.1:2379", "cluster.secret_value")]
    public void A_URL_that_is_more_or_less_than_an_address_is_refused(string url, string code) =>
        AssertProblem("$.members[1].clientUrl", code, file => file["members"]![1]!["clientUrl"] = url);

    [Fact]
    public void A_secret_given_as_a_value_is_refused_and_never_repeated()
    {
        var file = Parse(ClusterSample.Spec());
        file["auth"] = new JsonObject { ["username"] = "root", ["password"] = Secret };
        file["tls"] = new JsonObject { ["caFile"] = $"-----BEGIN CERTIFICATE-----{Secret}" };
        Host(file)["environment"] = new JsonObject { ["ETCD_ROOT_PASSWORD"] = Secret };
        file["members"]![1]!["clientUrl"] = $"http://root:{Secret}@127.0.0.1:1";
        var reading = ClusterFile.Read(file.ToJsonString());
        Assert.Equal(4, reading.Errors.Count(problem => problem.Code == "cluster.secret_value"));
        Assert.DoesNotContain(Secret, string.Join("\n", reading.Problems), StringComparison.Ordinal);
        Assert.Null(reading.Spec);
    }

    [Theory]
    [InlineData("env:ETCD_PASSWORD", true)]
    [InlineData("file:/run/secrets/etcd", true)]
    [InlineData("env:", false)]
    [InlineData("env:A B", false)]
    [InlineData("file:relative", false)]
    public void A_secret_is_a_reference(string password, bool isReference)
    {
        var file = Parse(ClusterSample.Spec());
        file["auth"] = new JsonObject { ["username"] = "root", ["password"] = password };
        Assert.Equal(isReference, ClusterFile.Read(file.ToJsonString()).Spec is not null);
    }

    [Fact]
    public void A_directory_named_twice_is_found_in_any_spelling() =>
        AssertProblem("$.members[1].host.install", "cluster.shared_install", file => file["members"]![1]!["host"]!["install"] = "/opt/x/../m1/");

    [Fact]
    public void A_variable_may_name_what_no_argument_names()
    {
        var file = Parse(ClusterSample.Spec(1));
        Host(file)["arguments"] = new JsonArray("--pre-vote");
        Host(file)["environment"] = new JsonObject { ["ETCD_NAME"] = "m1", ["ETCD_DATA_DIR"] = "/var/lib/m1/" };
        Assert.NotNull(ClusterFile.Read(file.ToJsonString()).Spec);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void An_even_number_of_members_is_allowed_with_a_warning(int members, int warnings)
    {
        var reading = ClusterFile.Read(ClusterFile.Write(ClusterSample.Spec(members)));
        Assert.NotNull(reading.Spec);
        Assert.Equal(warnings, reading.Warnings.Count(problem => problem.Code == "cluster.even_members"));
    }

    private static ClusterFileProblem AssertProblem(string path, string code, Action<JsonNode> spoil)
    {
        var file = Parse(ClusterSample.Spec());
        spoil(file);
        var problem = Assert.Single(ClusterFile.Read(file.ToJsonString()).Problems);
        Assert.Equal((path, code), (problem.Path, problem.Code));
        return problem;
    }

    private static bool IsSame(ProcessHostSpec left, ProcessHostSpec right) =>
        left.Install == right.Install
        && left.DataDir == right.DataDir
        && left.LogFile == right.LogFile
        && left.Arguments.SequenceEqual(right.Arguments)
        && left.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(right.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal));

    private static JsonNode Parse(ClusterSpec spec) => JsonNode.Parse(ClusterFile.Write(spec))!;

    private static JsonNode Host(JsonNode file, int member = 0) => file["members"]![member]!["host"]!;

    /// <summary>Each touches a place of its own, so any set of them gives exactly its problems.</summary>
    public sealed record Spoiling(string Path, string Code, Action<JsonNode> Spoil)
    {
        public static readonly Spoiling[] All =
        [
            new("$.name", "cluster.name_invalid", file => file["name"] = "UPPER"),
            new("$.surprise", "cluster.unknown_property", file => file["surprise"] = 1),
            new("$[\"odd name\"]", "cluster.unknown_property", file => file["odd name"] = 1),
            new("$.tls", "cluster.tls_incomplete", file => file["tls"] = new JsonObject { ["certFile"] = "/cert.pem" }),
            new("$.auth.password", "cluster.secret_value", file => file["auth"] = new JsonObject { ["username"] = "root", ["password"] = "plain" }),
            new("$.members[0].clientUrl", "cluster.url_invalid", file => file["members"]![0]!["clientUrl"] = "tcp://a"),
            new("$.members[0].host.arguments", "cluster.data_dir_mismatch", file => Host(file)["arguments"] = new JsonArray("--name=m1", "--data-dir=/elsewhere")),
            new("$.members[0].host.logFile", "cluster.path_not_absolute", file => Host(file)["logFile"] = "m1.log"),
            new("$.members[0].host.environment.lower", "cluster.variable_name", file => Host(file)["environment"] = new JsonObject { ["lower"] = "x" }),
            new("$.members[1].name", "cluster.duplicate_name", file =>
            {
                file["members"]![1]!["name"] = "m1";
                Host(file, 1)["arguments"] = new JsonArray("--name=m1", "--data-dir=/var/lib/m2");
            }),
            new("$.members[1].peerUrl", "cluster.duplicate_url", file => file["members"]![1]!["peerUrl"] = "https://127.0.0.1:2380"),
            new("$.members[1].host.install", "cluster.shared_install", file => Host(file, 1)["install"] = "/opt/m1"),
            new("$.members[2].host.dataDir", "cluster.shared_data_dir", file =>
            {
                Host(file, 2)["dataDir"] = "/var/lib/m1";
                Host(file, 2)["arguments"] = new JsonArray("--name=m3", "--data-dir=/var/lib/m1");
            }),
            new("$.members[2].host.logFile", "cluster.missing", file => Host(file, 2).AsObject().Remove("logFile")),
            new("$.members[2].extra", "cluster.unknown_property", file => file["members"]![2]!["extra"] = "x"),
        ];

        public override string ToString() => $"{Path} {Code}";
    }

    [Fact]
    public void What_the_owners_ask_is_read_and_written_back()
    {
        const string policy = """
            { "window": "required", "mayStart": ["otto", "vera@example.org"], "soak": "1.00:30",
              "gates": [ { "name": "alerts", "kind": "prometheus", "url": "https://prom.example.org/base", "query": "ALERTS", "passesWhen": "any", "authorization": "env:PROM" },
                         { "name": "change", "kind": "http", "url": "http://127.0.0.1:8080/approved" } ],
              "steps": { "beforeStop": [ { "name": "drain", "url": "https://lb.example.org/drain", "authorization": "env:LB", "timeout": "00:01", "onFailure": "warn" } ],
                         "afterServing": [ { "name": "undrain", "command": "undrain" } ] },
              "silence": { "url": "https://am.example.org/", "matchers": { "cluster": "prod-a" }, "authorization": "file:/etc/am" } },
            "labels": [ "env=prod", "site=fra" ]
            """;
        var spec = ClusterFile.Read(WithPolicy(policy)).Spec!;
        var again = ClusterFile.Read(ClusterFile.Write(spec)).Spec!;

        Assert.Equal((List<string>)["env=prod", "site=fra"], spec.Labels);
        Assert.Equal(spec.Labels, again.Labels);
        foreach (var read in new[] { spec.OwnPolicy, again.OwnPolicy })
        {
            Assert.Equal((true, TimeSpan.FromMinutes(24 * 60 + 30)), (read.RequiresWindow, read.Soak));
            Assert.Equal(["otto", "vera@example.org"], read.MayStart!);
            Assert.Equal(
                [("alerts", StopGateKind.Prometheus, "https://prom.example.org/base", "ALERTS", false, "env:PROM"), ("change", StopGateKind.Http, "http://127.0.0.1:8080/approved", null, true, null)],
                read.Gates.Select(g => (g.Name, g.Kind, g.Url.ToString(), g.Query, g.PassesWhenEmpty, g.Authorization?.ToString())));
            Assert.Equal(
                [new("drain", new("https://lb.example.org/drain"), null, SecretReference.Parse("env:LB"), TimeSpan.FromMinutes(1), false), new("undrain", null, "undrain", null, MemberStep.DefaultTimeout, true)],
                read.Steps.BeforeStop.Concat(read.Steps.AfterServing));
            Assert.Equal(("https://am.example.org/", "file:/etc/am", "prod-a"), (read.Silence!.Url.ToString(), read.Silence.Authorization!.ToString(), read.Silence.Matchers["cluster"]));
        }
    }

    [Theory]
    [InlineData("cluster.label_invalid", "$.labels", """{}, "labels": ["prod"]""")]
    [InlineData("cluster.wrong_type", "$.labels", """{}, "labels": { "env": "prod" }""")]
    [InlineData("cluster.unknown_property", "$.policy.soaks", """{ "soaks": "00:30" }""")]
    [InlineData("cluster.policy_unknown", "$.policy.soak", """{ "soak": "36:00:00" }""")]
    [InlineData("cluster.policy_unknown", "$.policy.soak", """{ "soak": "8.00:00" }""")]
    [InlineData("cluster.wrong_type", "$.policy.mayStart", """{ "mayStart": [] }""")]
    [InlineData("cluster.wrong_type", "$.policy.mayStart", """{ "mayStart": [3] }""")]
    [InlineData("cluster.policy_unknown", "$.policy.mayStart", """{ "mayStart": ["an na"] }""")]
    [InlineData("cluster.wrong_type", "$.policy.gates", """{ "gates": {} }""")]
    [InlineData("cluster.gate_invalid", "$.policy.gates[0].kind", """{ "gates": [ { "name": "a", "kind": "grafana", "url": "https://x.org" } ] }""")]
    [InlineData("cluster.missing", "$.policy.gates[0].query", """{ "gates": [ { "name": "a", "kind": "prometheus", "url": "https://x.org" } ] }""")]
    [InlineData("cluster.gate_invalid", "$.policy.gates[0]", """{ "gates": [ { "name": "a", "kind": "http", "url": "https://x.org", "query": "up" } ] }""")]
    [InlineData("cluster.gate_invalid", "$.policy.gates[0]", """{ "gates": [ { "name": "a", "kind": "prometheus", "url": "https://x.org", "query": "up", "passesWhen": "never" } ] }""")]
    [InlineData("cluster.url_invalid", "$.policy.gates[0].url", """{ "gates": [ { "name": "a", "kind": "http", "url": "file:///etc/passwd" } ] }""")]
    [InlineData("cluster.secret_value", "$.policy.gates[0].url", """{ "gates": [ { "name": "a", "kind": "http", "url": "https://u:p@x.org" } ] }""")]
    [InlineData("cluster.secret_value", "$.policy.gates[0].url", """{ "gates": [ { "name": "a", "kind": "http", "url": "https://x.org?token=1" } ] }""")]
    [InlineData("cluster.secret_value", "$.policy.gates[0].authorization", """{ "gates": [ { "name": "a", "kind": "http", "url": "https://x.org", "authorization": "Bearer s3cret" } ] }""")]
    [InlineData("cluster.url_plain", "$.policy.gates[0].url", """{ "gates": [ { "name": "a", "kind": "http", "url": "http://x.org" } ] }""")]
    [InlineData("cluster.duplicate_name", "$.policy.gates[1].name", """{ "gates": [ { "name": "a", "kind": "http", "url": "https://x.org" }, { "name": "a", "kind": "http", "url": "https://y.org" } ] }""")]
    [InlineData("cluster.unknown_property", "$.policy.steps.after", """{ "steps": { "after": [] } }""")]
    [InlineData("cluster.step_invalid", "$.policy.steps.beforeStop[0]", """{ "steps": { "beforeStop": [ { "name": "a" } ] } }""")]
    [InlineData("cluster.step_invalid", "$.policy.steps.beforeStop[0]", """{ "steps": { "beforeStop": [ { "name": "a", "url": "https://x.org", "command": "b" } ] } }""")]
    [InlineData("cluster.step_invalid", "$.policy.steps.beforeStop[0].command", """{ "steps": { "beforeStop": [ { "name": "a", "command": "../../bin/sh" } ] } }""")]
    [InlineData("cluster.step_invalid", "$.policy.steps.beforeStop[0].timeout", """{ "steps": { "beforeStop": [ { "name": "a", "command": "b", "timeout": "01:00" } ] } }""")]
    [InlineData("cluster.step_invalid", "$.policy.steps.beforeStop[0].onFailure", """{ "steps": { "beforeStop": [ { "name": "a", "command": "b", "onFailure": "ignore" } ] } }""")]
    [InlineData("cluster.silence_invalid", "$.policy.silence.matchers", """{ "silence": { "url": "https://x.org", "matchers": {} } }""")]
    [InlineData("cluster.silence_invalid", "$.policy.silence.matchers", """{ "silence": { "url": "https://x.org", "matchers": { "cluster": "" } } }""")]
    public void What_is_wrong_with_a_policy_is_said_with_its_place(string code, string path, string policy)
    {
        var reading = ClusterFile.Read(WithPolicy(policy));

        Assert.Null(reading.Spec);
        Assert.Contains((code, path), reading.Problems.Select(p => (p.Code, p.Path)));
        Assert.DoesNotContain(reading.Problems, p => p.Message.Contains("s3cret", StringComparison.Ordinal));
    }

    private static string WithPolicy(string policy) =>
        $$"""{ "name": "prod-a", "members": [ { "name": "m1", "clientUrl": "http://127.0.0.1:1", "peerUrl": "http://127.0.0.1:2", "host": { "kind": "manual" } } ], "policy": {{policy}} }""";
}
