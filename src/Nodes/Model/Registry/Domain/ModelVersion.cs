namespace MlopsLab.Registry.Domain;

internal sealed record ModelVersion(
    string Model,
    long Number,
    string RunId,
    VersionStatus Status,
    string ArtifactHash,
    long ArtifactBytes,
    string SnapshotId,
    string View,
    string Learner,
    IReadOnlyDictionary<string, double> Metrics,
    DateTimeOffset CreatedAt)
{
    public string Version => VersionNumber.Text(Number);

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public string Description { get; init; } = "";

    /// <summary>MLflow's old way of saying how far a version is: None, Staging, Production, Archived.</summary>
    public string Stage { get; init; } = "None";

    /// <summary>Registered by a client from outside, not by a run of the lab.</summary>
    public bool IsOutside { get; init; }

    /// <summary>Where a client from outside says the model lies; empty for a run of the lab.</summary>
    public string Source { get; init; } = "";

    public string RunLink { get; init; } = "";

    /// <summary>The commit the model was made with; empty when nobody told.</summary>
    public string Code { get; init; } = "";

    /// <summary>The score from which on it decides positively; null when that is not known here.</summary>
    public double? Threshold { get; init; }

    /// <summary>The registry holds its artifact, so nodes of the lab can serve it.</summary>
    public bool IsDeployable => ArtifactHash.Length > 0;
}
