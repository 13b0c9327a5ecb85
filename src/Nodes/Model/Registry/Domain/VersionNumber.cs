using System.Globalization;

namespace MlopsLab.Registry.Domain;

/// <summary>Versions are "1", "2", … on the wire and numbers in the store; any other spelling names no version.</summary>
internal static class VersionNumber
{
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static long? Parse(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && Text(number) == text
            ? number
            : null;
}
