using System.Globalization;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary><c>ID[@N]</c>.</summary>
internal static class DefinitionName
{
    public static (string? Id, int? Version) Parse(string? text)
    {
        if (text?.LastIndexOf('@') is not { } at || at < 0)
        {
            return (text, null);
        }

        return int.TryParse(text[(at + 1)..], CultureInfo.InvariantCulture, out var version) && version > 0
            ? (text[..at], version)
            : throw CommandFailure.Usage($"'{text}' is no definition: after @ stands a version number.");
    }
}
