using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>How much larger the area under the precision-recall curve is than the champion's; its standard error by drawing pairs of scores again and again (Efron and Tibshirani 1993, 6.1).</summary>
internal static class PrecisionDifference
{
    private const int Rounds = 200;

    /// <summary>The same rows give the same estimate.</summary>
    public static Estimate Of(ComparedRows rows)
    {
        var (count, random) = (rows.Labels.Length, new Random(1));
        var (ours, theirs, labels) = (new double[count], new double[count], new float[count]);
        var differences = new List<double>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            for (var row = 0; row < count; row++)
            {
                var drawn = random.Next(count);
                (ours[row], theirs[row], labels[row]) = (rows.Ours[drawn], rows.Theirs[drawn], rows.Labels[drawn]);
            }

            if (Metrics.PrAuc(ours, labels) - Metrics.PrAuc(theirs, labels) is var difference && double.IsFinite(difference))
            {
                differences.Add(difference);
            }
        }

        var spread = Estimate.OfMean(differences);
        return new(Metrics.PrAuc(rows.Ours, rows.Labels) - Metrics.PrAuc(rows.Theirs, rows.Labels), spread.Error * Math.Sqrt(differences.Count), count);
    }
}
