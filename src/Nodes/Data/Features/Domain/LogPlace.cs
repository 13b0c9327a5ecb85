namespace MlopsLab.Features.Domain;

/// <summary>Where a record lies in the log: batch and position in it.</summary>
internal readonly record struct LogPlace(long Seq, long Position);
