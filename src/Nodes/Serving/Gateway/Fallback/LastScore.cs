namespace MlopsLab.Gateway.Fallback;

/// <summary>What a model said to some features, and when (as a timestamp of the clock).</summary>
internal readonly record struct LastScore(double Score, double Threshold, string Version, long At);
