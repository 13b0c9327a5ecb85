using Dapper;
using MlopsLab.Contracts.Features;
using MlopsLab.Features.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Storage;

internal sealed class ViewTable(TimeProvider time)
{
    /// <summary>Publishes the view unless that was done before.</summary>
    public async Task AnnounceAsync(StoreSession session, CompiledView view, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (scenario, hash) = (view.Scenario.Name, view.Pipeline.View);
        var added = await session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO published_view (scenario, view_hash, at) VALUES (@scenario, @hash, @at) ON CONFLICT DO NOTHING",
            new { scenario, hash, at = now.ToString("O") },
            session.Transaction,
            cancellationToken: ct));
        if (added > 0)
        {
            await session.PublishAsync(new FeatureViewPublished(scenario, hash, [.. view.Pipeline.Features.Select(feature => feature.Name)], now), ct);
        }
    }
}
