using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>For the system monitor: how many answers, how many of them degraded, and how long they took.</summary>
internal sealed class ServiceHandler(StoreSession session) : IHandle<PredictionMade>
{
    public Task HandleAsync(PredictionMade fact, Delivery delivery, CancellationToken ct)
    {
        var counts = fact.Predictions.CountBy(prediction => LatencyBins.Of(prediction.LatencyMilliseconds))
            .ToDictionary(bin => $"{SystemMonitor.Latency}{fact.Model}/{bin.Key}", bin => (long)bin.Value);
        counts[SystemMonitor.Answers + fact.Model] = fact.Predictions.Count;
        counts[SystemMonitor.Degraded + fact.Model] = fact.Predictions.Count(prediction => prediction.Degraded);
        return TallyStore.AddAsync(session, counts, fact.At, ct);
    }
}
