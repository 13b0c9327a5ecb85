namespace MlopsLab.Learning.Trees;

/// <summary>A leaf while its tree grows: its rows (a range of the row list), their histograms, and its best split if it has one.</summary>
internal sealed class Leaf(int start, int count, GradientPair sum, GradientPair[] histograms)
{
    public int Start { get; } = start;

    public int Count { get; } = count;

    public GradientPair Sum { get; } = sum;

    public GradientPair[] Histograms { get; } = histograms;

    public Split? Best { get; set; }
}
