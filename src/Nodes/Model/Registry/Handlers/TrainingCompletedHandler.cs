using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Handlers;

internal sealed class TrainingCompletedHandler(StoreSession session, TimeProvider clock) : IHandle<TrainingCompleted>
{
    public Task HandleAsync(TrainingCompleted fact, Delivery delivery, CancellationToken ct) =>
        PendingStore.AddAsync(session, fact, clock.GetUtcNow(), ct);
}
