using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>All that is logged, as it would be written: a stack trace is a line's exception.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> All => [.. _lines];

    /// <summary>What a server's log has, without debug lines.</summary>
    public IReadOnlyList<LogLine> Written => [.. _lines.Where(line => line.Level >= LogLevel.Information)];

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new(name, logLevel, eventId.Id, formatter(state, exception), exception));
    }
}

internal sealed record LogLine(string Category, LogLevel Level, int Id, string Text, Exception? Exception);
