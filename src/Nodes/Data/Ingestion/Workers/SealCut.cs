using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Workers;

/// <summary>The closed record segments of a scenario, and where both journals ended then.</summary>
internal sealed record SealCut(IReadOnlyList<int> Segments, JournalPosition Records, JournalPosition Labels);
