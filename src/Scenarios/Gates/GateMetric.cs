namespace MlopsLab.Scenarios;

/// <summary>What two models are compared by.</summary>
public enum GateMetric
{
    Auc,
    PrAuc,
    LogLoss,
    Brier,
    Cost,
}
