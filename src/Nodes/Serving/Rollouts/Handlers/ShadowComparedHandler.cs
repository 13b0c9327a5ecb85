using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Handlers;

internal sealed class ShadowComparedHandler(StoreSession session, IOptions<RolloutOptions> options) : IHandle<ShadowCompared>
{
    public async Task HandleAsync(ShadowCompared fact, Delivery delivery, CancellationToken ct)
    {
        if (await RolloutStore.FindActiveAsync(session, fact.Model, ct) is { IsMirrored: true } rollout)
        {
            await EvidenceStore.AddAsync(session, rollout, Mirroring.Of(fact.Pairs, rollout), options.Value, ct);
        }
    }
}
