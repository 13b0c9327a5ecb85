using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>The same rows scored by two models, each with its own threshold.</summary>
/// <param name="LeftOut">Rows that the champion had learnt from.</param>
internal sealed record ComparedRows(
    double[] Ours, double[] Theirs, float[] Labels, MistakeCosts[] Costs, double OurThreshold, double TheirThreshold, int LeftOut);
