using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Gateway.Scoring;

/// <summary>One line of the prediction journal.</summary>
internal sealed record ServedPrediction(string Model, Prediction Prediction);
