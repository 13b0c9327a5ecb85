using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Training;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training.Handlers;

/// <summary>Asks for the first model of a scenario as soon as its data allow one.</summary>
internal sealed class SnapshotSealedHandler(
    StoreSession session, IOptions<TrainingOptions> options, TimeProvider clock, ILogger<SnapshotSealedHandler> log) : IHandle<SnapshotSealed>
{
    public async Task HandleAsync(SnapshotSealed fact, Delivery delivery, CancellationToken ct)
    {
        var (openOrDone, failed) = await RunTable.CountAsync(session, fact.Scenario, ct);
        if (!FirstModelRule.Wants(fact, openOrDone, failed, options.Value))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var request = new TrainingRequested(
            Guid.CreateVersion7(now).ToString(),
            fact.Scenario,
            Learners.Default,
            fact.SnapshotId,
            RunPriority.Lab,
            RunPriority.FirstModel,
            new Dictionary<string, string>(),
            now);
        await RunTable.AddAsync(session, request, RunState.Requested, RunOrigin.Nothing, ct);
        await session.PublishAsync(request, ct);
        log.FirstModel(fact.SnapshotId, fact.LabelledRows, fact.Scenario);
    }
}
