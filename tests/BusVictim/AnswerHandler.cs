using Dapper;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;

namespace MlopsLab.BusVictim;

internal sealed class AnswerHandler(StoreSession session) : IHandle<RolloutPaused>
{
    public Task HandleAsync(RolloutPaused fact, Delivery delivery, CancellationToken ct) =>
        session.Connection.ExecuteAsync("INSERT INTO effect (step) VALUES (@step)", new { step = long.Parse(fact.Reason) }, session.Transaction);
}
