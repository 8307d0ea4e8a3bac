using EtcdUpgradeWorkflows.Engine;
using Spectre.Console;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>Where a command prints: results on standard output, remarks on standard error, questions only on a terminal.</summary>
internal sealed class Screen
{
    private const int WidthWithoutTerminal = 80;

    private readonly TextWriter _error;

    public Screen(IAnsiConsole console, TextWriter error, bool isTerminal, bool canAsk)
    {
        Console = console;
        _error = error;
        IsTerminal = isTerminal;
        CanAsk = canAsk;
    }

    public IAnsiConsole Console { get; }

    /// <summary>Standard output is a terminal that can repaint.</summary>
    public bool IsTerminal { get; }

    /// <summary>There is a person to ask.</summary>
    public bool CanAsk { get; }

    public int Width => IsTerminal ? Math.Max(40, Console.Profile.Width) : WidthWithoutTerminal;

    /// <summary>As it is: neither markup nor wrapping.</summary>
    public void Line(string text = "") => Console.Profile.Out.Writer.WriteLine(text);

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>As wide as the terminal. Without one each row stays on one line, whatever its length: it is for programs.</summary>
    public void Table(TextTable table) => Lines(table.Lines(IsTerminal ? Width : int.MaxValue));

    /// <summary>A paragraph, later lines indented as far as the text after <paramref name="label"/>.</summary>
    public void Paragraph(string label, string text)
    {
        var indent = new string(' ', label.Length);
        var first = true;
        foreach (var line in WrappedText.Wrap(text, Math.Max(20, Width - label.Length)))
        {
            Line((first ? label : indent) + line);
            first = false;
        }
    }

    /// <summary>One JSON document on one line.</summary>
    public void Json<T>(T document) => Line(EngineJson.Text(document));

    /// <summary>A remark that is no result.</summary>
    public void Note(string text) => _error.WriteLine($"etcdup: {text}");

    public void Error(string text) => _error.WriteLine(text);

    /// <summary>False when there is nobody to ask.</summary>
    public Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken) =>
        CanAsk
            ? new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false }.ShowAsync(Console, cancellationToken)
            : Task.FromResult(false);
}
