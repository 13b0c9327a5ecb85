namespace MlopsLab.Messaging.Outbox;

/// <summary>A message on its way to the broker. <c>Exchange</c> is null for an event, which goes to the topic exchange; a redirect (retry, replay, repair) names its own.</summary>
internal sealed record Outgoing(
    long Seq,
    long Kind,
    string Id,
    string Type,
    string Source,
    long At,
    string? Exchange,
    string RoutingKey,
    long Attempt,
    string? Traceparent,
    byte[] Body)
{
    public const long EventKind = 0;
    public const long RedirectKind = 1;

    public static Outgoing Event(string id, string wireName, string source, long at, string? traceparent, byte[] body) =>
        new(0, EventKind, id, wireName, source, at, null, wireName, 0, traceparent, body);

    public Outgoing To(string exchange, string routingKey, long attempt) =>
        this with { Seq = 0, Kind = RedirectKind, Exchange = exchange, RoutingKey = routingKey, Attempt = attempt };
}
