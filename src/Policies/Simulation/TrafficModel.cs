namespace MlopsLab.Policies;

/// <summary>How one version answers, for simulations.</summary>
/// <param name="Errors">Share of requests that fail.</param>
/// <param name="Fallbacks">Share answered degraded; at most <paramref name="Errors"/>, of which it is a part.</param>
/// <param name="Positives">Share of positive decisions.</param>
/// <param name="MedianMilliseconds">Of a log-normal latency.</param>
/// <param name="Slow">Share of requests that take twenty times as long.</param>
/// <param name="ScoreShift">By how much the scores, uniform on 0 to 1, move up.</param>
public sealed record TrafficModel(double Errors = 0.02, double Fallbacks = 0.01, double Positives = 0.1, double MedianMilliseconds = 5, double Slow = 0, double ScoreShift = 0);
