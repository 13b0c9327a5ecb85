namespace MlopsLab.Messaging.Ledgers;

internal sealed record PublishedEvent(long Seq, string Id, string Type);
