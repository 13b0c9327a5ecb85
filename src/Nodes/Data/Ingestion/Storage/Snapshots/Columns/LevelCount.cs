namespace MlopsLab.Ingestion.Storage;

internal sealed record LevelCount(string Level, long Count);
