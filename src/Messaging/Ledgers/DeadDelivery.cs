namespace MlopsLab.Messaging.Ledgers;

internal sealed record DeadDelivery(string Id, string Queue);
