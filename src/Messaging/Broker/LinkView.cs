namespace MlopsLab.Messaging.Broker;

/// <summary>A connection as <c>GET /bus</c> shows it; <c>Blocked</c> is the broker's reason while it takes no messages.</summary>
internal sealed record LinkView(string Name, string State, DateTimeOffset Since, int Connects, string? Blocked, string? LastError);
