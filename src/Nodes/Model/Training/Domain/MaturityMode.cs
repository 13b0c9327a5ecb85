namespace MlopsLab.Training.Domain;

/// <summary>The words for what is done about labels that come late: nothing, leave out rows whose labels may still come, or weigh rows by the chance that their labels came.</summary>
internal static class MaturityMode
{
    public const string Off = "off";
    public const string Cut = "cut";
    public const string Weight = "weight";

    public static IReadOnlyList<string> All { get; } = [Off, Cut, Weight];
}
