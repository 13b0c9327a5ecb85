using Dapper;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Domain.Replays;

namespace MlopsLab.Traffic.Storage;

/// <summary>The replay's state, and the scores of rows whose outcome the file knows.</summary>
internal sealed class ReplayStore(Store store, SettingStore settings)
{
    public Task<ReplayState?> FindAsync(CancellationToken ct) => settings.FindAsync(SettingStore.Replay, TrafficJson.Default.ReplayState, ct);

    public Task SaveAsync(ReplayState replay, IReadOnlyCollection<ReplayScore> scores, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            foreach (var score in scores)
            {
                await session.Connection.ExecuteAsync(new CommandDefinition(
                    "INSERT INTO replay_score (id, score, label) VALUES (@Id, @Score, @Label) ON CONFLICT (id) DO UPDATE SET score = excluded.score",
                    score,
                    session.Transaction,
                    cancellationToken: token));
            }

            await SettingStore.SaveAsync(session, SettingStore.Replay, replay, TrafficJson.Default.ReplayState, token);
        },
        ct);

    /// <summary>Begins a replay; the scores of the one before are gone.</summary>
    public Task BeginAsync(ReplayState replay, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            await session.Connection.ExecuteAsync(new CommandDefinition("DELETE FROM replay_score", transaction: session.Transaction, cancellationToken: token));
            await SettingStore.SaveAsync(session, SettingStore.Replay, replay, TrafficJson.Default.ReplayState, token);
        },
        ct);

    /// <summary>How well the scores told the outcomes apart; null while there is only one kind.</summary>
    public async Task<double?> AucAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = (await connection.QueryAsync<(double Score, double Label)>("SELECT score, label FROM replay_score WHERE label IS NOT NULL")).AsList();
        var auc = Metrics.Auc([.. rows.Select(row => row.Score)], [.. rows.Select(row => (float)row.Label)]);
        return double.IsNaN(auc) ? null : auc;
    }
}
