namespace MlopsLab.Ingestion.Storage;

internal sealed record LastSeal(long Lines, long SealedAt, long Labelled, long Positives);
