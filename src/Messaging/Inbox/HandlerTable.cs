using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Inbox;

/// <summary>The node's handlers by the queue they read.</summary>
internal sealed class HandlerTable
{
    private readonly Dictionary<string, Handler> _byQueue;

    public HandlerTable(string node, IReadOnlyList<Handler> handlers)
    {
        WireNames = [.. handlers.Select(handler => handler.WireName).Order(StringComparer.Ordinal)];
        _byQueue = handlers.ToDictionary(handler => Names.Queue(node, handler.WireName), StringComparer.Ordinal);
        Queues = [.. _byQueue.Keys.Order(StringComparer.Ordinal)];
        Stats = Queues.ToDictionary(queue => queue, _ => new QueueStats(), StringComparer.Ordinal);
    }

    public IReadOnlyList<string> WireNames { get; }

    public IReadOnlyList<string> Queues { get; }

    public IReadOnlyDictionary<string, QueueStats> Stats { get; }

    public Handler? Find(string queue) => _byQueue.GetValueOrDefault(queue);
}
