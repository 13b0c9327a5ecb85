using Microsoft.Extensions.Logging;

namespace MlopsLab.Hosting.State;

/// <summary>Writes the engine's own remarks into a resource's log.</summary>
internal sealed class ResourceLogger(ResourceLog log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            log.Write($"[lab] {formatter(state, exception)}{(exception is null ? "" : $": {exception.Message}")}", logLevel >= LogLevel.Warning);
        }
    }
}
