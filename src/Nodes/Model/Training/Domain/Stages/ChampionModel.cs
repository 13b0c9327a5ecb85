using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>The champion that a run is compared with, or why there is none.</summary>
internal sealed record ChampionModel(string? Hash, ModelArtifact? Artifact, string? Absent)
{
    /// <summary>Its scores of the rows, whose inputs it may take in another order; null when it needs one that they don't have.</summary>
    public double[]? Scores(Dataset data) => Artifact is { } champion ? Rescoring.Scores(champion, data) : null;
}
