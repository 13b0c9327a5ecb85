using Dapper;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;

namespace MlopsLab.BusVictim;

/// <summary>Goes on after the last step that was committed, so that a killed publisher leaves neither a gap nor a copy of its own making.</summary>
internal sealed class Publishing(Store store, VictimPlan plan) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await store.InTransactionAsync(PublishSomeAsync, stoppingToken) < plan.Events)
        {
            await Task.Delay(plan.Between, stoppingToken);
        }
    }

    private async Task<long> PublishSomeAsync(StoreSession session, CancellationToken ct)
    {
        var step = await session.Connection.ExecuteScalarAsync<long?>("SELECT MAX(step) FROM made", transaction: session.Transaction) ?? 0;
        for (var i = 0; i < plan.AtOnce && step < plan.Events; i++)
        {
            step++;
            await session.Connection.ExecuteAsync("INSERT INTO made (step) VALUES (@step)", new { step }, session.Transaction);
            await session.PublishAsync(new RolloutStepped(Guid.Empty, "victim", "1", (int)step, 0.5, DateTimeOffset.UnixEpoch), ct);
        }

        return step;
    }
}
