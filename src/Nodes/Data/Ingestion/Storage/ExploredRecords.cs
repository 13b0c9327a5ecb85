using Dapper;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>The chance with which each explored record was let through; all others were let through for sure, or never.</summary>
internal static class ExploredRecords
{
    /// <summary>Keeps what the gateway said first of each: it says the same again of the same record.</summary>
    public static Task AddAsync(StoreSession session, string scenario, IReadOnlyList<Prediction> predictions, CancellationToken ct)
    {
        var explored = predictions
            .Where(prediction => prediction is { Explored: true, RecordId.Length: > 0, Propensity: > 0 and < 1 })
            .Select(prediction => new { scenario, prediction.RecordId, prediction.Propensity })
            .ToArray();
        return explored.Length == 0 ? Task.CompletedTask : session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO explored (scenario, record_id, chance) VALUES (@scenario, @RecordId, @Propensity) ON CONFLICT DO NOTHING",
            explored, session.Transaction, cancellationToken: ct));
    }
}
