using MlopsLab.Contracts.Training;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Handlers;

/// <summary>Remembers which snapshot a model learned from, so that a backfill can name the models it concerns.</summary>
internal sealed class TrainingCompletedHandler(StoreSession session) : IHandle<TrainingCompleted>
{
    public Task HandleAsync(TrainingCompleted fact, Delivery delivery, CancellationToken ct) =>
        TrainedModels.TrainedAsync(session, fact.RunId, fact.Scenario, fact.Model, fact.SnapshotId, fact.At, ct);
}
