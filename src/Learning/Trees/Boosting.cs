using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Trees;

/// <summary>Adds trees one after the other, each fitted to the derivatives of the log-loss at the scores so far.</summary>
internal sealed class Boosting
{
    private readonly float[] labels;
    private readonly double[] scores;
    private readonly GradientPair[] gradients;
    private readonly TreeGrower grower;
    private readonly List<Tree> trees = [];

    public Boosting(Dataset data, GbdtOptions options)
    {
        labels = data.Y.ToArray();
        Base = Sigmoid.LogOdds((data.Positives + 0.5) / (data.Rows + 1.0));
        scores = new double[data.Rows];
        Array.Fill(scores, Base);
        gradients = new GradientPair[data.Rows];
        var columns = Enumerable.Range(0, data.Inputs.Count).Select(input => Binner.Bin(data, input, options.Bins)).ToArray();
        grower = new(columns, data.Rows, options);
    }

    public double Base { get; }

    public IReadOnlyList<Tree> Trees => trees;

    public Tree AddTree()
    {
        for (var row = 0; row < gradients.Length; row++)
        {
            var p = Sigmoid.Of(scores[row]);
            gradients[row] = new(p - labels[row], p * (1 - p));
        }

        var tree = grower.Grow(gradients, scores);
        trees.Add(tree);
        return tree;
    }
}
