using Microsoft.Extensions.Options;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Storage;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Inference;

/// <summary>Asks the registry once per start who the champions are, so that a node that lost its folder serves again.</summary>
internal sealed class ChampionLookup(
    RegistryClient registry, Store store, IOptions<InferenceOptions> options, TimeProvider clock, ILogger<ChampionLookup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 1; !await AskAsync(stoppingToken); failures++)
        {
            await Task.Delay(LoadAttempts.DelayAfter(failures, options.Value), clock, stoppingToken);
        }
    }

    private async Task<bool> AskAsync(CancellationToken ct)
    {
        try
        {
            var champions = await registry.ChampionsAsync(ct);
            await store.InTransactionAsync(
                async (session, token) =>
                {
                    foreach (var champion in champions)
                    {
                        await TargetTable.WantAsync(session, champion.Model, champion.Version, champion.ArtifactHash, champion.Epoch, token);
                    }
                },
                ct);
            return true;
        }
        catch (Exception away) when (!ct.IsCancellationRequested)
        {
            log.RegistryAway(away.Message);
            return false;
        }
    }
}
