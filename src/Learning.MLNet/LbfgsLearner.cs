using Microsoft.ML;
using MlopsLab.Learning.Logistic;

namespace MlopsLab.Learning.MLNet;

/// <summary>ML.NET's LbfgsLogisticRegression on the lab's standardised encoding.</summary>
public sealed class LbfgsLearner : ILearner
{
    private static readonly SettingSpec L2 = new("l2", 1, 0, 1e6, Whole: false, "penalty on the weights");

    public string Name => "mlnet-logistic";

    public IReadOnlyList<SettingSpec> Settings { get; } = [L2];

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var ml = new MLContext(seed: 1);
        var encoding = Encoding.Of(train);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
            labelColumnName: nameof(MlRow.Label),
            featureColumnName: nameof(MlRow.Features),
            exampleWeightColumnName: MlTable.WeightColumnOf(train),
            l1Regularization: 0,
            l2Regularization: (float)settings[L2.Name]);
        var model = trainer.Fit(MlTable.Of(ml, train, encoding.Width, row => encoding.Dense(train.Row(row)))).Model.SubModel;
        progress(1);
        return new(encoding.Body([.. model.Weights.Select(weight => (double)weight), model.Bias]), 1);
    }
}
