namespace MlopsLab.Learning.Evaluation;

/// <summary>Groups rows by score.</summary>
internal static class Ties
{
    public static List<Tie> Ascending(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        Metrics.Check(scores, labels);
        var order = scores.ToArray();
        var outcomes = labels.ToArray();
        Array.Sort(order, outcomes);
        var ties = new List<Tie>();
        for (int from = 0, at = 0; from < order.Length; from = at)
        {
            var positives = 0;
            for (; at < order.Length && order[at].Equals(order[from]); at++)
            {
                positives += outcomes[at] > 0 ? 1 : 0;
            }

            ties.Add(new(order[from], positives, at - from - positives));
        }

        return ties;
    }
}
