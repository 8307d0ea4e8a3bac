using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>Takes out of journal texts what differs from run to run.</summary>
internal static partial class Texts
{
    public static string WithoutInstants(string text) => Instant().Replace(text, "<instant>");

    public static string WithoutIds(string text) => Id().Replace(text, "<id>");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\b[0-9a-f]{12}-[0-9a-f]+(-\d+)?\b")]
    private static partial Regex Id();
}
