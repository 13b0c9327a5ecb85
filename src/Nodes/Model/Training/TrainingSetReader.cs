using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training;

/// <summary>Reads the features node's lines: a header, then one labelled row per line. A stream that ends early is an outage, not a smaller training set.</summary>
internal static class TrainingSetReader
{
    private const int MostSegments = 64;
    private const long MostValues = 250_000_000;

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

        if (header.Rows * inputs.Length > MostValues)
        {
            throw new RunRefusedException($"{header.Rows} rows of {inputs.Length} features are more than the {MostValues} values that fit into memory. Name a smaller snapshot, or leave features out.");
        }

        var segments = header.Segments ?? [];
        if (segments.Count > MostSegments)
        {
            throw new RunRefusedException($"The scenario has {segments.Count} segments and a run takes {MostSegments}. Take some out of the scenario.");
        }

        var rows = new Rows((int)header.Rows, inputs.Length, segments);
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

    private sealed class Rows(int count, int width, IReadOnlyList<string> segments)
    {
        private readonly double[] x = new double[count * width];
        private readonly float[] y = new float[count];
        private readonly DateTimeOffset[] times = new DateTimeOffset[count];
        private readonly MistakeCosts[] costs = new MistakeCosts[count];
        private readonly DateTimeOffset[] known = new DateTimeOffset[count];
        private readonly ulong[] membership = new ulong[segments.Count == 0 ? 0 : count];
        private readonly float[] propensities = new float[count];
        private readonly ulong[] keys = new ulong[count];
        private bool tellsKnown = true;
        private bool tellsPropensity;
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

            (y[filled], times[filled], known[filled]) = ((float)(row.Y ?? 0), row.T, row.K ?? row.T);
            keys[filled] = TestRows.KeyOf(row.Id);
            tellsKnown &= row.K is not null;
            tellsPropensity |= row.P is not null;
            propensities[filled] = (float)(row.P ?? 1);
            foreach (var segment in segments.Count == 0 ? [] : row.S ?? [])
            {
                membership[filled] |= 1UL << segment;
            }

            costs[filled++] = new(FalsePositive: row.Costs?[1] ?? 0, FalseNegative: row.Costs?[0] ?? 0);
        }

        public TrainingSet ToSet(string view, FeatureInput[] inputs) => filled == count
            ? new(view, new Dataset(inputs, x, y), times, costs) { Known = tellsKnown ? known : [], Propensities = tellsPropensity ? propensities : [], Segments = segments, Membership = membership, Keys = keys }
            : throw new IOException($"The training set ended after {filled} of {count} rows.");

        private string? WhyWrong(TrainingSetRow row) => row switch
        {
            _ when filled == count => "is one more than the header says",
            _ when row.X.Count != width => $"has {row.X.Count} values instead of {width}",
            { Y: null } => "has no label",
            { Y: not (0 or 1) } => $"has the label {row.Y}, which is neither 0 nor 1",
            { P: <= 0 or > 1 } => $"was let through with a chance of {row.P}, which is none",
            { Costs: not [>= 0, >= 0] } => "does not say what mistakes cost",
            { S: { } parts } when parts.Any(part => part < 0 || part >= segments.Count) => "is in a segment that the header does not name",
            _ when filled > 0 && row.T < times[filled - 1] => "is older than the row before it",
            _ => null,
        };
    }
}
