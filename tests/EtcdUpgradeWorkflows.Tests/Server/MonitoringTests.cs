using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>/metrics of a real server that has made runs, and what docs/monitoring says of it.</summary>
[Collection(HostedServerCollection.Name)]
public sealed partial class MonitoringTests
{
    private const string WriteLine = """{"id":"w","nodeId":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"a secret"}}}""";

    private const string Fault = """{"id":"f","nodeId":"f","type":"Elsa.Fault","version":1}""";

    // Prometheus itself makes these.
    private static readonly HashSet<string> PrometheusOwn = ["up"];
    private static readonly HashSet<string> PrometheusLabels = ["job", "instance", "le"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Folder => Repository.PathOf("docs", "monitoring");

    [Fact]
    public async Task What_a_server_did_is_counted_and_who_may_not_read_it_is_refused()
    {
        await using var server = await HostedServer.StartAsync();
        await server.RunAsync("metered", WriteLine);
        await server.RunAsync("failing", Fault);

        var text = await server.Client.GetStringAsync("/metrics", Token);
        var found = new Exposition(text);

        Assert.Equal(1, found.Sum("etcdup_runs_ended_total", ("sub_status", "finished")));
        Assert.Equal(1, found.Sum("etcdup_runs_ended_total", ("sub_status", "faulted")));
        Assert.Equal(2, found.Sum("etcdup_claims_total", ("result", "claimed")));
        Assert.Equal(1, found.Sum("etcdup_activity_duration_seconds_count", ("type", "Elsa.WriteLine"), ("result", "completed")));
        Assert.Equal(1, found.Sum("etcdup_activity_duration_seconds_count", ("type", "Elsa.Fault"), ("result", "faulted")));
        Assert.True(found.Sum("etcdup_commit_duration_seconds_count", ("answer", "committed")) >= 2);
        Assert.Equal(1, found.Sum("etcdup_database_up"));
        Assert.DoesNotContain("metered", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);

        using var viewer = server.ClientWith(await server.AddPersonAsync("prometheus", Role.Viewer));
        using var calendar = server.ClientWith(await server.AddPersonAsync("outlook", Role.Calendar));
        using var nobody = server.ClientWith(null);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized],
            [await StatusAsync(viewer), await StatusAsync(calendar), await StatusAsync(nobody)]);
    }

    [Fact]
    public async Task A_scrape_keeps_no_server_alive_that_a_command_has_started()
    {
        await using var server = await HostedServer.StartAsync();
        var clients = server.Get<EtcdUpgradeWorkflows.Server.Hosting.ClientActivity>();
        await server.Client.GetStringAsync("/api/v1/server", Token);
        var before = clients.LastSeen;

        await server.Client.GetStringAsync("/metrics", Token);
        await server.Client.GetStringAsync("/healthz", Token);

        Assert.Equal(before, clients.LastSeen);
        await server.Client.GetStringAsync("/api/v1/server", Token);
        Assert.NotEqual(before, clients.LastSeen);
    }

    [Fact]
    public async Task Rules_dashboard_and_list_say_what_a_server_exposes()
    {
        using ServerCertificateFiles files = new(HostedServer.Clock.GetUtcNow());
        await using var server = await HostedServer.StartAsync(options => options with { Urls = "https://127.0.0.1:0", TlsCert = files.CertFile, TlsKey = files.KeyFile });
        await server.RunAsync("metered", WriteLine);

        // What this server has no cluster for, and no window.
        server.Get<SwapMetrics>().Serving(TimeSpan.FromSeconds(1));
        server.Get<RunMetrics>().Deferred(WorkflowError.Transient("window.closed", "closed"));
        server.Get<RunMetrics>().Retried(null);
        server.Get<RunMetrics>().IncidentOpened(null, WorkflowError.Transient("etcd.quorum_at_risk", "at risk"));
        await MixAsync(server, HostedServer.Clock.GetUtcNow());
        var found = new Exposition(await server.Client.GetStringAsync("/metrics", Token));

        Assert.Equal(files.Now.AddDays(30).ToUnixTimeSeconds(), found.Sum("etcdup_tls_certificate_expiry_timestamp_seconds"));
        Assert.All(Queries(), use => RequireExposed(use.Where, use.Query, found));
        Assert.All(Legends(), use => Assert.True(
            PrometheusLabels.Contains(use.Label) || use.Query.Metrics.Any(metric => found.HasLabel(metric, use.Label)), $"{use.Where}: nothing in it has the label {use.Label}"));
        RequireListed(found);
    }

    [Fact]
    public void Every_alert_says_how_bad_it_is_what_it_means_and_what_to_do_and_is_listed()
    {
        var listed = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Rules(), rule =>
        {
            var name = Text(rule, "alert");
            Assert.Matches("^Etcdup[A-Z][A-Za-z]+$", name);
            Assert.Contains(Text((YamlMappingNode)rule["labels"], "severity"), new[] { "critical", "warning" });
            Assert.EndsWith(".", Text((YamlMappingNode)rule["annotations"], "summary"), StringComparison.Ordinal);
            Assert.True(Text((YamlMappingNode)rule["annotations"], "action").Length > 0);
            Assert.Contains($"`{name}`", listed, StringComparison.Ordinal);
        });
        Assert.Equal(Rules().Count(), AlertName().Matches(listed).Select(match => match.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_cluster_that_is_mixed_is_told_by_its_name_since_when_and_after_how_long_people_are()
    {
        var rule = new PromQuery(Text(Rules().Single(rule => Text(rule, "alert") == "EtcdupClusterMixed"), "expr"));
        Assert.Equal(["etcdup_cluster_mixed_since_timestamp_seconds", "etcdup_cluster_mixed_warning_seconds"], rule.Metrics.Order(StringComparer.Ordinal));
        var since = HostedServer.Clock.GetUtcNow().AddDays(-3);
        await using (var server = await HostedServer.StartAsync(options => options with { WarnMixedAfter = TimeSpan.FromHours(48) }))
        {
            await MixAsync(server, since);
            Exposition found = new(await server.Client.GetStringAsync("/metrics", Token));
            Assert.Equal(since.ToUnixTimeSeconds(), found.Sum("etcdup_cluster_mixed_since_timestamp_seconds", ("cluster", "prod-a")));
            Assert.Equal(48 * 3600, found.Sum("etcdup_cluster_mixed_warning_seconds"));
        }

        await using (var server = await HostedServer.StartAsync())
        {
            await MixAsync(server, since);
            await server.Get<IClusterStore>().SeeAsync(new("prod-a", ["3.5.16"], since.AddDays(1)), null, Token);
            Assert.DoesNotContain("etcdup_cluster_mixed_since", await server.Client.GetStringAsync("/metrics", Token), StringComparison.Ordinal);
        }
    }

    private static async Task MixAsync(HostedServer server, DateTimeOffset since)
    {
        Assert.True(await server.Get<IClusterStore>().AddAsync(new("prod-a", "{}", null, null, [], "anna", since), Token));
        await server.Get<IClusterStore>().SeeAsync(new("prod-a", ["3.4.23", "3.5.16"], since), null, Token);
    }

    /// <summary>It stays Waiting, whatever came of its fires.</summary>
    [Theory]
    [InlineData("EtcdupScheduleMissed", "missed", 60)]
    [InlineData("EtcdupScheduleRefused", "refused", 1)]
    public async Task A_start_that_was_not_made_is_alerted_of_when_the_schedule_recurs(string alert, string result, int minutesLate)
    {
        var selector = Assert.Single(new PromQuery(Text(Rules().Single(rule => Text(rule, "alert") == alert), "expr")).Selectors);
        Assert.Equal(("result", result), (selector.Label, selector.Value));
        await using (var server = await HostedServer.StartAsync())
        {
            Assert.Equal(0, (await ScrapeAsync(server)).Sum(selector.Metric, ("result", result)));
        }

        await using (var server = await HostedServer.StartAsync())
        {
            var now = HostedServer.Clock.GetUtcNow();
            ScheduleRecord schedule = new()
            {
                Id = Guid.NewGuid(), Target = ScheduleTarget.Definition, DefinitionId = "gone", Request = "{}", Kind = FireKind.Timer, Expression = "02:00:00", FireAt = now.AddMinutes(-minutesLate),
                CreatedBy = "anna", CreatedAt = now.AddDays(-1), Status = ScheduleStatus.Waiting,
            };
            Assert.True(await server.Get<IScheduleStore>().AddAsync(schedule, Token));
            await server.Get<ScheduleFiring>().FireAsync(schedule.Id, Token);
            Assert.Equal(ScheduleStatus.Waiting, (await server.Get<IScheduleStore>().FindAsync(schedule.Id, Token))!.Status);

            var found = await ScrapeAsync(server);
            Assert.InRange(found.Sum(selector.Metric, ("result", result)), now.AddMinutes(-2).ToUnixTimeSeconds(), HostedServer.Clock.GetUtcNow().ToUnixTimeSeconds());
            Assert.Equal(0, found.Sum(selector.Metric, ("result", result == "missed" ? "refused" : "missed")));
        }

        static async Task<Exposition> ScrapeAsync(HostedServer server) => new(await server.Client.GetStringAsync("/metrics", Token));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/metrics", Token);
        return answer.StatusCode;
    }

    private static void RequireExposed(string where, PromQuery query, Exposition found)
    {
        Assert.NotEmpty(query.Metrics);
        Assert.All(query.Metrics.Where(metric => !PrometheusOwn.Contains(metric)), metric => Assert.True(found.Names.Contains(metric), $"{where}: {metric} is not exposed"));
        Assert.All(query.Selectors.Where(use => !PrometheusLabels.Contains(use.Label)), use =>
        {
            Assert.True(found.HasLabel(use.Metric, use.Label), $"{where}: {use.Metric} has no label {use.Label}");

            // Of ours every value is there from the start; of ASP.NET's only those that came.
            Assert.True(
                use.Value is null || !use.Metric.StartsWith("etcdup_", StringComparison.Ordinal) || found.HasLabel(use.Metric, use.Label, use.Value), $"{where}: {use.Metric} has no {use.Label}=\"{use.Value}\"");
        });
        Assert.All(query.Grouping.Where(label => !PrometheusLabels.Contains(label)), label => Assert.True(
            query.Metrics.Any(metric => found.HasLabel(metric, label)), $"{where}: nothing in it has the label {label}"));
    }

    // Each name and each label of ours, and no other.
    private static void RequireListed(Exposition found)
    {
        var listed = File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(line => line.StartsWith("| `etcdup_", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => (Kind: cells[2].Split(',')[0], Names: Backticked().Matches(cells[3]).Select(match => match.Groups[1].Value).ToList()));
        Assert.Equal(found.Kinds.Keys.Where(name => name.StartsWith("etcdup_", StringComparison.Ordinal)).Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, line =>
        {
            Assert.Equal(found.Kinds[line.Key], line.Value.Kind);
            Assert.All(found.LabelsOf(line.Key).Where(label => label != "le"), label => Assert.Contains(label, line.Value.Names));
        });
    }

    private static IEnumerable<(string Where, PromQuery Query)> Queries() =>
        Rules().Select(rule => ($"alert {Text(rule, "alert")}", new PromQuery(Text(rule, "expr"))))
            .Concat(Targets().Select(target => ($"panel {target.Panel}", new PromQuery(target.Expression))));

    private static IEnumerable<(string Where, PromQuery Query, string Label)> Legends() =>
        from target in Targets()
        from Match label in Legend().Matches(target.Legend)
        select ($"panel {target.Panel}", new PromQuery(target.Expression), label.Groups[1].Value);

    private static IEnumerable<(string Panel, string Expression, string Legend)> Targets()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dashboard.json")));
        return
        [
            .. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
               where panel.TryGetProperty("targets", out _)
               from target in panel.GetProperty("targets").EnumerateArray()
               select (panel.GetProperty("title").GetString()!, target.GetProperty("expr").GetString()!, target.GetProperty("legendFormat").GetString()!),
        ];
    }

    private static IEnumerable<YamlMappingNode> Rules()
    {
        YamlStream yaml = [];
        using var reader = new StreamReader(Path.Combine(Folder, "alerts.yml"));
        yaml.Load(reader);
        return ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>();
    }

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Backticked();

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Legend();

    [GeneratedRegex(@"Etcdup[A-Z][A-Za-z]+")]
    private static partial Regex AlertName();
}
