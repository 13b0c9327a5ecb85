namespace MlopsLab.Training.Domain;

/// <summary>The words for how scores become probabilities.</summary>
internal static class CalibrationKind
{
    public const string None = "none";
    public const string Platt = "platt";
    public const string Isotonic = "isotonic";

    public static IReadOnlyList<string> All { get; } = [None, Platt, Isotonic];
}
