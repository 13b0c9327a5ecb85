namespace MlopsLab.Messaging.Ledgers;

/// <summary>One event owed to one reader.</summary>
internal readonly record struct DeliveryKey(string Id, string Reader);
