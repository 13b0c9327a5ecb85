using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>A model's figures on the test rows; intervals at 95 %.</summary>
/// <param name="Auc">DeLong's interval.</param>
/// <param name="PrAuc">Bootstrap, seeded.</param>
/// <param name="Ece">Expected calibration error in ten bins of equal numbers.</param>
/// <param name="Cost">Mean cost per row at the model's own threshold.</param>
/// <param name="CostOfNothing">The same when nothing is stopped.</param>
internal sealed record Scorecard(Interval Auc, Interval PrAuc, double LogLoss, double Brier, double Ece, double Cost, double CostOfNothing)
{
    private const double DrawnRows = 2_000_000;

    public static Scorecard Of(double[] scores, Dataset test, double threshold, MistakeCosts[] costs, int seed) => new(
        DeLong.Auc(scores, test.Y),
        Bootstrap.Of(Learning.Metrics.PrAuc, scores, test.Y, seed, rounds: (int)Math.Clamp(DrawnRows / test.Rows, 30, 200)),
        Learning.Metrics.LogLoss(scores, test.Y),
        Learning.Metrics.Brier(scores, test.Y),
        Reliability.Of(scores, test.Y).Ece,
        Learning.Metrics.CostAt(scores, test.Y, threshold, costs),
        Learning.Metrics.CostAt(scores, test.Y, double.PositiveInfinity, costs));

    /// <summary>By the names that run, event and artifact have always used.</summary>
    public SortedDictionary<string, double> Flat() => new(StringComparer.Ordinal)
    {
        ["auc"] = Auc.Value,
        ["aucLow"] = Auc.Low,
        ["aucHigh"] = Auc.High,
        ["prAuc"] = PrAuc.Value,
        ["logLoss"] = LogLoss,
        ["brier"] = Brier,
        ["ece"] = Ece,
        ["cost"] = Cost,
        ["costOfNothing"] = CostOfNothing,
    };
}
