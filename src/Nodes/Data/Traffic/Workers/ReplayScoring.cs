using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>What came of some rows: scores of a model, answers by rule, and rows without a usable answer.</summary>
internal sealed record ReplayScoring(IReadOnlyList<ReplayScore> Scores, int Degraded, int Unanswered);
