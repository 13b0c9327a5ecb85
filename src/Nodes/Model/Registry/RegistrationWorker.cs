using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry;

/// <summary>Fetches and verifies the artifacts of completed runs, then registers them; a run stays pending until that worked.</summary>
internal sealed class RegistrationWorker(
    Store store,
    Registrar registrar,
    ArtifactStore artifacts,
    ArtifactThreshold thresholds,
    GateKeeper gates,
    TrainingClient training,
    RegistryMetrics metrics,
    IOptions<RegistryOptions> options,
    TimeProvider clock,
    ILogger<RegistrationWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            var more = await LookAsync(stoppingToken);
            await store.WaitForCommitAsync(seen, more ? options.Value.RetryLook : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    /// <summary>True when it has to be looked again, also without a commit.</summary>
    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            var pending = await PendingAsync(ct);
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var row in pending.Where(row => row.NextAt <= now))
            {
                await TryAsync(row, ct);
            }

            return pending.Count > 0;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.LookFailed(problem);
            return true;
        }
    }

    private async Task<IReadOnlyList<PendingRow>> PendingAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await PendingStore.AllAsync(connection, ct);
    }

    private async Task TryAsync(PendingRow row, CancellationToken ct)
    {
        try
        {
            await RegisterAsync(PendingStore.Read(row), ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            await PostponeAsync(row, problem.Message, ct);
        }
    }

    private async Task RegisterAsync(TrainingCompleted run, CancellationToken ct)
    {
        await FetchAsync(run.ArtifactHash, ct);
        var threshold = await thresholds.FindAsync(run.ArtifactHash, ct);
        var report = await gates.LookAsync(run.Model, run.ArtifactHash, run.RunId, ct);
        if (await store.InTransactionAsync((session, token) => registrar.RegisterAsync(session, run, threshold, report, token), ct) is { } version)
        {
            metrics.Registered();
            log.Registered(version.Model, version.Version, version.RunId);
        }
    }

    private async Task FetchAsync(string hash, CancellationToken ct)
    {
        if (!ArtifactHash.IsValid(hash))
        {
            throw new InvalidDataException($"'{hash}' is no SHA-256 in lower-case hex.");
        }

        var stored = await artifacts.OpenAsync(hash, ct);
        if (stored.Content is { } content)
        {
            await content.DisposeAsync();
            return;
        }

        using var response = await training.GetArtifactAsync(hash, ct);
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        await artifacts.SaveAsync(body, hash, options.Value.MaxArtifactBytes, ct);
    }

    private async Task PostponeAsync(PendingRow row, string problem, CancellationToken ct)
    {
        var delay = FetchRetry.DelayAfter((int)row.Attempts + 1);
        metrics.Postponed();
        log.FetchPostponed(row.RunId, row.Attempts + 1, delay, problem);
        await store.InTransactionAsync(
            async (session, token) =>
            {
                await PendingStore.PostponeAsync(session, row.RunId, problem, clock.GetUtcNow() + delay, token);
                return true;
            },
            ct);
    }
}
