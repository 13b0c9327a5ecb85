using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>For the model monitor: how many outcomes became known, and how many of them positive.</summary>
internal sealed class LabelsHandler(StoreSession session) : IHandle<LabelMatured>
{
    public Task HandleAsync(LabelMatured fact, Delivery delivery, CancellationToken ct) => TallyStore.AddAsync(
        session,
        new Dictionary<string, long> { [$"labels/{fact.Scenario}"] = fact.Labels.Count, [$"positives/{fact.Scenario}"] = fact.Labels.Count(label => label.Value > 0.5) },
        fact.At,
        ct);
}
