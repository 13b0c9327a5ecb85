using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry.Handlers;

/// <summary>Takes what pipelines make. Experiments and repetitions stay with the training node, which logs them.</summary>
internal sealed class TrainingCompletedHandler(StoreSession session, TimeProvider clock, ILogger<TrainingCompletedHandler> log) : IHandle<TrainingCompleted>
{
    private const string Pipeline = "pipeline";
    private const string Verification = "verification";

    public async Task HandleAsync(TrainingCompleted fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Kind is { } kind and not Pipeline)
        {
            log.RunRefused(fact.RunId, fact.Model, kind);
            await RepeatedAsync(fact, ct);
            return;
        }

        await PendingStore.AddAsync(session, fact, clock.GetUtcNow(), ct);
    }

    // A run made again is evidence about the version that came of the first.
    private async Task RepeatedAsync(TrainingCompleted fact, CancellationToken ct)
    {
        if (fact is { Kind: Verification, RerunOf: { } before })
        {
            await RepetitionStore.AddAsync(session, new() { RunId = fact.RunId, OfRun = before, ArtifactHash = fact.ArtifactHash, MadeAt = fact.At.ToUnixTimeMilliseconds() }, ct);
            await GateRequestStore.AddOfRunAsync(session, before, $"run {fact.RunId} repeated the run", ct);
        }
    }
}
