using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry.Handlers;

/// <summary>Takes what pipelines make. Experiments and repetitions stay with the training node, which logs them.</summary>
internal sealed class TrainingCompletedHandler(StoreSession session, TimeProvider clock, ILogger<TrainingCompletedHandler> log) : IHandle<TrainingCompleted>
{
    private const string Pipeline = "pipeline";

    public Task HandleAsync(TrainingCompleted fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Kind is { } kind and not Pipeline)
        {
            log.RunRefused(fact.RunId, fact.Model, kind);
            return Task.CompletedTask;
        }

        return PendingStore.AddAsync(session, fact, clock.GetUtcNow(), ct);
    }
}
