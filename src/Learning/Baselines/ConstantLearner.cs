using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Baselines;

/// <summary>Gives every row the share of positives: what any other model has to beat.</summary>
public sealed class ConstantLearner : ILearner
{
    public string Name => "constant";

    public IReadOnlyList<SettingSpec> Settings => [];

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        var (positives, rows) = (0.0, 0.0);
        for (var row = 0; row < train.Rows; row++)
        {
            (positives, rows) = (positives + (train.Weight(row) * train.Y[row]), rows + train.Weight(row));
        }

        progress(1);
        var terms = train.Inputs.Select(input => new LinearTerm(
            0, 0, input.Kind == FeatureKind.Category ? new double[Math.Max(input.Levels?.Count ?? 0, 1)] : null));
        return new(new LinearBody(Sigmoid.LogOdds((positives + 0.5) / (rows + 1)), [.. terms]), 1);
    }
}
