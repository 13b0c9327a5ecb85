namespace MlopsLab.Messaging.Ledgers;

internal sealed record OpenMark(string Id, string Reader, string? Sender, string Type, long Seq, bool IsProcessed, int Asked, DateTimeOffset Since);
