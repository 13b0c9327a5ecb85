namespace MlopsLab.Scenarios;

/// <summary>The version beside the champion on the same rows.</summary>
/// <param name="Margin">In units of the metric: how much worse is still not worse, or how much better is worth it.</param>
public sealed record OverallRule(Conduct Conduct, GateMetric Metric, GateAim Aim, double Margin);
