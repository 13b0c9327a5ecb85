namespace MlopsLab.Registry.Domain;

internal static class ArtifactHash
{
    /// <summary>Lower-case SHA-256 in hex and nothing else, so that a hash is safe as a file name.</summary>
    public static bool IsValid(string? hash) =>
        hash is { Length: 64 } && hash.All(digit => digit is >= '0' and <= '9' or >= 'a' and <= 'f');
}
