using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Tests.Architecture;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Databases;

/// <summary>Databases of older versions, kept beside this file, are migrated and every run in them is finished.</summary>
public sealed class KeptDatabaseTests
{
    public static TheoryData<string> Versions => [.. Repository.Files(Path.Combine("tests", "EtcdUpgradeWorkflows.Tests", "Databases"), "etcdup.db").Select(f => Path.GetFileName(Path.GetDirectoryName(f))!)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string DirectoryOf(string version) => Repository.PathOf("tests", "EtcdUpgradeWorkflows.Tests", "Databases", version);

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_database_of_an_older_version_is_migrated_and_its_runs_are_finished(string version)
    {
        await using var file = new SqliteFile();
        File.Copy(Path.Combine(DirectoryOf(version), "etcdup.db"), file.Path);
        await file.PrepareAsync(Token);
        await KeptRuns.FinishAsync(file.Services, Token);
    }

    [Fact]
    public async Task What_this_version_leaves_the_next_process_of_it_finishes()
    {
        await using var file = new SqliteFile();
        await file.PrepareAsync(Token);
        await KeptRuns.MakeAsync(file.Services, Token);
        await using var next = SqliteFile.Compose(file.Path);
        await next.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await KeptRuns.FinishAsync(next, Token);
    }
}
