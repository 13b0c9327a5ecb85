using Microsoft.Extensions.Hosting;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Inbox;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging;

/// <summary>Before anything else runs: the handlers are those of the node's card, and the store opens.</summary>
internal sealed class MessagingStart(Store store, HandlerTable handlers, Routes routes, NodeIdentity node) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var promised = routes.ReadBy(node.Name);
        var missing = promised.Except(handlers.WireNames).ToList();
        var unlisted = handlers.WireNames.Except(promised).ToList();
        if (missing.Count + unlisted.Count > 0)
        {
            throw new InvalidOperationException(
                $"node.json of {node.Name} and its handlers differ. Listed under \"receives\" without a handler: {List(missing)}. Handled but not listed: {List(unlisted)}.");
        }

        return store.PrepareAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
