namespace MlopsLab.Inference.Endpoints;

internal sealed record StatisticsView(IReadOnlyList<ModelStatisticsView> ModelStats);
