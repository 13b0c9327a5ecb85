using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Turns a stretch of the journal into events, one a model.</summary>
internal static class PredictionFacts
{
    public static IEnumerable<PredictionMade> From(IReadOnlyList<ServedPrediction> served, DateTimeOffset at) => served
        .GroupBy(line => line.Model, StringComparer.Ordinal)
        .Select(model => new PredictionMade(model.Key, [.. model.Select(line => line.Prediction)], at));
}
