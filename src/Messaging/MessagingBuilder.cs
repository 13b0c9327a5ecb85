using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.Messaging.Inbox;

namespace MlopsLab.Messaging;

/// <summary>What a node does with the bus: one line per event it handles.</summary>
public sealed class MessagingBuilder
{
    private readonly List<Handler> _handlers = [];
    private readonly IServiceCollection _services;

    internal MessagingBuilder(IServiceCollection services) => _services = services;

    internal IReadOnlyList<Handler> Handlers => _handlers;

    internal Assembly? Migrations { get; private set; }

    /// <summary>Reads the event from the node's own durable queue and gives it to the handler, once per event.</summary>
    /// <exception cref="ArgumentException">The event already has a handler in this node.</exception>
    public MessagingBuilder Handle<TEvent, THandler>()
        where TEvent : class
        where THandler : class, IHandle<TEvent>
    {
        var handler = Handler.Of<TEvent, THandler>();
        if (_handlers.Exists(known => known.WireName == handler.WireName))
        {
            throw new ArgumentException($"'{handler.WireName}' already has a handler: a node handles an event in one place.");
        }

        _handlers.Add(handler);
        _services.AddScoped<THandler>();
        return this;
    }

    /// <summary>Takes the node's <c>Storage/Migrations/NNN_*.sql</c> from this assembly instead of the application's.</summary>
    public MessagingBuilder MigrationsFrom(Assembly assembly)
    {
        Migrations = assembly;
        return this;
    }
}
