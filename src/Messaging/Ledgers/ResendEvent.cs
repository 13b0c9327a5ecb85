namespace MlopsLab.Messaging.Ledgers;

internal sealed record ResendEvent(long Seq, string Id);
