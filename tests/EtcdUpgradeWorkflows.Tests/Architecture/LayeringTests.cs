using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

public sealed class LayeringTests
{
    private static readonly HashSet<string> VagueNames =
        new(["Common", "Core", "Shared", "Utils", "Utilities", "Helpers", "Infrastructure", "Managers", "Misc"], StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Assemblies_use_only_what_is_to_their_right()
    {
        foreach (var assembly in Repository.Assemblies)
        {
            var own = LayerOf(assembly.GetName().Name!);
            Assert.All(assembly.GetReferencedAssemblies().Where(r => LayerOf(r.Name!) >= 0), r => Assert.True(
                LayerOf(r.Name!) < own, $"{assembly.GetName().Name} uses {r.Name}"));
        }
    }

    // A reference that no code uses yet is in no assembly: the project files are asked as well.
    [Fact]
    public void Projects_refer_only_to_what_is_to_their_right()
    {
        var projects = Repository.Files("src", "*.csproj").Concat(Repository.Files("migrations", "*.csproj")).ToList();
        Assert.Equal(Repository.Assemblies.Count, projects.Count);
        foreach (var project in projects)
        {
            var own = LayerOf(AssemblyOf(project));
            Assert.True(own >= 0, $"{Repository.Name(project)} has no place in Repository.Layers");
            foreach (var reference in XDocument.Load(project).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value))
            {
                Assert.True(LayerOf(AssemblyOf(reference)) < own, $"{Repository.Name(project)} refers to {reference}");
            }
        }
    }

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var open = Repository.Assemblies.SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !IsGenerated(t))
            .Select(t => t.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void No_folder_or_namespace_has_a_name_that_says_nothing()
    {
        var folders = new[] { "src", "migrations", "tests", "bench", "eng" }
            .SelectMany(f => Repository.Files(f, "*"))
            .Select(f => Path.GetDirectoryName(Repository.Name(f))!)
            .Where(d => d.Split('/', '.').Any(VagueNames.Contains))
            .Distinct();
        var namespaces = Repository.Assemblies.SelectMany(a => a.GetTypes())
            .Select(t => t.Namespace)
            .OfType<string>()
            .Where(n => n.StartsWith("EtcdUpgradeWorkflows", StringComparison.Ordinal) && n.Split('.').Any(VagueNames.Contains))
            .Distinct();
        Assert.Empty(folders);
        Assert.Empty(namespaces);
    }

    private static int LayerOf(string assembly) => Repository.Layers.ToList().FindIndex(l => l.Contains(assembly));

    private static string AssemblyOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));
        return name == "EtcdUpgradeWorkflows.Cli" ? "etcdup" : name;
    }

    // What the compiler or the migrations tool wrote; the entry point's class, which top-level statements make.
    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.DeclaringType is { } outer && IsGenerated(outer)
        || type.Name.StartsWith('<')
        || type is { Namespace: null, Name: "Program" }
        || type.Namespace?.StartsWith("EtcdUpgradeWorkflows", StringComparison.Ordinal) != true
        || BasesOf(type).Any(b => b is "Microsoft.EntityFrameworkCore.Migrations.Migration" or "Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot");

    private static IEnumerable<string?> BasesOf(Type type)
    {
        for (var b = type.BaseType; b is not null; b = b.BaseType)
        {
            yield return b.FullName;
        }
    }
}
