namespace MlopsLab.Learning;

/// <summary>Labelled rows, oldest first: feature vectors (row-major, NaN = missing, a category is the index of its level) and outcomes (0 or 1).</summary>
public sealed class Dataset
{
    private readonly ReadOnlyMemory<double> x;
    private readonly ReadOnlyMemory<float> y;

    /// <summary>Refuses lengths that do not match, infinite values and labels other than 0 and 1.</summary>
    public Dataset(IReadOnlyList<FeatureInput> inputs, double[] x, float[] y)
        : this(inputs, x.AsMemory(), y.AsMemory())
    {
        if (inputs.Count == 0 || (long)inputs.Count * y.Length != x.Length)
        {
            throw new ArgumentException($"{x.Length} values are not {y.Length} rows of {inputs.Count} inputs.", nameof(x));
        }

        if (Array.Exists(x, double.IsInfinity))
        {
            throw new ArgumentException("An infinite value has no place in a feature vector; NaN means missing.", nameof(x));
        }

        if (Array.Exists(y, label => label is not (0f or 1f)))
        {
            throw new ArgumentException("Every label must be 0 or 1.", nameof(y));
        }
    }

    private Dataset(IReadOnlyList<FeatureInput> inputs, ReadOnlyMemory<double> x, ReadOnlyMemory<float> y) =>
        (Inputs, this.x, this.y) = (inputs, x, y);

    public IReadOnlyList<FeatureInput> Inputs { get; }

    public ReadOnlySpan<double> X => x.Span;

    public ReadOnlySpan<float> Y => y.Span;

    public int Rows => y.Length;

    public int Positives
    {
        get
        {
            var positives = 0;
            foreach (var label in Y)
            {
                positives += (int)label;
            }

            return positives;
        }
    }

    public ReadOnlySpan<double> Row(int row) => X.Slice(row * Inputs.Count, Inputs.Count);

    /// <summary>A window on the same memory: <paramref name="count"/> rows from <paramref name="start"/> on.</summary>
    public Dataset Slice(int start, int count) =>
        new(Inputs, x.Slice(start * Inputs.Count, count * Inputs.Count), y.Slice(start, count));
}
