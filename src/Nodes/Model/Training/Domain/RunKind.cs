namespace MlopsLab.Training.Domain;

/// <summary>The words for what a run is for. Only a pipeline's artifact may be deployed.</summary>
internal static class RunKind
{
    /// <summary>Pinned and audited.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Tried out and logged.</summary>
    public const string Experiment = "experiment";

    /// <summary>Done again to prove that the same artifact comes out; that one has its version already.</summary>
    public const string Verification = "verification";
}
