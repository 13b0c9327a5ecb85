namespace MlopsLab.Registry.Mlflow.Artifacts;

/// <summary>Paths as MLflow clients give them, kept inside the folder they belong to.</summary>
internal static class ArtifactPath
{
    private const int Longest = 1_000;
    private const int LongestPart = 200;

    /// <summary>The parts of a path; none for the root.</summary>
    /// <exception cref="MlflowException">It leaves the folder, or is no path.</exception>
    public static IReadOnlyList<string> Parts(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return [];
        }

        var parts = path.TrimEnd('/').Split('/');
        return path.Length <= Longest && parts.All(IsName) ? parts : throw MlflowException.Invalid($"Invalid path: {(path.Length > 100 ? path[..100] : path)}");
    }

    private static bool IsName(string part) =>
        part is not ("" or "." or "..") && part.Length <= LongestPart && !part.Any(letter => letter is '\\' or ':' || char.IsControl(letter));
}
