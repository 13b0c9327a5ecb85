namespace MlopsLab.Features.Storage;

/// <summary>Batches of the log after one number, up to and with another.</summary>
internal readonly record struct LogRange(long After, long Until);
