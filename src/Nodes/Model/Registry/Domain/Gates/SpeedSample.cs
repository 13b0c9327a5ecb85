namespace MlopsLab.Registry.Domain.Gates;

/// <summary>How long rows took, scored one by one.</summary>
/// <param name="Sorted">Microseconds, ascending.</param>
internal sealed record SpeedSample(double[] Sorted);
