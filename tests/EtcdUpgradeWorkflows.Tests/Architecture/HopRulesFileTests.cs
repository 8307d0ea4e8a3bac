using System.Security.Cryptography;
using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>The shipped rules as a file: what stands beside it says the same.</summary>
public sealed class HopRulesFileTests
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public void Rules_that_were_published_under_a_version_are_unchanged_since()
    {
        var published = File.ReadAllLines(Repository.PathOf("src", "EtcdUpgradeWorkflows.Etcd", "Versions", "hop-rules.lock"))
            .Select(line => line.Split("  "))
            .ToDictionary(line => line[1], line => line[0]);
        var file = File.ReadAllBytes(Repository.PathOf("src", "EtcdUpgradeWorkflows.Etcd", "Versions", "hop-rules.json"));
        var version = HopRules.Shipped.Version.ToString();
        Assert.True(
            published.TryGetValue(version, out var sha256) && sha256 == Convert.ToHexStringLower(SHA256.HashData(file)),
            $"hop-rules.lock does not have rules {version} with this content: runs refer to rules by their version, so give a change the next one and add its line");
    }

    [Fact]
    public void The_schema_beside_the_documents_is_the_one_the_reader_follows()
    {
        var file = Repository.PathOf("docs", "hop-rules.schema.json");
        var schema = HopRules.ExportSchema().ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("ETCDUP_UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(file, schema);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : $"(there is no {file}: run with ETCDUP_UPDATE_TRANSCRIPTS=1)", schema);
    }

    [Fact]
    public void The_support_table_names_every_hop_and_how_well_it_is_known()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "support.md"));
        Assert.All(HopRules.Shipped.Hops.Where(hop => !hop.IsPatch), hop => Assert.Single(lines, line => line.StartsWith($"| {hop.From} → {hop.To} |", StringComparison.Ordinal)));
    }
}
