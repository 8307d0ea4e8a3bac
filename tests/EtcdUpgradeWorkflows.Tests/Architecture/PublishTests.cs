
namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>What is published carries no compiler: definitions are data, and a start is quick.</summary>
public sealed class PublishTests
{
    [Fact]
    public void No_compiler_is_published()
    {
        var published = Repository.PathOf("artifacts", "etcdup");
        if (Directory.Exists(published))
        {
            Assert.Empty(Directory.EnumerateFiles(published, "Microsoft.CodeAnalysis*.dll", SearchOption.AllDirectories));
        }

        // The list of what etcdup runs with is there after every build, in either configuration.
        var lists = Directory.EnumerateFiles(Repository.PathOf("artifacts", "bin", "EtcdUpgradeWorkflows.Cli"), "etcdup.deps.json", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(lists);
        Assert.All(lists, list => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(list), StringComparison.Ordinal));
    }
}
