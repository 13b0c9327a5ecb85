using System.Diagnostics;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Inference;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Repository;
using MlopsLab.Inference.Storage;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Messaging;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Inference;

/// <summary>Loads what should be served and is not yet; what fails is tried again until another version is wanted. Serving never waits for this.</summary>
internal sealed class LoadWorker(
    Store store,
    Shelf shelf,
    ModelLoader loader,
    ArtifactFiles files,
    NodeIdentity node,
    LoadFailures failures,
    InferenceMetrics metrics,
    IOptions<InferenceOptions> options,
    TimeProvider clock,
    ILogger<LoadWorker> log) : BackgroundService
{
    private readonly Dictionary<string, LoadAttempts> attempts = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            try
            {
                var wanted = await WantedAsync(stoppingToken);
                foreach (var target in wanted.Where(IsDue))
                {
                    await TryAsync(target, stoppingToken);
                }

                await store.WaitForCommitAsync(seen, wanted.Count > 0 ? options.Value.RetryLook : Timeout.InfiniteTimeSpan, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.StoreAway(problem);
                await Task.Delay(options.Value.RetryLook, clock, stoppingToken);
            }
        }
    }

    private async Task<IReadOnlyList<TargetRow>> WantedAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await TargetTable.WantedAsync(connection, ct);
    }

    private bool IsDue(TargetRow target) => Attempts(target) is not { } made || made.NextAt <= clock.GetUtcNow();

    private async Task TryAsync(TargetRow target, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var model = await loader.LoadAsync(target, ct);
            shelf.Serve(model);
            await SettleAsync(target, model, Stopwatch.GetElapsedTime(began), ct);
            attempts.Remove(target.Model);
            failures.Clear(target.Model);
        }
        catch (Exception problem) when (problem is LoadRefusedException or HttpRequestException or IOException || IsTimeout(problem, ct))
        {
            await PostponeAsync(target, problem, ct);
        }
    }

    private async Task SettleAsync(TargetRow target, LoadedModel model, TimeSpan took, CancellationToken ct)
    {
        var settled = await store.InTransactionAsync(
            async (session, token) =>
            {
                if (!await TargetTable.SettleAsync(session, target, token))
                {
                    return false;
                }

                await LoadedTable.AddAsync(session, model, token);
                await LoadedTable.PruneAsync(session, model.Model, options.Value.Keep, token);
                var fact = new ModelLoaded(node.Name, model.Model, model.Version, model.ArtifactHash, took.TotalMilliseconds, clock.GetUtcNow(), model.Artifact.View);
                await session.PublishAsync(fact, token);
                return true;
            },
            ct);
        if (settled)
        {
            files.KeepOnly(shelf.Models.Values.SelectMany(served => served.Versions).Select(loaded => loaded.ArtifactHash).ToHashSet());
            metrics.Loaded(model.Model, took);
            log.Loaded(model.Model, model.Version, took.TotalMilliseconds);
        }
    }

    private async Task PostponeAsync(TargetRow target, Exception problem, CancellationToken ct)
    {
        var made = Attempts(target) ?? new LoadAttempts(target.Rank, 0, clock.GetTimestamp(), clock.GetUtcNow());
        var delay = LoadAttempts.DelayAfter(made.Failures + 1, options.Value);
        attempts[target.Model] = made with { Failures = made.Failures + 1, NextAt = clock.GetUtcNow() + delay };
        failures.Add(target.Model, new(target.Version, problem.Message, clock.GetUtcNow()));
        metrics.LoadFailed(target.Model);
        log.LoadFailed(target.Model, target.Version, delay, problem.Message);
        if (problem is LoadRefusedException || clock.GetElapsedTime(made.FirstAt) >= options.Value.ReportAfter)
        {
            await ReportAsync(target, problem.Message, ct);
        }
    }

    private Task ReportAsync(TargetRow target, string reason, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            if (await TargetTable.ReportAsync(session, target, token))
            {
                var fact = new ModelLoadFailed(node.Name, target.Model, target.Version, target.ArtifactHash, reason, clock.GetUtcNow());
                await session.PublishAsync(fact, token);
            }
        },
        ct);

    private LoadAttempts? Attempts(TargetRow target) =>
        attempts.GetValueOrDefault(target.Model) is { } made && made.Rank == target.Rank ? made : null;

    private static bool IsTimeout(Exception problem, CancellationToken ct) => problem is OperationCanceledException && !ct.IsCancellationRequested;
}
