using System.Data.Common;
using Microsoft.Extensions.Options;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Signals;

/// <summary>What the model says, without labels: the distribution of its scores against the version's own first answers.</summary>
internal sealed class ModelMonitor(IOptions<MonitoringOptions> options) : IMonitor
{
    public const string Score = "score/";

    public async Task<IReadOnlyList<Signal>> MeasureAsync(DbConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var window = await TallyStore.SumAsync(connection, Score, now - options.Value.LongWindow, ct);
        var signals = new List<Signal>();
        foreach (var version in window.GroupBy(row => row.Key[..row.Key.LastIndexOf('/')], StringComparer.Ordinal))
        {
            var reference = await ReferenceStore.GetAsync(connection, version.Key, ct);
            signals.Add(Shift(version.Key[Score.Length..], reference, version.ToDictionary(row => Bin(row.Key), row => row.Value)));
        }

        return signals;
    }

    private Signal Shift(string version, Dictionary<int, long> reference, Dictionary<int, long> window)
    {
        var enough = reference.Values.Sum() >= options.Value.ReferenceSize && window.Values.Sum() >= options.Value.MinSample;
        double? index = enough ? PopulationStability.Index(Histogram(reference), Histogram(window)) : null;
        return new Signal("model.score-shift", version, "warning", "features", index, options.Value.MaxScoreShift,
            $"scores of {version} moved: PSI {index ?? 0:0.00} over {window.Values.Sum()} answers against its first {reference.Values.Sum()}");
    }

    private static int Bin(string name) => int.Parse(name[(name.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static double[] Histogram(Dictionary<int, long> counts) => [.. Enumerable.Range(0, ScoreBins.Count).Select(bin => (double)counts.GetValueOrDefault(bin))];
}
