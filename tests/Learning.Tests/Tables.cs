namespace MlopsLab.Learning.Tests;

/// <summary>Small data whose truth is known.</summary>
internal static class Tables
{
    public static IReadOnlyList<FeatureInput> Inputs { get; } =
    [
        new("amount", FeatureKind.Number),
        new("age", FeatureKind.Number),
        new("channel", FeatureKind.Category, ["chip", "online", "stripe"]),
    ];

    private static readonly (string, string)[] Plain =
    [
        ("trees", "100"), ("leaves", "31"), ("learningRate", "0.1"), ("rowShare", "1"), ("columnShare", "1"), ("earlyStopping", "0"), ("heldShare", "0.1"), ("refit", "0"),
    ];

    /// <summary>Positive is likely when amount is high and the channel is online; age is noise and often missing.</summary>
    public static Dataset Payments(int rows, int seed = 7)
    {
        var random = new Random(seed);
        var x = new double[rows * Inputs.Count];
        var y = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var (amount, channel) = (random.NextDouble() * 100, random.Next(3));
            x[row * 3] = amount;
            x[(row * 3) + 1] = random.NextDouble() < 0.3 ? double.NaN : random.Next(18, 90);
            x[(row * 3) + 2] = channel;
            y[row] = random.NextDouble() < (amount > 60 && channel == 1 ? 0.8 : 0.1) ? 1 : 0;
        }

        return new(Inputs, x, y);
    }

    /// <summary>One number that decides the label by itself.</summary>
    public static Dataset OneNumber(IEnumerable<(double X, float Y)> rows)
    {
        var pairs = rows.ToArray();
        return new([new("x", FeatureKind.Number)], [.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]);
    }

    /// <summary>Trees that learn from everything and never stop early, unless <paramref name="settings"/> say otherwise.</summary>
    public static ModelArtifact Artifact(ILearner learner, Dataset data, InjectedFault? fault = null, params (string, string)[] settings)
    {
        var given = new Dictionary<string, string>();
        foreach (var (name, value) in learner.Name == "gbdt" ? [.. Plain, .. settings] : settings)
        {
            given[name] = value;
        }

        var read = LearnerSettings.Read(learner, given).Settings;
        Assert.NotNull(read);
        var fitted = learner.Fit(data, read, _ => { }, TestContext.Current.CancellationToken);
        var metrics = new Dictionary<string, double> { ["prAuc"] = 0.5, ["auc"] = 0.75 };
        return new("payments", "payments", "snap", "view", learner.Name, read.Values, data.Inputs, fitted.Body, 0.5, metrics, fault);
    }

    public static ModelArtifact Small(string learner = "gbdt", InjectedFault? fault = null) => learner == "gbdt"
        ? Artifact(Learn(learner), Payments(500), fault, ("trees", "5"), ("leaves", "6"))
        : Artifact(Learn(learner), Payments(500), fault);

    public static ILearner Learn(string name) => Learners.All.Single(learner => learner.Name == name);

    public static double[] Scores(ModelArtifact artifact, Dataset data)
    {
        var scores = new double[data.Rows];
        Scorer.For(artifact).Score(data.X, scores);
        return scores;
    }
}
