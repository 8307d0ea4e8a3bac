using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>One JSON object a line: <c>{"event":"line"|"run"|"note", …}</c>.</summary>
internal sealed class JsonRunDisplay : IRunDisplay
{
    private readonly Screen _screen;

    public JsonRunDisplay(Screen screen) => _screen = screen;

    public void Show(RunDocument run) => _screen.Json(new { Event = "run", Run = run });

    public void Show(JournalDocument line) => _screen.Json(new { Event = "line", line.Sequence, line.Entry });

    public void Say(string text) => _screen.Json(new { Event = "note", Text = text });

    public Task<T> DuringAsync<T>(Func<Task<T>> follow) => follow();
}
