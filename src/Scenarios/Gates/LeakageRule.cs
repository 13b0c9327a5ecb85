namespace MlopsLab.Scenarios;

/// <summary>Whether no feature gives the label away.</summary>
/// <param name="AllowedPass">A feature that somebody allowed although it leaks passes; else it fails.</param>
public sealed record LeakageRule(Conduct Conduct, bool AllowedPass);
