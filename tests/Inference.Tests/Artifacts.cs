using MlopsLab.Learning;

namespace MlopsLab.Inference.Tests;

/// <summary>Small artifacts whose scores are known: log-odds = bias + a, and a category that counts ±1.</summary>
internal static class Artifacts
{
    private static readonly FeatureInput[] Inputs = [new("a", FeatureKind.Number), new("b", FeatureKind.Category, ["x", "y"])];

    public static ModelArtifact Of(double bias, InjectedFault? fault = null, string model = "fraud") => new(
        model,
        model,
        "snap",
        "view",
        "logistic",
        new Dictionary<string, double>(),
        Inputs,
        new LinearBody(bias, [new(1, 0, null), new(0, 0, [-1, 1])]),
        Threshold: 0.4,
        new Dictionary<string, double> { ["auc"] = 0.9 },
        fault);

    public static double Score(double bias, double a, int b) => Scorer.For(Of(bias)).Score([a, b]);
}
