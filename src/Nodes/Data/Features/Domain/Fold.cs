using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Adds rows to the states of their entities, one view at a time.</summary>
internal static class Fold
{
    public static async Task<FoldCount> AddAsync(CompiledView view, IReadOnlyList<FoldRow> rows, StateBatch batch, VectorSample? sample, CancellationToken ct)
    {
        await batch.LoadAsync(rows.SelectMany(row => row.Keys).Where(key => key.Length > 0), ct);
        var (outOfOrder, late) = (0, 0);
        foreach (var row in rows)
        {
            if (sample?.Wants(row) == true)
            {
                sample.Take(row, [.. row.Keys.Select(batch.Find)]);
            }

            var (isOld, isLate) = Add(view.Pipeline, batch, row);
            outOfOrder += isOld ? 1 : 0;
            late += isLate ? 1 : 0;
        }

        return new FoldCount(rows.Count, 0, outOfOrder, late);
    }

    private static (bool IsOld, bool IsLate) Add(FeaturePipeline pipeline, StateBatch batch, FoldRow row)
    {
        var (isOld, isLate) = (false, false);
        for (var key = 0; key < row.Keys.Length; key++)
        {
            if (row.Keys[key].Length > 0)
            {
                var state = batch.Find(row.Keys[key]);
                isOld |= state is not null && row.At < state.NewestEvent;
                isLate |= pipeline.IsTooLate(state, key, row.At);
                batch.Set(row.Keys[key], pipeline.Update(state, key, row.Row, row.At));
            }
        }

        return (isOld, isLate);
    }
}
