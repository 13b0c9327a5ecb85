namespace MlopsLab.Messaging.Ledgers;

internal sealed record ProcessedEvent(long Seq, string Id, string Queue);
