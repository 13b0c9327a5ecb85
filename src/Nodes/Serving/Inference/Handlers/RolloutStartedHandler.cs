using MlopsLab.Contracts.Rollouts;
using MlopsLab.Inference.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Inference.Handlers;

/// <summary>The canary node follows the rollout that started last.</summary>
internal sealed class RolloutStartedHandler(StoreSession session) : IHandle<RolloutStarted>
{
    public Task HandleAsync(RolloutStarted fact, Delivery delivery, CancellationToken ct) =>
        TargetTable.WantAsync(session, fact.Model, fact.Version, fact.ArtifactHash, fact.At.ToUnixTimeMilliseconds(), ct);
}
