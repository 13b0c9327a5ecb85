namespace MlopsLab.Scenarios;

/// <summary>What to decide without a model when a condition on the record holds; the first that holds counts.</summary>
public sealed record FallbackRule(string When, string Decision, double Score);
