namespace MlopsLab.Messaging;

/// <summary>Handles one kind of event in a plain, scoped class; it may inject <see cref="StoreSession"/>, whose commit also remembers the event as handled.</summary>
/// <typeparam name="TEvent">A contract with an <c>[Event]</c> attribute.</typeparam>
public interface IHandle<in TEvent>
    where TEvent : class
{
    /// <summary>Loads, decides, saves and publishes in the session's transaction; throwing undoes it and the event comes again later. No network calls here.</summary>
    Task HandleAsync(TEvent fact, Delivery delivery, CancellationToken ct);
}
