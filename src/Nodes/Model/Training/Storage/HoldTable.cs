using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;

namespace MlopsLab.Training.Storage;

/// <summary>Which scenarios have batches on hold: what trains on them would learn from a part of the data.</summary>
internal static class HoldTable
{
    public static Task OpenAsync(StoreSession session, BatchHeld fact, CancellationToken ct) => session.Connection.ExecuteAsync(new(
        "INSERT INTO hold (hold_id, scenario, field, released) VALUES (@HoldId, @Scenario, @Field, 0) ON CONFLICT DO NOTHING",
        new { fact.HoldId, fact.Scenario, fact.Field },
        session.Transaction,
        cancellationToken: ct));

    /// <summary>The end may come before the beginning, since each has its own queue.</summary>
    public static Task ReleaseAsync(StoreSession session, BatchReleased fact, CancellationToken ct) => session.Connection.ExecuteAsync(new(
        "INSERT INTO hold (hold_id, scenario, field, released) VALUES (@HoldId, @Scenario, @Field, 1) ON CONFLICT (hold_id) DO UPDATE SET released = 1",
        new { fact.HoldId, fact.Scenario, fact.Field },
        session.Transaction,
        cancellationToken: ct));

    /// <summary>In words, or null when nothing is held.</summary>
    public static async Task<string?> OfAsync(StoreSession session, string scenario, CancellationToken ct)
    {
        var holds = await session.Connection.QueryAsync<(string Id, string Field)>(new(
            "SELECT hold_id, field FROM hold WHERE scenario = @scenario AND released = 0 ORDER BY hold_id", new { scenario }, session.Transaction, cancellationToken: ct));
        return holds.AsList() is { Count: > 0 } open ? $"batches of '{scenario}' are on hold ({string.Join(", ", open.Select(hold => $"{hold.Field} in {hold.Id}"))})" : null;
    }
}
