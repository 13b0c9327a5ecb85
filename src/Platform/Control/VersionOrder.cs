namespace MlopsLab.Control;

/// <summary>An order to try a version.</summary>
internal sealed record VersionOrder(string Model, string Version)
{
    public string By { get; init; } = "";
}
