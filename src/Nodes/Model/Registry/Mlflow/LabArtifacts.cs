using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Mlflow;

/// <summary>Where an MLflow client finds the artifact of a version the lab trained: a folder of the artifact proxy that holds one file.</summary>
internal static class LabArtifacts
{
    public const string Folder = "lab";
    public const string File = "model";
    private const string Prefix = $"mlflow-artifacts:/{Folder}/";

    public static string UriOf(string hash) => $"{Prefix}{hash}";

    /// <summary>The hash in <c>lab/hash</c> or <c>lab/hash/model</c>; null for any other path.</summary>
    public static string? HashIn(string path) => path.Split('/') switch
    {
        [Folder, var hash] when ArtifactHash.IsValid(hash) => hash,
        [Folder, var hash, File] when ArtifactHash.IsValid(hash) => hash,
        _ => null,
    };

    /// <summary>The version that <c>models:/name/number</c> names; null for any other source.</summary>
    public static (string Model, long Number)? VersionIn(string source) =>
        source.StartsWith("models:/", StringComparison.Ordinal) && source["models:/".Length..].Split('/') is [var model, var text] && VersionNumber.Parse(text) is { } number
            ? (model, number)
            : null;
}
