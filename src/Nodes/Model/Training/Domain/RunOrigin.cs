namespace MlopsLab.Training.Domain;

/// <summary>What a run comes from besides its request.</summary>
/// <param name="Pins">JSON of the pins of the run that it repeats.</param>
/// <param name="Fresh">Nothing that was made before is taken.</param>
/// <param name="Sweep">The sweep that it belongs to.</param>
internal sealed record RunOrigin(string? Pins = null, string? RerunOf = null, bool Fresh = false, string? Sweep = null)
{
    public static RunOrigin Nothing { get; } = new();
}
