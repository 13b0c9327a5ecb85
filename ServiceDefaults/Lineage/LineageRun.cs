namespace MlopsLab.ServiceDefaults.Lineage;

/// <summary>One run of a job.</summary>
/// <param name="Parent">The run it is a part of, and the name of that one's job.</param>
public sealed record LineageRun(Guid Id, string Job, (Guid Id, string Job)? Parent = null)
{
    public IReadOnlyList<LineageDataset> Inputs { get; init; } = [];

    public IReadOnlyList<LineageDataset> Outputs { get; init; } = [];

    /// <summary>Features that leak the label and were allowed, with the reason.</summary>
    public IReadOnlyDictionary<string, string> AllowedLeaks { get; init; } = new Dictionary<string, string>();
}
