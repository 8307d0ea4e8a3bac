using System.Reflection;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Activities;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>The clone these tests were built from, and what was built from it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The product's assemblies, each may use those before it; those of one line may not use each other.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Layers { get; } =
    [
        ["EtcdUpgradeWorkflows.Engine"],
        ["EtcdUpgradeWorkflows.Etcd"],
        ["EtcdUpgradeWorkflows.Storage"],
        ["EtcdUpgradeWorkflows.Migrations.Postgres", "EtcdUpgradeWorkflows.Migrations.Sqlite"],
        ["EtcdUpgradeWorkflows.Server"],
        ["etcdup"],
    ];

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Layers.SelectMany(l => l).Select(Assembly.Load)];

    /// <summary>Every activity this product has. The ports are not used before an activity runs.</summary>
    public static IReadOnlyList<Activity> Activities { get; } =
        [.. EngineActivities.All, .. EtcdActivities.All(new(null!, null!, null!, null!, null!, null!, null!, null!, null!, null!, null!, null!))];

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var directory = PathOf(folder);
        return Directory.Exists(directory) ? Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal) : [];
    }

    public static string Name(string path) => Path.GetRelativePath(Root, path);

    private static bool IsSource(string path) => !Name(path).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "artifacts");

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "EtcdUpgradeWorkflows.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no clone of the repository");
    }
}
