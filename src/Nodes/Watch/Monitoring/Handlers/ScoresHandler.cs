using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>For the model monitor: how often each version gave which score.</summary>
internal sealed class ScoresHandler(StoreSession session, IOptions<MonitoringOptions> options) : IHandle<PredictionMade>
{
    public async Task HandleAsync(PredictionMade fact, Delivery delivery, CancellationToken ct)
    {
        foreach (var version in fact.Predictions.Where(prediction => !prediction.Degraded).GroupBy(prediction => prediction.Version, StringComparer.Ordinal))
        {
            var name = $"{ModelMonitor.Score}{fact.Model}/{version.Key}";
            var bins = version.Select(prediction => ScoreBins.Of(prediction.Score)).ToArray();
            await ReferenceStore.AddAsync(session, name, bins, options.Value.ReferenceSize, ct);
            await TallyStore.AddAsync(session, bins.CountBy(bin => bin).ToDictionary(bin => $"{name}/{bin.Key}", bin => (long)bin.Value), fact.At, ct);
        }
    }
}
