using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Engine;

/// <summary>What somebody gave is said again in an error, but no more of it than is needed to know it again.</summary>
public static partial class EchoedText
{
    public const int LongestEcho = 200;

    public const int LongestLine = 2000;

    /// <summary>A word, what stands in quotes, and a line are cut when they are longer than anybody reads.</summary>
    public static string Shorten(string text) =>
        text.Length <= LongestEcho ? text : LongLine().Replace(LongQuote().Replace(LongWord().Replace(text, Cut), Cut), cut => $"{Start(cut.Value, LongestLine)}…");

    // The last sign stays: it may be the closing quote.
    private static string Cut(Match cut) => $"{Start(cut.Value, LongestEcho / 2)}…{(cut.Value[^1] is '\'' ? "'" : "")}";

    private static string Start(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex(@"[^\s]{201,}")]
    private static partial Regex LongWord();

    // From a quote that opens to one that closes: an apostrophe does neither.
    [GeneratedRegex(@"(?<![^\s(\[{:,])'[^'\r\n]{200,}'(?!\w)")]
    private static partial Regex LongQuote();

    [GeneratedRegex(@"[^\r\n]{2001,}")]
    private static partial Regex LongLine();
}
