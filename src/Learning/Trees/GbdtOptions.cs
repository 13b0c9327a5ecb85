namespace MlopsLab.Learning.Trees;

/// <summary>The learner's settings with their types.</summary>
internal sealed record GbdtOptions(
    int Trees,
    int Leaves,
    double LearningRate,
    int Bins,
    double L1,
    double L2,
    double MinChildWeight,
    double MinGain,
    double CategorySmoothing,
    double RowShare,
    double ColumnShare,
    double PositiveWeight,
    int Patience,
    double HeldShare,
    bool Refit,
    int Seed)
{
    /// <summary>
    /// The defaults were chosen on 45 days of the fraud scenario, time-split five ways: many small trees, each from a part of
    /// the rows, as many as help on the newest fifth. A hundred trees of 31 leaves know 14,000 rows by heart.
    /// </summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new("trees", 500, 1, 2_000, Whole: true, "at most so many trees"),
        new("leaves", 8, 2, 255, Whole: true, "leaves of a tree"),
        new("learningRate", 0.05, 0.001, 1, Whole: false, "how much each tree counts"),
        new("bins", 255, 2, 255, Whole: true, "values a column is cut into"),
        new("l1", 0, 0, 1e6, Whole: false, "penalty that pulls small answers to nothing"),
        new("l2", 1, 0, 1e6, Whole: false, "penalty on a leaf's answer"),
        new("minChildWeight", 1, 0, 1e6, Whole: false, "least sum of p(1-p), or of weights, in a leaf"),
        new("minGain", 0, 0, 1e6, Whole: false, "least gain of a split"),
        new("categorySmoothing", 10, 0, 1e6, Whole: false, "pulls rare levels together and penalises sets of levels"),
        new("rowShare", 0.7, 0.01, 1, Whole: false, "share of the rows that each tree learns from"),
        new("columnShare", 0.7, 0.01, 1, Whole: false, "share of the inputs that each tree may use"),
        new("positiveWeight", 1, 0.001, 1e6, Whole: false, "how often a positive row counts"),
        new("earlyStopping", 20, 0, 1_000, Whole: true, "trees without improvement on the newest rows before stopping; 0 never stops"),
        new("heldShare", 0.2, 0.01, 0.5, Whole: false, "share of the rows, the newest, that early stopping watches"),
        new("refit", 1, 0, 1, Whole: true, "1 learns once more from all rows when early stopping has found how many trees are right"),
        new("seed", 1, 0, int.MaxValue, Whole: true, "decides which rows and inputs each tree gets"),
    ];

    public static GbdtOptions From(LearnerSettings settings) => new(
        settings.Whole("trees"),
        settings.Whole("leaves"),
        settings["learningRate"],
        settings.Whole("bins"),
        settings["l1"],
        settings["l2"],
        settings["minChildWeight"],
        settings["minGain"],
        settings["categorySmoothing"],
        settings["rowShare"],
        settings["columnShare"],
        settings["positiveWeight"],
        settings.Whole("earlyStopping"),
        settings["heldShare"],
        settings.Whole("refit") == 1,
        settings.Whole("seed"));
}
