using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Endpoints;

internal sealed record BusView(
    string Node, LinkView Publish, LinkView Consume, bool Blocked, long Outbox, int InFlight, string? StoreTrouble, IReadOnlyList<QueueView> Queues);
