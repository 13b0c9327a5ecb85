using System.Data.Common;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Tells which record ids came before: published ones are in the store, newer ones in memory until they are.</summary>
internal sealed class KnownRecords(Store store) : IAsyncDisposable
{
    private readonly Lock _changing = new();
    private readonly HashSet<(string Scenario, string Id)> _tail = [];
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

    public void Add(string scenario, IEnumerable<string> ids)
    {
        lock (_changing)
        {
            foreach (var id in ids)
            {
                _tail.Add((scenario, id));
            }
        }
    }

    /// <summary>Called once the ids are in the store, or when they did not reach the disk after all.</summary>
    public void Forget(string scenario, IEnumerable<string> ids)
    {
        lock (_changing)
        {
            foreach (var id in ids)
            {
                _tail.Remove((scenario, id));
            }
        }
    }

    /// <summary>Those of the ids that came before. One caller at a time.</summary>
    public async Task<HashSet<string>> FindAsync(string scenario, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        // Memory first: an id leaves it only after it is in the store, so it is seen in one of the two.
        var known = new HashSet<string>(StringComparer.Ordinal);
        var others = new List<string>(ids.Count);
        lock (_changing)
        {
            foreach (var id in ids)
            {
                if (!_tail.Contains((scenario, id)))
                {
                    others.Add(id);
                }
                else
                {
                    known.Add(id);
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

    private async Task FindInStoreAsync(string scenario, List<string> ids, HashSet<string> into, CancellationToken ct)
    {
        try
        {
            _reading ??= await store.OpenReadAsync(ct);
            await IdQuery.RunAsync(_reading, "SELECT id FROM record_id WHERE scenario = @scenario AND id IN ({ids})", scenario, ids, row => into.Add(row.GetString(0)), ct);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
