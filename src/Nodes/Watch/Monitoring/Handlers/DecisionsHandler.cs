using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>For the business monitor: how many requests were blocked, and which, so that a later label can be held against it.</summary>
internal sealed class DecisionsHandler(StoreSession session, IOptions<MonitoringOptions> options) : IHandle<PredictionMade>
{
    public async Task HandleAsync(PredictionMade fact, Delivery delivery, CancellationToken ct)
    {
        var blocked = fact.Predictions.Count(prediction => prediction.Positive);
        var name = BusinessMonitor.Decision + fact.Model;
        await ReferenceStore.AddAsync(session, name, fact.Predictions.Select(prediction => prediction.Positive ? 1 : 0), options.Value.ReferenceSize, ct);
        await TallyStore.AddAsync(session, new Dictionary<string, long> { [$"{name}/1"] = blocked, [$"{name}/0"] = fact.Predictions.Count - blocked }, fact.At, ct);
        await DecidedStore.AddAsync(session, fact.Model, fact.Predictions, fact.At, ct);
    }
}
