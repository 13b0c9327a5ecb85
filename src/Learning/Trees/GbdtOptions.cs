namespace MlopsLab.Learning.Trees;

/// <summary>The learner's settings with their types.</summary>
internal sealed record GbdtOptions(
    int Trees,
    int Leaves,
    double LearningRate,
    int Bins,
    double L2,
    double MinChildWeight,
    double MinGain,
    double CategorySmoothing,
    int Patience)
{
    private static readonly GbdtOptions Default = new(100, 31, 0.1, 255, 1, 1, 0, 10, 0);

    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new("trees", Default.Trees, 1, 2_000, Whole: true, "how many trees are grown"),
        new("leaves", Default.Leaves, 2, 255, Whole: true, "leaves of a tree"),
        new("learningRate", Default.LearningRate, 0.001, 1, Whole: false, "how much each tree counts"),
        new("bins", Default.Bins, 2, 255, Whole: true, "values a column is cut into"),
        new("l2", Default.L2, 0, 1e6, Whole: false, "penalty on a leaf's answer"),
        new("minChildWeight", Default.MinChildWeight, 0, 1e6, Whole: false, "least sum of p(1-p) in a leaf"),
        new("minGain", Default.MinGain, 0, 1e6, Whole: false, "least gain of a split"),
        new("categorySmoothing", Default.CategorySmoothing, 0, 1e6, Whole: false, "pulls rare levels together and penalises sets of levels"),
        new("earlyStopping", Default.Patience, 0, 1_000, Whole: true, "trees without improvement on the last tenth before stopping; 0 never stops"),
    ];

    public static GbdtOptions From(LearnerSettings settings) => new(
        settings.Whole("trees"),
        settings.Whole("leaves"),
        settings["learningRate"],
        settings.Whole("bins"),
        settings["l2"],
        settings["minChildWeight"],
        settings["minGain"],
        settings["categorySmoothing"],
        settings.Whole("earlyStopping"));
}
