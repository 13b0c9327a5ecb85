using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training;

/// <summary>What a run takes from other nodes.</summary>
internal interface IRunSources
{
    /// <summary>The id of the scenario's newest snapshot; null when there is none.</summary>
    Task<string?> NewestSnapshotAsync(string scenario, CancellationToken ct);

    /// <summary>The feature view that a training set of the scenario would have now.</summary>
    Task<string> ViewAsync(string scenario, string snapshot, CancellationToken ct);

    /// <summary>Writes the lines of a training set.</summary>
    Task ExtractAsync(string scenario, string snapshot, string runId, Stream into, CancellationToken ct);

    /// <summary>The hash of the model's champion, or why there is none.</summary>
    Task<(string? Hash, string? Why)> ChampionAsync(string model, CancellationToken ct);

    /// <summary>The champion itself.</summary>
    Task<ChampionModel> ArtifactAsync(string hash, CancellationToken ct);
}
