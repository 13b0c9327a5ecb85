using System.Reflection;
using StackExchange.Redis;

namespace MlopsLab.Clients.Redis;

/// <summary>Hands every call on to the connection of the moment. Not for its events: those stay with the connection they were taken from.</summary>
internal class CurrentMultiplexer : DispatchProxy
{
    private Func<IConnectionMultiplexer>? _current;

    public static IConnectionMultiplexer Of(Func<IConnectionMultiplexer> current)
    {
        var proxy = Create<IConnectionMultiplexer, CurrentMultiplexer>();
        if (proxy is CurrentMultiplexer made)
        {
            made._current = current;
        }

        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Invoke(_current?.Invoke(), BindingFlags.DoNotWrapExceptions, null, args, null);
}
