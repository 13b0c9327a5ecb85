using System.Security.Cryptography;
using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning;

/// <summary>
/// Everything a scorer needs, as one JSON document. It holds no times and no run, so the same data, settings and
/// learner give the same bytes and the same hash.
/// </summary>
/// <param name="Metrics">On the test rows; numbers that could not be computed are left out.</param>
/// <param name="Fault">Set only in artifacts made for drills.</param>
/// <param name="AllowedLeaks">Features that leak the label and were used all the same, with the reason given.</param>
/// <param name="Calibration">Applied to every score of the body when it is set.</param>
public sealed record ModelArtifact(
    string Model,
    string Scenario,
    string Snapshot,
    string View,
    string Learner,
    IReadOnlyDictionary<string, double> Settings,
    IReadOnlyList<FeatureInput> Inputs,
    ModelBody Body,
    double Threshold,
    IReadOnlyDictionary<string, double> Metrics,
    InjectedFault? Fault = null,
    IReadOnlyDictionary<string, string>? AllowedLeaks = null,
    Calibration? Calibration = null)
{
    /// <summary>The newest format this library writes and reads; what format 1 can hold is written in format 1.</summary>
    public const int Format = 2;

    /// <summary>A larger document is refused unread.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>SHA-256 of <see cref="ToBytes"/>, lower-case hex.</summary>
    public string Hash => HashOf(ToBytes());

    /// <summary>The canonical form: members in fixed order, dictionaries in ordinal order, shortest numbers that read back exactly.</summary>
    public byte[] ToBytes() => ArtifactWriter.Write(this);

    /// <summary>
    /// Reads a model, alone or in its <see cref="ArtifactFolder"/>. Takes nothing on trust: bounded, every index and number checked,
    /// and nothing in it is ever executed.
    /// </summary>
    public static ArtifactReading Read(ReadOnlySpan<byte> bytes)
    {
        if (!ArtifactFolder.IsFolder(bytes))
        {
            return ArtifactReader.Read(bytes);
        }

        var folder = ArtifactFolder.Read(bytes);
        return folder.Files is not { } files ? new(null, folder.Refusal)
            : files.TryGetValue(ArtifactFolder.Model, out var model) ? ArtifactReader.Read(model)
            : new(null, $"The artifact is refused: {ArtifactFolder.Model} is missing.");
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
