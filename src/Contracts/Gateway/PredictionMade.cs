namespace MlopsLab.Contracts.Gateway;

/// <summary>Answers the gateway gave, oldest first; a batch is one fact.</summary>
[Event("prediction.made", version: 1)]
public sealed record PredictionMade(
    string Model,
    IReadOnlyList<Prediction> Predictions,
    DateTimeOffset At);
