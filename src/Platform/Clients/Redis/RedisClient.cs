using StackExchange.Redis;

namespace MlopsLab.Clients.Redis;

/// <summary>A connection and the spans of its commands, ended together.</summary>
internal sealed class RedisClient(ConnectionMultiplexer multiplexer, bool traced) : IDisposable
{
    public IConnectionMultiplexer Multiplexer => multiplexer;

    public RedisSpans? Spans { get; } = traced ? new RedisSpans(multiplexer, TimeProvider.System) : null;

    public void Dispose()
    {
        Spans?.Dispose();
        multiplexer.Dispose();
    }
}
