namespace MlopsLab.Training;

/// <summary>Where a run is; written by the worker's thread, read by the reporter.</summary>
internal sealed class RunProgress
{
    private volatile RunPoint at = new("reading", 0);

    public RunPoint At => at;

    public void Reach(string stage, double fraction) => at = new(stage, fraction);
}
