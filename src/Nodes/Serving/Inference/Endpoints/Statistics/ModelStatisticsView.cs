using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

/// <summary>What one version did since it was loaded.</summary>
/// <param name="LastInference">Milliseconds since 1970, 0 when it has answered nothing.</param>
/// <param name="InferenceCount">Rows scored.</param>
/// <param name="ExecutionCount">Times the model ran.</param>
internal sealed record ModelStatisticsView(
    string Name,
    string Version,
    long LastInference,
    long InferenceCount,
    long ExecutionCount,
    InferenceTallyView InferenceStats,
    IReadOnlyList<BatchTallyView> BatchStats)
{
    public static ModelStatisticsView Of(LoadedModel loaded) => new(
        loaded.Model, loaded.Version, loaded.Tally.LastAt, loaded.Tally.Rows, loaded.Tally.Executions, InferenceTallyView.Of(loaded.Tally),
        [.. loaded.Tally.Sizes.Select(BatchTallyView.Of)]);
}
