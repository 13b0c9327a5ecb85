using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Rows that are scored again with one value changed; the model's fault for drills, if any, is left out.</summary>
internal sealed class Probe
{
    private const int Steps = 8;
    private const int Seed = 7;

    private readonly Scorer _scorer;
    private readonly double _threshold;
    private readonly int _width;
    private readonly double[] _x;
    private readonly IReadOnlyList<FeatureInput> _inputs;

    /// <param name="most">Taken evenly from all rows.</param>
    public Probe(ModelArtifact model, Dataset data, double threshold, int most)
    {
        (_scorer, _threshold, _width, _inputs) = (Scorer.For(model with { Fault = null }), threshold, data.Inputs.Count, data.Inputs);
        Rows = Math.Min(data.Rows, most);
        _x = new double[Rows * _width];
        for (var row = 0; row < Rows; row++)
        {
            data.Row((int)((long)row * data.Rows / Rows)).CopyTo(_x.AsSpan(row * _width));
        }
    }

    public int Rows { get; }

    /// <summary>Rows in which the score goes in that direction (1 up, −1 down) somewhere as the input grows over its own values.</summary>
    public int Turns(int input, int direction, double tolerance)
    {
        var grid = Grid(input);
        return Count(row => Path(row, input, grid) is var scores && scores.Zip(scores.Skip(1)).Any(pair => (pair.Second - pair.First) * direction > tolerance));
    }

    /// <summary>Rows whose score is another with some other value of the input.</summary>
    public int Moves(int input, double tolerance)
    {
        var grid = Grid(input);
        return Count(row => Path(row, input, grid) is var scores && scores.Length > 0 && scores.Max() - scores.Min() > tolerance);
    }

    /// <summary>Rows whose decision changes when every number is off by up to that share of itself.</summary>
    public int Flips(double noise)
    {
        var random = new Random(Seed);
        return Count(row =>
        {
            var values = Row(row);
            var before = _scorer.Score(values) >= _threshold;
            for (var input = 0; input < _width; input++)
            {
                values[input] *= _inputs[input].Kind == FeatureKind.Number ? 1 + (noise * ((2 * random.NextDouble()) - 1)) : 1;
            }

            return _scorer.Score(values) >= _threshold != before;
        });
    }

    /// <summary>Rows that have no probability when some input is missing.</summary>
    public int Unscored() => Count(row => Enumerable.Range(0, _width).Any(input =>
    {
        var values = Row(row);
        values[input] = double.NaN;
        return _scorer.Score(values) is not (>= 0 and <= 1);
    }));

    private int Count(Func<int, bool> breaks) => Enumerable.Range(0, Rows).Count(breaks);

    private double[] Row(int row) => _x[(row * _width)..((row + 1) * _width)];

    private double[] Path(int row, int input, double[] grid)
    {
        var values = Row(row);
        return [.. grid.Select(value =>
        {
            values[input] = value;
            return _scorer.Score(values);
        })];
    }

    // Values that the input really has, evenly over its distribution.
    private double[] Grid(int input)
    {
        double[] seen = [.. Enumerable.Range(0, Rows).Select(row => _x[(row * _width) + input]).Where(value => !double.IsNaN(value)).Order()];
        return seen.Length == 0 ? [] : [.. Enumerable.Range(0, Steps).Select(step => seen[(int)((long)step * (seen.Length - 1) / (Steps - 1))]).Distinct()];
    }
}
