using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>
/// Makes some entities' states again of the log alone, with states of its own, and compares the live vectors it comes past.
/// It shares the pipeline with the online side and nothing else: no cache, no store, no batches.
/// </summary>
internal sealed class ParityReplay(CompiledView view, IReadOnlySet<string> keys, IReadOnlyDictionary<LogPlace, LiveVector> live)
{
    private readonly Dictionary<string, EntityState> states = [];
    private readonly Dictionary<string, string> newest = [];
    private readonly double[] vector = new double[view.Pipeline.Features.Count];

    public List<ParityBreak> Breaks { get; } = [];

    public int Records { get; private set; }

    public int Vectors { get; private set; }

    public EntityState? Find(string key) => states.GetValueOrDefault(key);

    /// <summary>The record that came last for an entity.</summary>
    public string NewestOf(string key) => newest.GetValueOrDefault(key, string.Empty);

    public void Read(LoggedBatch batch)
    {
        foreach (var record in batch.Records())
        {
            Records++;
            if (view.Reader.Read(record.Fields).Row is { } row)
            {
                Add(record, row, view.StateKeys(row));
            }
        }
    }

    private void Add(LoggedRecord record, Row row, string[] names)
    {
        if (live.TryGetValue(record.Place, out var seen))
        {
            Compare(seen, record, row, names);
        }

        for (var key = 0; key < names.Length; key++)
        {
            if (keys.Contains(names[key]))
            {
                states[names[key]] = view.Pipeline.Update(Find(names[key]), key, row, record.At);
                newest[names[key]] = record.Id;
            }
        }
    }

    private void Compare(LiveVector seen, LoggedRecord record, Row row, string[] names)
    {
        Vectors++;
        view.Pipeline.Compute(row, record.At, [.. names.Select(Find)], vector);
        var online = seen.Values;
        for (var feature = 0; feature < vector.Length; feature++)
        {
            var value = feature < online.Length ? online[feature] : double.NaN;
            if (BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(vector[feature]))
            {
                Breaks.Add(new(ParityBreak.Live, view.EntityOf(feature, names), view.Pipeline.Features[feature].Name, record.Id, value, vector[feature]));
                return;
            }
        }
    }
}
