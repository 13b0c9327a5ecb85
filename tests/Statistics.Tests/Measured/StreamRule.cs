namespace MlopsLab.Statistics.Tests.Measured;

/// <summary>A streaming detector, with the stream it is measured on: numbers of one distribution that changes once.</summary>
/// <param name="Make">A new detector.</param>
/// <param name="Streams">How many are simulated, each of 10,000 numbers without a change, and 5,000 with one after 2,000 without.</param>
/// <param name="MostFalse">False alarms per 10,000 numbers it may have.</param>
/// <param name="MostDelay">Median delay it may have.</param>
/// <param name="MostMissed">Share of changes it may miss within 5,000 numbers.</param>
internal sealed record StreamRule(
    string Name, string Question, string Change, Func<Random, double> Usual, Func<Random, double> Changed, int Streams, Func<IDriftDetector> Make, double MostFalse, double MostDelay, double MostMissed, string Smallest, string Source)
{
    private const int Quiet = 10_000;
    private const int Before = 2_000;
    private const int After = 5_000;

    private readonly Lazy<(double FalseAlarms, double Delay, double Missed)> measured = new(() => Measure(Usual, Changed, Streams, Make));

    public double FalseAlarms => measured.Value.FalseAlarms;

    public double Delay => measured.Value.Delay;

    public double Missed => measured.Value.Missed;

    private static (double FalseAlarms, double Delay, double Missed) Measure(Func<Random, double> usual, Func<Random, double> changed, int streams, Func<IDriftDetector> make)
    {
        var alarms = Enumerable.Range(0, streams).AsParallel().Sum(stream => Alarms(make(), new Random(2 * stream), usual, Quiet));
        var delays = Enumerable.Range(0, Math.Min(streams, 400)).AsParallel().Select(stream => FirstAfter(make(), new Random((2 * stream) + 1), usual, changed)).Order().ToArray();
        return ((double)alarms / streams, delays[delays.Length / 2], (double)delays.Count(delay => delay > After) / delays.Length);
    }

    private static int Alarms(IDriftDetector detector, Random random, Func<Random, double> draw, int numbers)
    {
        var alarms = 0;
        for (var i = 0; i < numbers; i++)
        {
            alarms += detector.Update(draw(random)) == DriftSignal.Drift ? 1 : 0;
        }

        return alarms;
    }

    private static int FirstAfter(IDriftDetector detector, Random random, Func<Random, double> usual, Func<Random, double> changed)
    {
        Alarms(detector, random, usual, Before);
        for (var i = 1; i <= After; i++)
        {
            if (detector.Update(changed(random)) == DriftSignal.Drift)
            {
                return i;
            }
        }

        return After + 1;
    }
}
