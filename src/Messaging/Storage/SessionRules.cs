using MlopsLab.Contracts;
using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Storage;

/// <summary>What this node may publish: exactly what its <c>node.json</c> says it sends.</summary>
internal sealed class SessionRules(string node, Routes routes)
{
    public string Node => node;

    /// <exception cref="InvalidOperationException">The node's card does not name the event.</exception>
    public string WireNameOf(Type type)
    {
        var wireName = EventCatalog.WireNameOf(type);
        return routes.MaySend(node, wireName)
            ? wireName
            : throw new InvalidOperationException($"{node} publishes '{wireName}', but its node.json does not list it under \"sends\": add it there.");
    }
}
