using Dapper;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;

namespace MlopsLab.BusVictim;

internal sealed class StepHandler(StoreSession session, VictimPlan plan) : IHandle<RolloutStepped>
{
    public async Task HandleAsync(RolloutStepped fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Step == plan.DeadlyStep)
        {
            Environment.Exit(13);
        }

        await session.Connection.ExecuteAsync("INSERT INTO effect (step) VALUES (@Step)", new { fact.Step }, session.Transaction);
        if (fact.Step % 10 == 0)
        {
            await session.PublishAsync(new RolloutPaused(fact.RolloutId, fact.Model, fact.Version, $"{fact.Step}", DateTimeOffset.UnixEpoch), ct);
        }
    }
}
