namespace MlopsLab.Ingestion.Storage;

/// <summary>What a snapshot holds that rewrote the one before it.</summary>
/// <param name="Rows">Rows that came with the backfill.</param>
/// <param name="Replaced">Rows of the same id that they took the place of.</param>
/// <param name="Models">Models that learned from snapshots of that time before they were rewritten.</param>
internal sealed record BackfillPart(string Reason, long Rows, long Replaced, TimeSpread Event, IReadOnlyList<TrainedModel> Models);
