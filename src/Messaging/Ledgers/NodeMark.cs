namespace MlopsLab.Messaging.Ledgers;

internal sealed record NodeMark(string Node, long Published, long Processed, long StoreMade);
