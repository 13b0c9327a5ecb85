namespace MlopsLab.Statistics;

/// <summary>Watches a stream of numbers, one at a time and without allocating, for a change.</summary>
public interface IDriftDetector
{
    /// <summary>What is to be said after one number more; after a <see cref="DriftSignal.Drift"/> the next number begins anew where the rule says so.</summary>
    /// <param name="value">Of the stream: an error (1) or not (0), a loss, a feature. Must be finite.</param>
    DriftSignal Update(double value);
}
