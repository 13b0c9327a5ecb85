using MlopsLab.Contracts.Training;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Handlers;

/// <summary>Remembers which snapshot a model learned from, so that a backfill can name the models it concerns. Experiments are no models.</summary>
internal sealed class TrainingCompletedHandler(StoreSession session) : IHandle<TrainingCompleted>
{
    public Task HandleAsync(TrainingCompleted fact, Delivery delivery, CancellationToken ct) =>
        fact.Kind is not null ? Task.CompletedTask : TrainedModels.TrainedAsync(session, fact.RunId, fact.Scenario, fact.Model, fact.SnapshotId, fact.At, ct);
}
