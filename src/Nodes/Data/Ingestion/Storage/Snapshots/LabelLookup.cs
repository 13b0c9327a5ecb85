using System.Data.Common;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Outcomes as of one moment: later ones are not seen however long the look-up lasts.</summary>
internal sealed class LabelLookup : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _moment;
    private readonly string _scenario;

    private LabelLookup(DbConnection connection, DbTransaction moment, string scenario)
    {
        _connection = connection;
        _moment = moment;
        _scenario = scenario;
    }

    public static async Task<LabelLookup> OpenAsync(Store store, string scenario, CancellationToken ct)
    {
        var connection = await store.OpenReadAsync(ct);
        return new(connection, await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, ct), scenario);
    }

    public async Task<IReadOnlyDictionary<string, KnownLabel>> FindAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new Dictionary<string, KnownLabel>(StringComparer.Ordinal);
        await IdQuery.RunAsync(
            _connection,
            "SELECT record_id, value, arrival_at FROM label WHERE scenario = @scenario AND record_id IN ({ids})",
            _scenario,
            ids,
            row => found[row.GetString(0)] = new(row.GetDouble(1) > 0.5, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            ct);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _moment.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
