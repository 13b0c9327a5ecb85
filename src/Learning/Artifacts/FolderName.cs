namespace MlopsLab.Learning.Artifacts;

internal static class FolderName
{
    private const int Longest = 64;

    /// <summary>Nothing that leads out of a folder or differs between file systems.</summary>
    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= Longest
        && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-');
}
