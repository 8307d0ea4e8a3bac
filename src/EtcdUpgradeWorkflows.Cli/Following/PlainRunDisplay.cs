using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>For pipes and logs: one line for each journal line of interest, with the time since the run began; nothing is said twice.</summary>
internal sealed class PlainRunDisplay : IRunDisplay
{
    private readonly Screen _screen;
    private DateTimeOffset? _began;
    private string? _lastMembers;
    private string? _lastWait;
    private DateTimeOffset? _mixedSince;

    public PlainRunDisplay(Screen screen) => _screen = screen;

    public void Show(RunDocument run)
    {
        _began = run.CreatedAt;
        var members = string.Join("  ", run.Members.Select(m => $"{MemberDots.Of(m, run.To)} {m.Name} {m.Version ?? "?"} {m.State}"));
        if (members.Length > 0 && members != _lastMembers)
        {
            _lastMembers = members;
            _screen.Line($"          {members}");
        }

        if (run.WaitingFor is { } waiting && waiting != _lastWait)
        {
            _screen.Line($"          waits for {waiting}");
        }

        _lastWait = run.WaitingFor;
        if (run.Mixed is { } mixed && mixed.Since != _mixedSince)
        {
            _screen.Line($"          mixed: {MixedText.Of(mixed)}");
        }

        _mixedSince = run.Mixed?.Since;
    }

    public void Show(JournalDocument line)
    {
        if (JournalText.Of(line.Entry) is { } text)
        {
            _began ??= line.Entry.Timestamp;
            var elapsed = Spans.Clock(line.Entry.Timestamp - _began.Value);
            _screen.Line($"{elapsed,8}  {text.ReplaceLineEndings(" ")}");
        }
    }

    public void Say(string text) => _screen.Line($"          {text}");

    public Task<T> DuringAsync<T>(Func<Task<T>> follow) => follow();
}
