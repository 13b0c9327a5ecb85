namespace MlopsLab.Messaging;

/// <summary>The envelope an event came in.</summary>
/// <param name="Id">The same for every copy of the event, whoever delivers it.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Source">The node that published it.</param>
/// <param name="Time">When it was published.</param>
/// <param name="Attempt">1 for the first try of this handler, then counting up.</param>
public sealed record Delivery(string Id, string Type, string Source, DateTimeOffset Time, int Attempt);
