using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

/// <summary>Asks for runs when their time has come; times that passed while the node was down are made up for once.</summary>
internal sealed class ScheduleWorker(Store store, IOptions<TrainingOptions> options, TimeProvider clock, ILogger<ScheduleWorker> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            try
            {
                var schedules = await AllAsync(stoppingToken);
                var now = clock.GetUtcNow();
                foreach (var due in schedules.Where(row => row.NextAt <= now.ToUnixTimeMilliseconds()))
                {
                    await AskAsync(due, now, stoppingToken);
                }

                await store.WaitForCommitAsync(seen, Wait(schedules, now), stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.StoreAway(problem);
                await Task.Delay(options.Value.StoreRetry, clock, stoppingToken);
            }
        }
    }

    private static TimeSpan Wait(IReadOnlyList<ScheduleRow> schedules, DateTimeOffset now)
    {
        if (schedules.Where(row => row.NextAt > now.ToUnixTimeMilliseconds()).Min(row => row.NextAt) is not { } next)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var wait = DateTimeOffset.FromUnixTimeMilliseconds(next) - now;
        return wait < LongestWait ? wait : LongestWait;
    }

    private async Task<IReadOnlyList<ScheduleRow>> AllAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ScheduleTable.AllAsync(connection, ct);
    }

    private Task AskAsync(ScheduleRow due, DateTimeOffset now, CancellationToken ct)
    {
        var request = new TrainingRequested(
            Guid.CreateVersion7(now).ToString(),
            due.Scenario,
            due.Learner,
            null,
            RunPriority.Schedule,
            $"schedule {due.Name} of {due.SetBy}",
            JsonSerializer.Deserialize<Dictionary<string, string>>(due.Settings) ?? [],
            now);
        return store.InTransactionAsync(
            async (session, token) =>
            {
                if (await ScheduleTable.MoveAsync(session, due, CronTimes.NextAfter(due.Cron, now), token))
                {
                    await RunTable.AddAsync(session, request, RunState.Requested, RunOrigin.Nothing, token);
                    await session.PublishAsync(request, token);
                }
            },
            ct);
    }
}
