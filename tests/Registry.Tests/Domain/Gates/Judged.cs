using MlopsLab.Learning;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Tests.Domain.Gates;

/// <summary>Rows, models and artifacts whose truth is known.</summary>
internal static class Judged
{
    /// <summary>Inputs of every row: what the champion reads, what others read, whether the record is from abroad.</summary>
    public static readonly FeatureInput[] Inputs = [new("weak", FeatureKind.Number), new("strong", FeatureKind.Number), new("abroad", FeatureKind.Number)];

    private static readonly Conduct Usual = new(Undecided.Pass, Override: true);

    /// <summary>
    /// Half of the rows are positive; the weak input tells little, the strong one much, but on the tenth of the rows that are from abroad
    /// the opposite of the truth when it is <paramref name="twisted"/> there.
    /// </summary>
    public static TestRows Rows(int count, bool twisted = false, int seed = 3)
    {
        var random = new Random(seed);
        var (x, y, abroad) = (new double[count * 3], new float[count], new bool[count]);
        for (var row = 0; row < count; row++)
        {
            (y[row], abroad[row]) = (random.Next(2), random.Next(10) == 0);
            var sign = (y[row] > 0 ? 1 : -1) * (twisted && abroad[row] ? -1 : 1);
            (x[row * 3], x[(row * 3) + 1], x[(row * 3) + 2]) = ((y[row] > 0 ? 0.5 : -0.5) + Normal(random), sign + Normal(random), abroad[row] ? 1 : 0);
        }

        return new(
            new Dataset(Inputs, x, y),
            [.. Enumerable.Repeat(new MistakeCosts(1, 2), count)],
            [.. Enumerable.Range(0, count).Select(row => DateTimeOffset.UnixEpoch.AddMinutes(row))],
            [.. Enumerable.Range(0, count).Select(row => TestRows.KeyOf($"r{row}"))],
            [new("home", [.. abroad.Select(one => !one)]), new("abroad", abroad)],
            count);
    }

    /// <summary>Log-odds are weights times inputs; the true ones of one input with unit noise are twice its mean.</summary>
    public static ModelArtifact Model(double weak, double strong) => new(
        "fraud", "fraud", "snapshot", "view", "logistic", new Dictionary<string, double>(), Inputs,
        new LinearBody(0, [new(weak, 0, null), new(strong, 0, null), new(0, 0, null)]), 0.5, new Dictionary<string, double>());

    public static ModelArtifact Weak { get; } = Model(1, 0);

    public static ModelArtifact Strong { get; } = Model(0, 2);

    public static byte[] Artifact(ModelArtifact model, TestRows? rows)
    {
        var files = new Dictionary<string, byte[]> { [ArtifactFolder.Model] = model.ToBytes() };
        if (rows is not null)
        {
            files[TestRows.File] = rows.ToBytes();
            files["evaluation.json"] = """{"leaks":{"pastPositives":500,"laterPositives":500,"laterNegatives":500,"fewest":20}}"""u8.ToArray();
        }

        return ArtifactFolder.Write(files);
    }

    public static JudgedRows By(ModelArtifact model, TestRows rows) => new(rows, Rescoring.Scores(model, rows.Data) ?? [], model.Threshold);

    public static GateEvidence Evidence(ModelArtifact model, TestRows rows, ModelArtifact? champion = null)
    {
        var mine = By(model, rows);
        return new(model, 1_000, mine, null)
        {
            Compared = champion is null ? null : new(mine.Scores, By(champion, rows).Scores, [.. rows.Data.Y], [.. rows.Costs], model.Threshold, champion.Threshold, 0),
            Leaks = new(500, 500, 500, 20),
            Speed = new([.. Enumerable.Range(1, 1_000).Select(call => call / 1_000.0)]),
        };
    }

    public static OverallRule Overall(GateAim aim = GateAim.NotWorse, double margin = 0.02, GateMetric metric = GateMetric.Auc) => new(Usual, metric, aim, margin);

    public static SliceRule Slices(double floor = 0.6) => new(Usual, floor, 0.05, new Dictionary<string, double>());

    public static CalibrationRule Calibration(double ece = 0.05) => new(Usual, ece);

    public static CostRule Cost(double? atMost = null) => new(Usual, 0.1, atMost);

    public static BehaviourRule Behaviour(string[]? rising = null, string[]? invariant = null) => new(Usual, rising ?? [], [], invariant ?? [], 0.0001, 0.01, 1e-9);

    public static SpeedRule Speed(double milliseconds = 1, double megabytes = 1) => new(Usual, milliseconds, megabytes);

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
