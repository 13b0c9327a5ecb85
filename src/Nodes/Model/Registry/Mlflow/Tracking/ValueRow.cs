namespace MlopsLab.Registry.Mlflow.Tracking;

/// <summary>A tag or a parameter of a run, or a tag of an experiment.</summary>
internal sealed record ValueRow
{
    public string Owner { get; init; } = "";

    public string Key { get; init; } = "";

    public string Value { get; init; } = "";
}
