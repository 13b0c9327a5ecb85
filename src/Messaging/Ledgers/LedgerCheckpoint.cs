namespace MlopsLab.Messaging.Ledgers;

/// <summary>A consistent moment of the ledger: from here, reading the nodes' tables again leads to the same figures.</summary>
internal sealed record LedgerCheckpoint(
    IReadOnlyList<NodeMark> Nodes, IReadOnlyList<OpenMark> Open, long Owed, long Processed, long Doubles, long Events, long Repaired);
