namespace MlopsLab.Statistics;

/// <summary>
/// Page's cumulated evidence for a change (Biometrika 41, 1954): the sum of log likelihood ratios since it was last nothing,
/// with what was counted since then.
/// </summary>
/// <param name="Sum">Natural logarithm; 0 when nothing speaks for a change.</param>
/// <param name="Count">What was counted since the change probably began.</param>
/// <param name="Exposure">On how much.</param>
/// <param name="Steps">How many steps ago it probably began.</param>
public readonly record struct ChangeEvidence(double Sum, double Count, double Exposure, int Steps)
{
    /// <summary>One step more; evidence that is used up is forgotten.</summary>
    /// <param name="gain">Log likelihood ratio of the step.</param>
    /// <param name="most">The sum stays below, so that a change that ended long is soon seen to have ended.</param>
    public ChangeEvidence Add(double gain, double count, double exposure, double most) =>
        Sum + gain <= 0 ? default : new(Math.Min(Sum + gain, most), Count + count, Exposure + exposure, Steps + 1);
}
