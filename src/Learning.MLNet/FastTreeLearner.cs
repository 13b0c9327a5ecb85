using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;

namespace MlopsLab.Learning.MLNet;

/// <summary>ML.NET's FastTree on one thread; the trees are taken over into the lab's form, so that scoring needs no ML.NET.</summary>
public sealed class FastTreeLearner : ILearner
{
    /// <summary>Stands for a missing value, below any other, so that missing values always go left.</summary>
    private const float Missing = -1e30f;

    public string Name => "mlnet-fasttree";

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("trees", 100, 1, 2_000, Whole: true, "how many trees are grown"),
        new("leaves", 20, 2, 255, Whole: true, "leaves of a tree"),
        new("minRows", 10, 1, 1e6, Whole: true, "least rows in a leaf"),
        new("learningRate", 0.2, 0.001, 1, Whole: false, "how much each tree counts"),
    ];

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var ml = new MLContext(seed: 1);
        var trainer = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = settings.Whole("trees"),
            NumberOfLeaves = settings.Whole("leaves"),
            MinimumExampleCountPerLeaf = settings.Whole("minRows"),
            LearningRate = settings["learningRate"],
            NumberOfThreads = 1,
            ExampleWeightColumnName = MlTable.WeightColumnOf(train),
        });
        var model = trainer.Fit(MlTable.Of(ml, train, train.Inputs.Count, row => Features(train.Row(row)))).Model;
        progress(1);
        var body = Body(model.SubModel.TrainedTreeEnsemble, model.Calibrator);
        return new(body, body.Trees.Count);
    }

    private static float[] Features(ReadOnlySpan<double> row)
    {
        var features = new float[row.Length];
        for (var input = 0; input < features.Length; input++)
        {
            features[input] = double.IsNaN(row[input]) ? Missing : (float)row[input];
        }

        return features;
    }

    /// <summary>Log-odds = −slope × (bias + sum of the trees) − offset (PlattCalibrator's own formula).</summary>
    private static TreesBody Body(RegressionTreeEnsemble ensemble, PlattCalibrator calibrator) => new(
        (-calibrator.Slope * ensemble.Bias) - calibrator.Offset,
        [.. ensemble.Trees.Zip(ensemble.TreeWeights, (tree, weight) => TreeOf(tree, -calibrator.Slope * weight))]);

    private static Tree TreeOf(RegressionTree tree, double factor)
    {
        var splits = Enumerable.Range(0, tree.NumberOfNodes).Select(node => new TreeSplit(
            tree.NumericalSplitFeatureIndexes[node],
            tree.NumericalSplitThresholds[node],
            null,
            MissingLeft: true,
            tree.LeftChild[node],
            tree.RightChild[node]));
        return new([.. splits], [.. tree.LeafValues.Take(tree.NumberOfLeaves).Select(leaf => leaf * factor)]);
    }
}
