using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Scoring;

/// <summary>A verdict and what it was made of.</summary>
internal readonly record struct Scored(Verdict Verdict, ModelRoute Route, Inputs Inputs, ulong FeatureHash);
