using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EtcdUpgradeWorkflows.Storage;

/// <summary>
/// A log in which a database that cannot be used is said once, by <see cref="DatabaseTrouble"/>: what others log for the same cause, the scheduler's library too, is no more than a debug line, without
/// a stack trace.
/// </summary>
public sealed class TroubleSaidOnce(ILoggerFactory inner, Func<DatabaseTrouble?> trouble) : ILoggerFactory
{
    /// <summary>In the place of the usual one; the trouble is looked up when something has failed, for it logs too.</summary>
    public static ILoggerFactory Create(IServiceProvider services) => new TroubleSaidOnce(
        new LoggerFactory(services.GetServices<ILoggerProvider>(), services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(), services.GetService<IOptions<LoggerFactoryOptions>>()),
        () =>
        {
            try
            {
                return services.GetService<DatabaseTrouble>();
            }
            catch (ObjectDisposedException)
            {
                // The server has ended.
                return null;
            }
        });

    public ILogger CreateLogger(string categoryName) => new Quieter(inner.CreateLogger(categoryName), trouble);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Quieter(ILogger inner, Func<DatabaseTrouble?> trouble) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null || logLevel is < LogLevel.Warning or >= LogLevel.Critical || trouble()?.Explain(exception) is not { } known)
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
                return;
            }

            inner.Log(
                known.IsSaid ? LogLevel.Debug : logLevel, eventId, state, null,
                (said, _) => $"{formatter(said, null)} ({known.Error.Code}{(known.IsSaid ? "" : $": {known.Error.Message} {known.Error.Advice}".TrimEnd())})");
        }
    }
}
