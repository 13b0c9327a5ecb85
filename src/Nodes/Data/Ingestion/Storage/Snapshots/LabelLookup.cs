using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Outcomes as of one moment: later ones are not seen however long the look-up lasts.</summary>
internal sealed class LabelLookup : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _moment;
    private readonly string _scenario;

    private bool _hasPast = true;
    private bool _hasExplored = true;

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

    /// <summary>All outcomes of the rows that have any, in no order.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<KnownLabel>>> FindAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new Dictionary<string, IReadOnlyList<KnownLabel>>(StringComparer.Ordinal);
        await IdQuery.RunAsync(
            _connection,
            "SELECT record_id, value, arrival_at FROM label WHERE scenario = @scenario AND record_id IN ({ids})",
            _scenario,
            ids,
            row => found[row.GetString(0)] = [LabelOf(row)],
            ct);
        if (_hasPast)
        {
            await AddPastAsync(ids, found, ct);
        }

        return found;
    }

    /// <summary>The chance with which those of the rows were let through that were explored.</summary>
    public async Task<IReadOnlyDictionary<string, double>> ChancesAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        _hasExplored = _hasExplored && await HasAnyAsync("explored");
        if (_hasExplored)
        {
            await IdQuery.RunAsync(
                _connection,
                "SELECT record_id, chance FROM explored WHERE scenario = @scenario AND record_id IN ({ids})",
                _scenario,
                ids,
                row => found[row.GetString(0)] = row.GetDouble(1),
                ct);
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _moment.DisposeAsync();
        await _connection.DisposeAsync();
    }

    // Most scenarios never revise an outcome: then one look tells it.
    private async Task AddPastAsync(IReadOnlyList<string> ids, Dictionary<string, IReadOnlyList<KnownLabel>> found, CancellationToken ct)
    {
        _hasPast = await HasAnyAsync("label_past");
        if (!_hasPast)
        {
            return;
        }

        await IdQuery.RunAsync(
            _connection,
            "SELECT record_id, value, arrival_at FROM label_past WHERE scenario = @scenario AND record_id IN ({ids})",
            _scenario,
            ids,
            row => found[row.GetString(0)] = [.. found.GetValueOrDefault(row.GetString(0), []).Append(LabelOf(row)).Distinct()],
            ct);
    }

    private async Task<bool> HasAnyAsync(string table) =>
        await _connection.ExecuteScalarAsync<string?>($"SELECT record_id FROM {table} WHERE scenario = @_scenario LIMIT 1", new { _scenario }) is not null;

    private static KnownLabel LabelOf(DbDataReader row) => new(row.GetDouble(1) > 0.5, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));
}
