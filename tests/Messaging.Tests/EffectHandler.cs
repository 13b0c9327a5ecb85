using Dapper;
using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Messaging.Tests;

internal sealed class EffectHandler(Seen seen, StoreSession session) : IHandle<RolloutStepped>
{
    public async Task HandleAsync(RolloutStepped fact, Delivery delivery, CancellationToken ct)
    {
        seen.Add(fact, delivery);
        await session.Connection.ExecuteAsync("INSERT INTO effect (step) VALUES (@Step)", new { fact.Step }, session.Transaction);
        if (seen.Publish)
        {
            await session.PublishAsync(new RolloutPaused(fact.RolloutId, fact.Model, fact.Version, "answer", fact.At), ct);
        }

        if (seen.FullDisk)
        {
            var pages = await session.Connection.ExecuteScalarAsync<long>("PRAGMA page_count", transaction: session.Transaction);
            await session.Connection.ExecuteAsync($"PRAGMA max_page_count = {pages}", transaction: session.Transaction);
            await session.Connection.ExecuteAsync("INSERT INTO effect (step, note) VALUES (0, @note)", new { note = new string('x', 100_000) }, session.Transaction);
        }

        if (seen.Fail(fact, delivery) is { } failure)
        {
            throw failure;
        }
    }
}
