using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>By how much the AUC falls when a feature's values are dealt out anew among the rows (Breiman 2001).</summary>
internal sealed record Importance(string Feature, double AucDrop)
{
    private const int MostRows = 2_000;

    /// <summary>On the newest rows, with a seeded shuffle; the most important first.</summary>
    public static IReadOnlyList<Importance> Of(ModelArtifact artifact, Dataset test, int seed, CancellationToken ct)
    {
        var rows = test.Slice(Math.Max(test.Rows - MostRows, 0), Math.Min(test.Rows, MostRows));
        var scorer = Scorer.For(artifact with { Fault = null });
        var whole = Auc(scorer, rows.X.ToArray(), rows);
        return double.IsNaN(whole) ? [] : [.. rows.Inputs.Index()
            .Select(input => new Importance(input.Item.Name, whole - Auc(scorer, Dealt(rows, input.Index, new Random(seed + input.Index), ct), rows)))
            .OrderByDescending(one => one.AucDrop).ThenBy(one => one.Feature, StringComparer.Ordinal)];
    }

    private static double[] Dealt(Dataset rows, int column, Random random, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (x, width) = (rows.X.ToArray(), rows.Inputs.Count);
        int[] order = [.. Enumerable.Range(0, rows.Rows)];
        random.Shuffle(order);
        for (var row = 0; row < order.Length; row++)
        {
            x[(row * width) + column] = rows.X[(order[row] * width) + column];
        }

        return x;
    }

    private static double Auc(Scorer scorer, double[] x, Dataset rows)
    {
        var scores = new double[rows.Rows];
        scorer.Score(x, scores);
        return Learning.Metrics.Auc(scores, rows.Y);
    }
}
