using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>The compiler refuses what BannedSymbols.txt names; here is held that it does so in every project.</summary>
public sealed partial class ClockTests
{
    private static readonly string[] MustBeBanned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
        "M:System.Threading.Thread.Sleep(System.Int32)", "M:System.Threading.Thread.Sleep(System.TimeSpan)",
        "M:System.Threading.Tasks.Task.Delay(System.Int32)", "M:System.Threading.Tasks.Task.Delay(System.TimeSpan)",
        "M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)",
        "M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)",
        "M:System.Diagnostics.Stopwatch.StartNew", "P:System.TimeProvider.System",
    ];

    [Fact]
    public void Clocks_and_sleeps_are_banned()
    {
        var banned = File.ReadAllLines(Repository.PathOf("BannedSymbols.txt")).Select(l => l.Split(';')[0]).ToHashSet();
        Assert.All(MustBeBanned, symbol => Assert.Contains(symbol, banned));
    }

    [Fact]
    public void The_ban_reaches_every_project()
    {
        var props = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        Assert.Contains(props.Descendants("PackageReference"), p => (string?)p.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers" && p.Attribute("Condition") is null);
        Assert.Contains(props.Descendants("AdditionalFiles"), f => ((string?)f.Attribute("Include"))?.EndsWith("BannedSymbols.txt", StringComparison.Ordinal) == true && f.Attribute("Condition") is null);
        Assert.Equal("true", props.Descendants("TreatWarningsAsErrors").Single().Value);

        // Nothing nearer to a project takes the place of the file at the root, and no project under src takes itself out.
        foreach (var folder in new[] { "src", "migrations" })
        {
            Assert.Empty(Repository.Files(folder, "Directory.Build.*"));
            Assert.Empty(Repository.Files(folder, ".editorconfig"));
            Assert.Empty(Repository.Files(folder, ".globalconfig"));
            foreach (var project in Repository.Files(folder, "*.csproj"))
            {
                var text = File.ReadAllText(project);
                Assert.False(Escape().IsMatch(text), $"{Repository.Name(project)} takes itself out of the ban");
            }
        }

        Assert.DoesNotMatch(@"RS0030\.severity\s*=\s*(none|silent|suggestion)", File.ReadAllText(Repository.PathOf(".editorconfig")));
    }

    [Fact]
    public void No_source_names_a_clock_but_TimeProvider()
    {
        foreach (var file in Repository.Files("src", "*.cs"))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                var code = lines[i].Split("//")[0];
                Assert.False(Clock().IsMatch(code), $"{Repository.Name(file)}:{i + 1} names a clock: {lines[i].Trim()}");
            }
        }
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bStopwatch\.(StartNew|GetTimestamp)\b|\bEnvironment\.TickCount(64)?\b|\bThread\.Sleep\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"RS0030|AdditionalFiles\s+Remove|BannedApiAnalyzers|<ImportDirectoryBuildProps>|<RunAnalyzers|<TreatWarningsAsErrors>\s*false")]
    private static partial Regex Escape();
}
