namespace MlopsLab.Learning.Leaks;

/// <summary>A feature that tells the label too well to be known when it is decided.</summary>
/// <param name="Feature">Its name among the inputs.</param>
/// <param name="Auc">How well it alone orders the later rows.</param>
/// <param name="Evidence">What was measured, as a sentence.</param>
public sealed record Leak(string Feature, double Auc, string Evidence);
