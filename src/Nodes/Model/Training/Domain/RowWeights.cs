using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

/// <summary>Chooses and weighs rows before anything is learnt from them, and says what was done.</summary>
internal static class RowWeights
{
    private const double LargestOfMaturity = 10;
    private const double LargestOfPropensity = 100;

    /// <exception cref="RunRefusedException">Fewer rows than a run needs are old enough for their labels.</exception>
    public static TrainingSet Apply(TrainingSet set, RunConfig config, int minRows)
    {
        var delays = LabelDelays.Of(set);
        var words = new List<string>();
        var cut = Cut(set, delays, config.Maturity, minRows, words);
        var weights = new float[cut.Data.Rows];
        Array.Fill(weights, 1f);
        Mature(cut, delays, config.Maturity, weights, words);
        var explored = Explore(cut, config.Propensity, weights, words);
        var effective = Effective(weights);
        if (effective < weights.Length)
        {
            words.Add(FormattableString.Invariant($"The {weights.Length} weighted rows tell as much as {effective:0} that count alike."));
        }

        var report = new RowsReport(
            config.Maturity, config.Propensity, delays?.Most.TotalDays, delays?.AsOf, set.Data.Rows - cut.Data.Rows, explored, weights.DefaultIfEmpty(1).Max(), words)
        { EffectiveRows = effective, PositiveRate = PositiveRate(cut.Data, weights) };
        return Array.TrueForAll(weights, weight => weight == 1)
            ? cut with { Report = report }
            : cut with { Report = report, Data = new(cut.Data.Inputs, cut.Data.X.ToArray(), cut.Data.Y.ToArray(), cut.Data.Outcome, weights) };
    }

    /// <summary>Kish, Survey Sampling (1965), 11.7.</summary>
    private static double Effective(float[] weights)
    {
        var (sum, squares) = (weights.Sum(weight => (double)weight), weights.Sum(weight => (double)weight * weight));
        return squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>Hájek's estimate of a mean: Särndal, Swensson, Wretman, Model Assisted Survey Sampling (1992), 5.7.</summary>
    private static double PositiveRate(Dataset data, float[] weights)
    {
        var (positive, all) = (0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            positive += weights[row] * data.Y[row];
            all += weights[row];
        }

        return all > 0 ? positive / all : 0;
    }

    private static TrainingSet Cut(TrainingSet set, LabelDelays? delays, string mode, int minRows, List<string> words)
    {
        if (delays is null)
        {
            words.Add("The rows don't say when their labels became known, so nothing is done about labels that come late.");
            return set;
        }

        var until = delays.AsOf - delays.Most;
        var mature = set.Times.TakeWhile(time => time <= until).Count();
        words.Add(FormattableString.Invariant($"Nine of ten labels are known after {delays.Most.TotalDays:0.##} days; {set.Data.Rows - mature} of {set.Data.Rows} rows are younger than that. ") + (mode switch
        {
            MaturityMode.Cut => "They are left out (maturity=cut).",
            MaturityMode.Weight => "Each counts for those like it whose label is still to come (maturity=weight).",
            _ => "They count like all others (maturity=off), although only their quick labels are known.",
        }));
        if (mode != MaturityMode.Cut)
        {
            return set;
        }

        return mature >= minRows
            ? set with { Data = set.Data.Slice(0, mature), Times = [.. set.Times.Take(mature)], Costs = [.. set.Costs.Take(mature)], Known = [.. set.Known.Take(mature)], Membership = [.. set.Membership.Take(mature)], Keys = [.. set.Keys.Take(mature)], Propensities = [.. set.Propensities.Take(mature)] }
            : throw new RunRefusedException(FormattableString.Invariant($"Only {mature} of {set.Data.Rows} rows are older than the {delays.Most.TotalDays:0.##} days after which nine of ten labels are known, and a run needs {minRows}. Wait, or train with maturity=weight or maturity=off."));
    }

    private static void Mature(TrainingSet set, LabelDelays? delays, string mode, float[] weights, List<string> words)
    {
        if (delays is null || mode != MaturityMode.Weight)
        {
            return;
        }

        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] *= (float)Math.Min(1 / delays.ShareKnown(delays.AsOf - set.Times[row]), LargestOfMaturity);
        }

        words.Add(FormattableString.Invariant($"No row counts for more than {LargestOfMaturity} because of its youth."));
    }

    private static int Explore(TrainingSet set, string mode, float[] weights, List<string> words)
    {
        var explored = set.Propensities.Count(propensity => propensity < 1);
        if (mode != PropensityMode.Weight)
        {
            words.Add("Stopped records have no outcome and are not made up for (propensity=off).");
            return explored;
        }

        words.Add(explored == 0
            ? "No record of the set is known to have been let through by chance, so stopped records are not made up for (propensity=weight)."
            : $"{explored} records that were let through by chance count for all that were stopped like them (propensity=weight).");
        for (var row = 0; row < set.Propensities.Count; row++)
        {
            weights[row] *= (float)Math.Min(1 / set.Propensities[row], LargestOfPropensity);
        }

        return explored;
    }
}
