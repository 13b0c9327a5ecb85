using MlopsLab.Gateway.Online;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>A model's inputs for one request, by which features they were computed, and what the look-up brought.</summary>
internal readonly record struct Inputs(FeaturePipeline Features, LookUp Found, double[] Vector);
