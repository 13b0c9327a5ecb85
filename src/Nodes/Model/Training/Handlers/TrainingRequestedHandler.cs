using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Handlers;

/// <summary>Queues the run; the worker does it.</summary>
internal sealed class TrainingRequestedHandler(StoreSession session) : IHandle<TrainingRequested>
{
    public async Task HandleAsync(TrainingRequested fact, Delivery delivery, CancellationToken ct)
    {
        await RunTable.AddAsync(session, fact, RunState.Queued, RunOrigin.Nothing, ct);
        await RunTable.QueueAsync(session, fact.RunId, ct);
    }
}
