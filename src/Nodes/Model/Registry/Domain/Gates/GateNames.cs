namespace MlopsLab.Registry.Domain.Gates;

/// <summary>The gates by the names that a policy gives them, in the order of a report.</summary>
internal static class GateNames
{
    public const string Overall = "overall";
    public const string Slices = "slices";
    public const string Calibration = "calibration";
    public const string Cost = "cost";
    public const string Behaviour = "behaviour";
    public const string Speed = "speed";
    public const string Parity = "parity";
    public const string Leakage = "leakage";
    public const string Reproducibility = "reproducibility";

    public static IReadOnlyList<string> All { get; } = [Overall, Slices, Calibration, Cost, Behaviour, Speed, Parity, Leakage, Reproducibility];
}
