namespace MlopsLab.Console.History;

internal sealed record HistoryEntry(long Seq, string At, string Node, string Type, string Body);
