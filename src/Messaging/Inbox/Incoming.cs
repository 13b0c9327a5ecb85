using MlopsLab.Messaging.Outbox;

namespace MlopsLab.Messaging.Inbox;

/// <summary>A message as it came from the broker. <c>Redeliveries</c> is the broker's count; <c>DeadFrom</c> names the queue the broker gave up on.</summary>
internal sealed record Incoming(
    ulong Tag,
    string Queue,
    string Id,
    string Type,
    string Source,
    DateTimeOffset Time,
    string? Traceparent,
    int Attempt,
    long Redeliveries,
    string? DeadFrom,
    string? DeadReason,
    byte[] Body)
{
    public Delivery Delivery => new(Id, Type, Source, Time, Attempt);

    public Outgoing Redirect(string exchange, string routingKey, int attempt) => new(
        0, Outgoing.RedirectKind, Id, Type, Source, Time.ToUnixTimeMilliseconds(), exchange, routingKey, attempt, Traceparent, Body);
}
