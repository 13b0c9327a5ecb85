namespace MlopsLab.Learning;

/// <summary>How good the scores are on the rows of one slice.</summary>
/// <param name="Cost">Mean cost per row at the threshold; NaN when no costs were given.</param>
public sealed record SliceReport(
    string Slice, int Rows, int Positives, Interval Auc, double PrAuc, double LogLoss, double Brier, double Ece, double Cost);
