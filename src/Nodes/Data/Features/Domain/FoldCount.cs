namespace MlopsLab.Features.Domain;

/// <summary>What became of the records of a batch: counted, refused by the contract, out of order, too late for a window.</summary>
internal readonly record struct FoldCount(int Records, int Refused, int OutOfOrder, int Late);
