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
        private readonly string[] ids = new string[count];
        private readonly DateTimeOffset[] times = new DateTimeOffset[count];
        private int filled;

        public void Add(TrainingSetRow row)
        {
            if (filled == count || row.X.Count != width || row.Y is not (0 or 1) || (filled > 0 && row.T < times[filled - 1]))
            {
                throw new RunRefusedException($"Row {filled + 1} of the training set (record {row.Id}) is one too many, too wide, unlabelled or out of order. Check the features node.");
            }

            for (var i = 0; i < width; i++)
            {
                x[(filled * width) + i] = row.X[i] ?? double.NaN;
            }

            (y[filled], ids[filled], times[filled]) = ((float)row.Y, row.Id, row.T);
            filled++;
        }

        public TrainingSet ToSet(string view, FeatureInput[] inputs) => filled == count
            ? new(view, new Dataset(inputs, x, y), ids, times)
            : throw new IOException($"The training set ended after {filled} of {count} rows.");
    }
}
