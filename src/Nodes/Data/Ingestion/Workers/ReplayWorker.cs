using System.Text.Json;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Domain.Replays;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Does one replay at a time, five hundred rows at a time; one that was under way when the process ended goes on.</summary>
internal sealed class ReplayWorker(ReplayStore replays, ReplayPlan plans, ContractKeeper contracts, HoldStore holds, Journals journals, IntakeWriter writer, ReplaySignal asked, TimeProvider time, ILogger<ReplayWorker> log)
    : BackgroundService
{
    public const int Part = 500;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhenFull = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await replays.NextAsync(stoppingToken) is { } row)
                {
                    await RunAsync(row, stoppingToken);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.ReplayFailed(error);
            }

            await asked.WaitAsync(LookAgain, stoppingToken);
        }
    }

    private async Task RunAsync(ReplayRow row, CancellationToken ct)
    {
        var adopted = await contracts.FindAsync(row.Scenario, ct);
        var (repair, failure) = adopted is null
            ? (null, $"there is no scenario '{row.Scenario}' any more")
            : plans.RepairOf(row, adopted.Scenario, await plans.NamesAsync(row.Scenario, row.HoldId, ct));
        if (repair is not null && row.HoldId.Length > 0)
        {
            row = await HeldAsync(row, repair, adopted?.Version, ct);
        }

        if (repair is not null)
        {
            await SinglesAsync(row, repair, adopted?.Version, ct);
        }

        var hold = holds.Find(row.HoldId);
        var done = failure is null && hold is { IsOpen: false };
        await replays.EndAsync(row, failure, done, ct);
        if (done && hold is not null)
        {
            hold.ReplayedAt = time.GetUtcNow();
        }

        log.Replayed(row.ReplayId, row.Scenario, failure ?? "done");
    }

    private async Task<ReplayRow> HeldAsync(ReplayRow row, RowRepair repair, string? contract, CancellationToken ct)
    {
        var journal = journals.Of(new JournalKey(row.Scenario, JournalKind.Held, row.HoldId));
        while (true)
        {
            using var chunk = JournalReader.Read(journal, new((int)row.Segment, row.ByteOffset), Part);
            if (chunk.Array is not { } array)
            {
                return row;
            }

            var batch = repair.Repair(array.RootElement, seen: null) with { Contract = contract };
            var order = await WriteAsync(batch, ct);
            await replays.TookHeldAsync(row, chunk.After, order.New.Count, order.Duplicates.Count, batch, ct);
            holds.Find(row.HoldId)?.Took(chunk.Rows);
            row = row with { Segment = chunk.After.Segment, ByteOffset = chunk.After.Offset };
        }
    }

    private async Task SinglesAsync(ReplayRow row, RowRepair repair, string? contract, CancellationToken ct)
    {
        while (await replays.RowsAsync(row.Scenario, row.HoldId, row.LastSeq, Part, ct) is { Count: > 0 } rows)
        {
            using var array = JsonDocument.Parse($"[{string.Join(',', rows.Select(single => single.Raw))}]");
            var batch = repair.Repair(array.RootElement, seen: null) with { Contract = contract };
            var order = await WriteAsync(batch, ct);
            await replays.TookSingleAsync(row, rows, order.New.Count, order.Duplicates.Count, batch, ct);
            row = row with { LastSeq = rows[^1].Seq };
        }
    }

    private async Task<IntakeOrder> WriteAsync(IntakeBatch batch, CancellationToken ct)
    {
        var order = new IntakeOrder(batch);
        if (batch.Rows.Count == 0)
        {
            return order;
        }

        while (!writer.TryEnqueue(order))
        {
            await Task.Delay(WhenFull, time, ct);
        }

        await order.Done.WaitAsync(ct);
        return order;
    }
}
