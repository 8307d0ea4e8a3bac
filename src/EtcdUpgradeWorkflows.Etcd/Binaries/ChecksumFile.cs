using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>What <c>sha256sum</c> prints: a line for each file.</summary>
internal static class ChecksumFile
{
    private const int HashLength = 64;

    /// <summary>Lower-case hex. Fails with <c>binaries.checksum_missing</c>, also when two lines for the name differ.</summary>
    public static string Find(string text, string name, string source)
    {
        List<string> found =
        [
            .. text.Split('\n').Select(line => line.TrimEnd('\r'))
                .Where(line => line.Length > HashLength + 2 && line[HashLength] == ' ' && line[HashLength + 1] is ' ' or '*')
                .Where(line => line[..HashLength].All(char.IsAsciiHexDigit))
                .Where(line => Path.GetFileName(line[(HashLength + 2)..]) == name)
                .Select(line => line[..HashLength].ToLowerInvariant())
                .Distinct(),
        ];
        return found.Count == 1
            ? found[0]
            : throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "binaries.checksum_missing", $"{source} has {(found.Count == 0 ? "no line" : "several lines that differ")} for {name}.", "Give the checksum file of this very release, in the format of sha256sum."));
    }
}
