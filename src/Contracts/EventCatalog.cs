using System.Reflection;

namespace MlopsLab.Contracts;

/// <summary>Every event type of this assembly by its wire name.</summary>
public static class EventCatalog
{
    /// <summary>Wire name to type, for readers of a queue.</summary>
    public static IReadOnlyDictionary<string, Type> ByWireName { get; } = typeof(EventCatalog).Assembly.GetExportedTypes()
        .Where(type => type.IsDefined(typeof(EventAttribute), inherit: false))
        .ToDictionary(WireNameOf, StringComparer.Ordinal);

    /// <summary>The name the type has on the wire.</summary>
    /// <exception cref="ArgumentException">The type carries no <see cref="EventAttribute"/>.</exception>
    public static string WireNameOf(Type type) => type.GetCustomAttribute<EventAttribute>()?.WireName
        ?? throw new ArgumentException($"{type.Name} is no event: it has no [Event] attribute.", nameof(type));
}
