using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training;

/// <summary>Reads the features node's lines: a header, then one labelled row per line. A stream that ends early is an outage, not a smaller training set.</summary>
internal static class TrainingSetReader
{
    public static async Task<TrainingSet> ReadAsync(Stream stream, int maxRows, CancellationToken ct)
    {
        using var lines = new StreamReader(stream);
        var header = Parse<TrainingSetHeader>(await lines.ReadLineAsync(ct) ?? throw new IOException("The training set has no header."));
        if (header.Rows > maxRows)
        {
            throw new RunRefusedException($"The snapshot has {header.Rows} labelled rows and a run takes {maxRows}. Name a smaller snapshot, or raise Training:MaxRows.");
        }

        FeatureInput[] inputs = [.. header.Features.Select(Input)];
        if (inputs.Length == 0)
        {
            throw new RunRefusedException($"The feature view {header.View} has no features. Name some in the scenario's file.");
        }

        var rows = new Rows((int)header.Rows, inputs.Length);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            rows.Add(Parse<TrainingSetRow>(line));
        }

        return rows.ToSet(header.View, inputs);
    }

    private static T Parse<T>(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web) ?? throw new IOException("A line of the training set is empty.");
        }
        catch (JsonException broken)
        {
            throw new IOException($"A line of the training set is broken: {broken.Message}", broken);
        }
    }

    private static FeatureInput Input(TrainingSetFeature feature) =>
        string.Equals(feature.Kind, nameof(FeatureKind.Category), StringComparison.OrdinalIgnoreCase)
            ? new(feature.Name, FeatureKind.Category, feature.Levels ?? [])
            : new(feature.Name, FeatureKind.Number);

    private sealed class Rows(int count, int width)
    {
        private readonly double[] x = new double[count * width];
        private readonly float[] y = new float[count];
        private readonly DateTimeOffset[] times = new DateTimeOffset[count];
        private readonly MistakeCosts[] costs = new MistakeCosts[count];
        private int filled;

        public void Add(TrainingSetRow row)
        {
            if (WhyWrong(row) is { } problem)
            {
                throw new RunRefusedException($"Row {filled + 1} of the training set (record {row.Id}) {problem}. Check the features node.");
            }

            for (var i = 0; i < width; i++)
            {
                x[(filled * width) + i] = row.X[i] ?? double.NaN;
            }

            (y[filled], times[filled]) = ((float)row.Y, row.T);
            costs[filled++] = new(FalsePositive: row.Costs?[1] ?? 0, FalseNegative: row.Costs?[0] ?? 0);
        }

        public TrainingSet ToSet(string view, FeatureInput[] inputs) => filled == count
            ? new(view, new Dataset(inputs, x, y), times, costs)
            : throw new IOException($"The training set ended after {filled} of {count} rows.");

        private string? WhyWrong(TrainingSetRow row) => row switch
        {
            _ when filled == count => "is one more than the header says",
            _ when row.X.Count != width => $"has {row.X.Count} values instead of {width}",
            { Y: not (0 or 1) } => "has no label of 0 or 1",
            { Costs: not [>= 0, >= 0] } => "does not say what mistakes cost",
            _ when filled > 0 && row.T < times[filled - 1] => "is older than the row before it",
            _ => null,
        };
    }
}
