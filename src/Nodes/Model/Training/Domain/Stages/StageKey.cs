using MlopsLab.Training.Domain.Pinning;

namespace MlopsLab.Training.Domain.Stages;

internal static class StageKey
{
    /// <summary>Names what a stage would make: SHA-256 of the stage, the code, the hashes of its inputs and what of the settings it reads.</summary>
    public static string Of(string stage, string code, params IReadOnlyList<string> inputs) => ContentHash.Of([stage, code, .. inputs]);
}
