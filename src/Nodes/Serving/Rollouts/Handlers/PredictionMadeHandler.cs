using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Handlers;

internal sealed class PredictionMadeHandler(StoreSession session, IOptions<RolloutOptions> options) : IHandle<PredictionMade>
{
    public async Task HandleAsync(PredictionMade fact, Delivery delivery, CancellationToken ct)
    {
        if (await RolloutStore.FindActiveAsync(session, fact.Model, ct) is { MeetsTraffic: true } rollout)
        {
            await EvidenceStore.AddAsync(session, rollout, Sorting.Of(fact.Predictions, rollout), options.Value, ct);
        }
    }
}
