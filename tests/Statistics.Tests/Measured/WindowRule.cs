namespace MlopsLab.Statistics.Tests.Measured;

/// <summary>A test of one window against a reference, with what it is to be measured on.</summary>
/// <param name="Name">As in the handbook.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Windows">Sizes, in words.</param>
/// <param name="Shift">What changes, in words.</param>
/// <param name="PValue">Of one simulated look: whether there is a shift, and what draws.</param>
/// <param name="Smallest">The smallest shift these windows could see (α = 5 %, power 80 %), in words.</param>
/// <param name="Source">Who says so.</param>
internal sealed record WindowRule(
    string Name, string Question, string Windows, string Shift, int Runs, Func<bool, Random, double> PValue, string Smallest, string Source, double Power)
{
    public const double Alpha = 0.05;

    private readonly Lazy<(double FalseAlarms, double Found)> measured = new(() => (Share(Runs, PValue, false), Share(Runs / 2, PValue, true)));

    public double FalseAlarms => measured.Value.FalseAlarms;

    public double Found => measured.Value.Found;

    private static double Share(int runs, Func<bool, Random, double> pValue, bool shifted) =>
        (double)Enumerable.Range(0, runs).AsParallel().Count(run => pValue(shifted, new Random((2 * run) + (shifted ? 1 : 0))) <= Alpha) / runs;
}
