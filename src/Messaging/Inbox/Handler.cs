using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.Contracts;

namespace MlopsLab.Messaging.Inbox;

/// <summary>How one wire name becomes a call of a handler class.</summary>
internal sealed record Handler(string WireName, Func<byte[], object?> Read, Func<IServiceProvider, object, Delivery, CancellationToken, Task> Run)
{
    public static Handler Of<TEvent, THandler>()
        where TEvent : class
        where THandler : class, IHandle<TEvent>
    {
        var wireName = EventCatalog.WireNameOf(typeof(TEvent));
        var type = ContractsJson.Default.GetTypeInfo(typeof(TEvent)) as JsonTypeInfo<TEvent>
            ?? throw new ArgumentException($"{typeof(TEvent).Name} is not in ContractsJson: add a [JsonSerializable] line for it.");
        return new Handler(
            wireName,
            body => JsonSerializer.Deserialize(body, type),
            (services, fact, delivery, ct) => services.GetRequiredService<THandler>().HandleAsync((TEvent)fact, delivery, ct));
    }
}
