namespace MlopsLab.Ingestion.Domain.Checks;

/// <summary>How a record's event time lies to the stream it came in.</summary>
internal enum ClockReading
{
    Fine,
    OutOfOrder,
    Behind,
    Ahead,
}
