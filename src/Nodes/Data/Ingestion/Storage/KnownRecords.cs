using System.Data.Common;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Tells which record ids came before: published ones are in the store, newer ones in memory until they are.</summary>
internal sealed class KnownRecords(Store store) : IAsyncDisposable
{
    private readonly Lock _changing = new();
    private readonly Dictionary<(string Scenario, string Id), long> _tail = [];
    private DbConnection? _reading;

    /// <summary>Rows that are on disk and not published yet.</summary>
    public int Tail
    {
        get
        {
            lock (_changing)
            {
                return _tail.Count;
            }
        }
    }

    public void Add(string scenario, IEnumerable<RecordKey> keys)
    {
        lock (_changing)
        {
            foreach (var (id, content) in keys)
            {
                _tail[(scenario, id)] = content;
            }
        }
    }

    /// <summary>Called once the ids are in the store, or when they did not reach the disk after all. What a newer row said stays.</summary>
    public void Forget(string scenario, IEnumerable<RecordKey> keys)
    {
        lock (_changing)
        {
            foreach (var (id, content) in keys)
            {
                if (_tail.TryGetValue((scenario, id), out var newest) && newest == content)
                {
                    _tail.Remove((scenario, id));
                }
            }
        }
    }

    /// <summary>Those of the ids that came before, with what they said (null in a store of an older build). One caller at a time.</summary>
    public async Task<Dictionary<string, long?>> FindAsync(string scenario, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        // Memory first: an id leaves it only after it is in the store, so it is seen in one of the two.
        var known = new Dictionary<string, long?>(StringComparer.Ordinal);
        var others = new List<string>(ids.Count);
        lock (_changing)
        {
            foreach (var id in ids)
            {
                if (_tail.TryGetValue((scenario, id), out var content))
                {
                    known[id] = content;
                }
                else
                {
                    others.Add(id);
                }
            }
        }

        await FindInStoreAsync(scenario, others, known, ct);
        return known;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reading is { } open)
        {
            _reading = null;
            await open.DisposeAsync();
        }
    }

    private async Task FindInStoreAsync(string scenario, List<string> ids, Dictionary<string, long?> into, CancellationToken ct)
    {
        try
        {
            _reading ??= await store.OpenReadAsync(ct);
            await IdQuery.RunAsync(_reading, "SELECT id, content FROM record_id WHERE scenario = @scenario AND id IN ({ids})", scenario, ids, row => into[row.GetString(0)] = row.IsDBNull(1) ? null : row.GetInt64(1), ct);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
