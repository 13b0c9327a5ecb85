namespace MlopsLab.Training.Domain;

/// <summary>The words for what is done about stopped records, whose outcome nobody sees: nothing, or weigh the explored ones for all like them.</summary>
internal static class PropensityMode
{
    public const string Off = "off";
    public const string Weight = "weight";

    public static IReadOnlyList<string> All { get; } = [Off, Weight];
}
