using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Computes the features of the newest records from the states of two versions, and tells feature by feature where they differ.</summary>
internal sealed class ViewComparison(StateTable states, RecordLog log)
{
    public async Task<(int Rows, IReadOnlyList<FeatureDifference> Features)> OfAsync(CompiledView one, CompiledView other, int rows, CancellationToken ct)
    {
        var names = one.Pipeline.Features.Concat(other.Pipeline.Features).Select(feature => feature.Name).Distinct().ToList();
        var differences = names.ToDictionary(name => name, name => new FeatureDifference(name, IndexOf(one, name) >= 0, IndexOf(other, name) >= 0));
        var head = await log.HeadAsync(one.Scenario.Name, ct);
        var (compared, until) = (0, head.Seq);
        while (compared < rows && await log.LastAsync(one.Scenario.Name, until, ct) is { } batch)
        {
            using (batch)
            {
                until = batch.Seq - 1;
                compared += await CompareAsync(one, other, [.. batch.Records().TakeLast(rows - compared)], differences, ct);
            }
        }

        return (compared, [.. differences.Values]);
    }

    private async Task<int> CompareAsync(
        CompiledView one, CompiledView other, IReadOnlyList<LoggedRecord> records, Dictionary<string, FeatureDifference> differences, CancellationToken ct)
    {
        var (left, right) = (await VectorsAsync(one, records, ct), await VectorsAsync(other, records, ct));
        foreach (var difference in differences.Values.Where(difference => difference is { InOne: true, InOther: true }))
        {
            var (first, second) = (IndexOf(one, difference.Feature), IndexOf(other, difference.Feature));
            foreach (var (a, b) in left.Zip(right).Where(pair => pair.First is not null && pair.Second is not null))
            {
                difference.Add(a?[first] ?? double.NaN, b?[second] ?? double.NaN);
            }
        }

        return records.Count;
    }

    private async Task<IReadOnlyList<double[]?>> VectorsAsync(CompiledView view, IReadOnlyList<LoggedRecord> records, CancellationToken ct)
    {
        var rows = records.Select(record => view.Reader.Read(record.Fields).Row).ToList();
        var keys = rows.Select(row => row is null ? [] : view.StateKeys(row)).ToList();
        var stored = await states.FindAsync([.. keys.SelectMany(key => key).Where(key => key.Length > 0).Distinct()], ct);
        var vectors = new List<double[]?>(rows.Count);
        foreach (var (index, row) in rows.Index())
        {
            vectors.Add(row is null ? null : VectorOf(view, row, records[index].At, [.. keys[index].Select(key => stored.GetValueOrDefault(key) is { } state ? EntityState.FromBytes(state.Bytes) : null)]));
        }

        return vectors;
    }

    private static double[] VectorOf(CompiledView view, Row row, DateTimeOffset at, EntityState?[] found)
    {
        var vector = new double[view.Pipeline.Features.Count];
        view.Pipeline.Compute(row, at, found, vector);
        return vector;
    }

    private static int IndexOf(CompiledView view, string feature) => view.Pipeline.Features.Select(candidate => candidate.Name).ToList().IndexOf(feature);
}
