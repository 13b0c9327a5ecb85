using MlopsLab.Learning;
using MlopsLab.Training.Domain.Reports;

namespace MlopsLab.Training;

/// <summary>Where a run is and how its loss fell; written by the worker's thread, read by the reporter.</summary>
/// <param name="before">The curve of an attempt that ended in the middle; its points up to where this one goes on stay.</param>
internal sealed class RunProgress(IReadOnlyList<CurvePoint> before)
{
    private const int MostPoints = 200;

    private readonly Lock writing = new();
    private readonly List<CurvePoint> curve = [.. before];
    private int every = 1;
    private bool begun;
    private volatile RunPoint at = new("extract", 0);

    public RunPoint At => at;

    /// <summary>Loss by step; thinned out when it grows long.</summary>
    public IReadOnlyList<CurvePoint> Curve
    {
        get
        {
            lock (writing)
            {
                return [.. curve];
            }
        }
    }

    public void Reach(string stage, double fraction) => at = new(stage, fraction);

    public void Fit(string stage, double fraction, FitPoint point)
    {
        at = new(stage, fraction, point.Steps > 0 ? point.Steps : null, point.Loss);
        if (point.Loss is not { } loss || point.Steps % every != 0)
        {
            return;
        }

        lock (writing)
        {
            if (!begun)
            {
                curve.RemoveAll(kept => kept.X >= point.Steps);
                begun = true;
            }

            curve.Add(new(point.Steps, loss));
            if (curve.Count > MostPoints)
            {
                every *= 2;
                curve.RemoveAll(kept => (int)kept.X % every != 0);
            }
        }
    }
}
