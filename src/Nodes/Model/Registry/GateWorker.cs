using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry;

/// <summary>Asks the gates again of versions for which there is new evidence; a request stays until its report is written.</summary>
internal sealed class GateWorker(Store store, GateKeeper gates, IOptions<RegistryOptions> options, ILogger<GateWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            var failed = !await LookAsync(stoppingToken);
            await store.WaitForCommitAsync(seen, failed ? options.Value.RetryLook : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            foreach (var request in await AllAsync(ct))
            {
                if (!(await gates.AgainAsync(request.Model, VersionNumber.Text(request.Number), new Reason("gates", request.Why), ct)).Succeeded)
                {
                    await store.InTransactionAsync((session, token) => GateRequestStore.RemoveAsync(session, request.Model, request.Number, token), ct);
                }
            }

            return true;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.GatesFailed(problem);
            return false;
        }
    }

    private async Task<IReadOnlyList<GateRequestRow>> AllAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await GateRequestStore.AllAsync(connection, ct);
    }
}
