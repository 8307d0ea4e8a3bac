using EtcdUpgradeWorkflows.IntegrationTests.Etcd;

namespace EtcdUpgradeWorkflows.IntegrationTests.Containers;

/// <summary>
/// The three images that docker-compose.yml takes from elsewhere, made of Debian's packages because nothing can be pulled here: a plain Debian, the
/// same with this machine's .NET SDK, the same with Debian's PostgreSQL. The Dockerfile itself is built as it is, both stages.
/// </summary>
internal static class StandInImages
{
    public const string Base = "standin-base";

    public const string Sdk = "standin-sdk";

    public const string Postgres = "standin-postgres";

    private static string Source => Path.Combine(RealReleases.RepositoryRoot, "tests", "EtcdUpgradeWorkflows.IntegrationTests", "Containers", "stand-ins");

    public static async Task MakeAsync(DockerDaemon docker, CancellationToken cancellationToken)
    {
        var work = Path.Combine(docker.Directory, "stand-ins");
        await docker.RunAsync("cp", ["-R", Source, work], cancellationToken);
        await docker.RunAsync("bash", ["-c", "set -o pipefail; \"$0/base/make.sh\" \"$0/root\" | docker import - \"$1\"", work, Base], cancellationToken);
        await docker.RunAsync("rm", ["-rf", $"{work}/root"], cancellationToken);
        await docker.RunAsync("bash", ["-c", "\"$0/sdk/make.sh\" >\"$0/sdk/sdk.tar\"", work], cancellationToken);
        await docker.DockerAsync(
            cancellationToken, "build", "--network", "host", "--build-arg", $"REVOCATION={Environment.GetEnvironmentVariable("NUGET_CERT_REVOCATION_MODE")}", "--tag", Sdk, $"{work}/sdk");
        await docker.DockerAsync(cancellationToken, "build", "--network", "host", "--tag", Postgres, $"{work}/postgres");
    }
}
