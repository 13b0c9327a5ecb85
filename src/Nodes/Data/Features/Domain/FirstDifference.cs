using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Says what two states of an entity that should be the same mean: the first record of the log for which a feature differs.</summary>
internal sealed class FirstDifference(RecordLog log)
{
    private const int Step = 2_000;

    public async Task<ParityBreak> FindAsync(CompiledView view, string place, string key, EntityPair pair, CancellationToken ct)
    {
        var (range, last) = (new LogRange(0, pair.Until), string.Empty);
        while (await log.ReadAsync(view.Scenario.Name, range, Step, ct) is { Count: > 0 } batches)
        {
            range = range with { After = batches[^1].Seq };
            foreach (var batch in batches)
            {
                using var body = batch;
                foreach (var record in batch.Records())
                {
                    if (view.Reader.Read(record.Fields).Row is { } row && Array.IndexOf(view.StateKeys(row), key) is >= 0 and var index)
                    {
                        last = record.Id;
                        if (Differs(view, index, row, record, pair) is var (feature, online, offline))
                        {
                            return new(place, view.Short(key), feature, record.Id, online, offline);
                        }
                    }
                }
            }
        }

        return new(place, view.Short(key), ParityBreak.BytesOnly, last, double.NaN, double.NaN);
    }

    private static (string Feature, double Online, double Offline)? Differs(CompiledView view, int key, Row row, LoggedRecord record, EntityPair pair)
    {
        var (online, offline) = (VectorOf(view, key, row, record.At, pair.Online), VectorOf(view, key, row, record.At, pair.Offline));
        for (var feature = 0; feature < online.Length; feature++)
        {
            if (BitConverter.DoubleToInt64Bits(online[feature]) != BitConverter.DoubleToInt64Bits(offline[feature]))
            {
                return (view.Pipeline.Features[feature].Name, online[feature], offline[feature]);
            }
        }

        return null;
    }

    private static double[] VectorOf(CompiledView view, int key, Row row, DateTimeOffset at, EntityState? state)
    {
        var states = new EntityState?[view.Scenario.Keys.Count];
        states[key] = state;
        var vector = new double[view.Pipeline.Features.Count];
        view.Pipeline.Compute(row, at, states, vector);
        return vector;
    }
}
