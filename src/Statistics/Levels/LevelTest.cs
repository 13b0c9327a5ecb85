namespace MlopsLab.Statistics;

/// <summary>
/// Finds a lasting change in the level of counts that vary more than by chance: Page's test with negative binomial likelihoods,
/// whose lower hypothesis is the largest change that is tolerated. Therefore (Lorden, Annals of Mathematical Statistics 42, 1971)
/// at least e^<see cref="Alarm"/> = 1,000,000 steps lie between two false alarms on the average, even when the level is all the time
/// at the edge of what is tolerated. One step weighs little more than a third of what an alarm needs, so that no two steps alone raise one,
/// and the level learns only while nothing speaks for a change.
/// </summary>
public static class LevelTest
{
    /// <summary>Evidence that is an alarm: ln 1,000,000.</summary>
    public const double Alarm = 13.815510557964274;

    private const double OneStep = 0.34 * Alarm;
    private const double Most = Alarm + OneStep;
    private const double Tolerated = 0.75;
    private const double LeastSpread = 0.01;
    private const double MostSpread = 1;

    /// <summary>The state after one step more.</summary>
    /// <param name="count">What was counted, ≥ 0.</param>
    /// <param name="exposure">On how much: rows for a share, the usual share of the hour for a volume; a step without any is passed over.</param>
    public static LevelState Next(LevelState state, double count, double exposure, LevelRules rules)
    {
        if (exposure <= 0)
        {
            return state;
        }

        var mean = Math.Max(state.Level, rules.Floor) * exposure;
        if (state.Steps < rules.Learning || mean <= 0)
        {
            return Learn(state, count, exposure, rules);
        }

        var up = Gain(count, mean * rules.Factor * Tolerated, mean * rules.Factor, state.Spread);
        var down = rules.BothWays ? Gain(count, mean / (rules.Factor * Tolerated), mean / rules.Factor, state.Spread) : double.NegativeInfinity;
        var (rise, fall) = (state.Rise.Add(up, count, exposure, Most), state.Fall.Add(down, count, exposure, Most));
        return up > 0 && IsOld(rise, rules) ? Anew(rise, state.Spread)
            : down > 0 && IsOld(fall, rules) ? Anew(fall, state.Spread)
            : rise.Sum > 0 || fall.Sum > 0 ? state with { Rise = rise, Fall = fall }
            : Learn(state with { Rise = default, Fall = default }, count, exposure, rules);
    }

    /// <summary>ln of how much likelier a count is under one mean than under another, both of a negative binomial distribution with variance mean + spread · mean².</summary>
    public static double LogRatio(double count, double unchanged, double changed, double spread) =>
        (count * Math.Log(changed * (1 + (spread * unchanged)) / (unchanged * (1 + (spread * changed)))))
        + (Math.Log((1 + (spread * unchanged)) / (1 + (spread * changed))) / spread);

    private static double Gain(double count, double unchanged, double changed, double spread) => Math.Clamp(LogRatio(count, unchanged, changed, spread), -OneStep, OneStep);

    private static bool IsOld(ChangeEvidence change, LevelRules rules) => change.Sum >= Alarm && change.Steps >= rules.Relearn;

    private static LevelState Anew(ChangeEvidence change, double spread) => new(change.Count, change.Exposure, change.Steps, spread);

    private static LevelState Learn(LevelState state, double count, double exposure, LevelRules rules)
    {
        var keep = 1 - (1.0 / rules.Memory);
        var mean = state.Level * exposure;

        // Method of moments, one step ahead, so that what is not known of the level counts as spread.
        var excess = state.Steps < rules.Learning || mean < 1 ? state.Spread : Math.Clamp((((count - mean) * (count - mean)) - mean) / (mean * mean), -MostSpread, MostSpread);
        return state with
        {
            Count = (state.Count * keep) + count,
            Exposure = (state.Exposure * keep) + exposure,
            Steps = state.Steps + 1,
            Spread = Math.Clamp((state.Spread * keep) + (excess * (1 - keep)), LeastSpread, MostSpread),
        };
    }
}
