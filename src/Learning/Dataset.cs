namespace MlopsLab.Learning;

/// <summary>
/// Labelled rows, oldest first: feature vectors (row-major, NaN = missing, a category is the index of its level),
/// outcomes (0 or 1, or numbers) and, where rows count differently, a weight for each.
/// </summary>
public sealed class Dataset
{
    private readonly ReadOnlyMemory<double> x;
    private readonly ReadOnlyMemory<float> y;
    private readonly ReadOnlyMemory<float> weights;

    /// <summary>Refuses lengths that do not match, infinite values, labels that are no outcome and weights that are no weights.</summary>
    public Dataset(IReadOnlyList<FeatureInput> inputs, double[] x, float[] y, Outcome outcome = Outcome.Binary, float[]? weights = null)
        : this(inputs, x.AsMemory(), y.AsMemory(), outcome, weights.AsMemory())
    {
        if (inputs.Count == 0 || (long)inputs.Count * y.Length != x.Length)
        {
            throw new ArgumentException($"{x.Length} values are not {y.Length} rows of {inputs.Count} inputs.", nameof(x));
        }

        if (Array.Exists(x, double.IsInfinity))
        {
            throw new ArgumentException("An infinite value has no place in a feature vector; NaN means missing.", nameof(x));
        }

        CheckLabels(y, outcome);
        CheckWeights(weights, y.Length);
    }

    private Dataset(
        IReadOnlyList<FeatureInput> inputs,
        ReadOnlyMemory<double> x,
        ReadOnlyMemory<float> y,
        Outcome outcome,
        ReadOnlyMemory<float> weights) =>
        (Inputs, this.x, this.y, Outcome, this.weights) = (inputs, x, y, outcome, weights);

    public IReadOnlyList<FeatureInput> Inputs { get; }

    public Outcome Outcome { get; }

    public ReadOnlySpan<double> X => x.Span;

    public ReadOnlySpan<float> Y => y.Span;

    /// <summary>One per row, or empty when every row counts once.</summary>
    public ReadOnlySpan<float> Weights => weights.Span;

    public int Rows => y.Length;

    /// <summary>Rows whose label is above zero.</summary>
    public int Positives
    {
        get
        {
            var positives = 0;
            foreach (var label in Y)
            {
                positives += label > 0 ? 1 : 0;
            }

            return positives;
        }
    }

    public ReadOnlySpan<double> Row(int row) => X.Slice(row * Inputs.Count, Inputs.Count);

    public float Weight(int row) => weights.IsEmpty ? 1 : weights.Span[row];

    /// <summary>A window on the same memory: <paramref name="count"/> rows from <paramref name="start"/> on.</summary>
    public Dataset Slice(int start, int count) => new(
        Inputs,
        x.Slice(start * Inputs.Count, count * Inputs.Count),
        y.Slice(start, count),
        Outcome,
        weights.IsEmpty ? weights : weights.Slice(start, count));

    private static void CheckLabels(float[] y, Outcome outcome)
    {
        if (outcome == Outcome.Binary && Array.Exists(y, label => label is not (0f or 1f)))
        {
            throw new ArgumentException("Every label must be 0 or 1.", nameof(y));
        }

        if (Array.Exists(y, label => !float.IsFinite(label)))
        {
            throw new ArgumentException("Every label must be a finite number.", nameof(y));
        }
    }

    private static void CheckWeights(float[]? weights, int rows)
    {
        if (weights is null)
        {
            return;
        }

        if (weights.Length != rows || Array.Exists(weights, weight => !(weight >= 0 && float.IsFinite(weight))))
        {
            throw new ArgumentException($"Weights must be {rows} finite numbers from 0 on.", nameof(weights));
        }
    }
}
