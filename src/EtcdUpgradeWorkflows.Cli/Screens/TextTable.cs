using System.Text;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>
/// Columns aligned by spaces, without frames: it can be read, and cut by <c>awk</c>. The last column takes what is left of the line and goes on
/// under itself.
/// </summary>
internal sealed class TextTable
{
    private const string Gap = "  ";
    private const int LeastLastColumn = 16;

    private readonly string[] _titles;
    private readonly List<string[]> _rows = [];

    public TextTable(params string[] titles) => _titles = titles;

    public void Add(params string?[] cells) => _rows.Add([.. cells.Select(c => string.IsNullOrEmpty(c) ? "–" : c)]);

    /// <summary>Goes on in the last column of the row before.</summary>
    public void AddUnder(string text) => _rows.Add([.. _titles[..^1].Select(_ => ""), text]);

    public IEnumerable<string> Lines(int width)
    {
        var last = _titles.Length - 1;
        var widths = _titles.Select((title, i) => Math.Max(title.Length, _rows.Select(r => r[i].Length).DefaultIfEmpty(0).Max())).ToArray();
        var before = widths[..last].Sum(w => w + Gap.Length);
        var lastWidth = Math.Max(LeastLastColumn, width - before);
        foreach (var row in _rows.Prepend(_titles))
        {
            var wrapped = WrappedText.Wrap(row[last], lastWidth);
            for (var i = 0; i < wrapped.Count; i++)
            {
                StringBuilder line = new();
                for (var column = 0; column < last; column++)
                {
                    line.Append((i == 0 ? row[column] : "").PadRight(widths[column])).Append(Gap);
                }

                yield return line.Append(wrapped[i]).ToString().TrimEnd();
            }
        }
    }
}
