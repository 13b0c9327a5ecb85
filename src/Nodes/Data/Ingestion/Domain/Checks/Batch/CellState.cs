namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>What stood in one field of one row.</summary>
internal enum CellState : byte
{
    Missing,
    Null,
    Value,
    WrongType,
    UnknownLevel,
    OutOfRange,
}
