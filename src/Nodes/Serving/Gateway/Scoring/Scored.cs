using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Scoring;

/// <summary>A verdict and what it was made of.</summary>
/// <param name="Entity">What the split is sticky by.</param>
internal readonly record struct Scored(Verdict Verdict, ModelRoute Route, string Entity, Inputs Inputs, ulong FeatureHash);
