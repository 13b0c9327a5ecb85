using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Telemetry;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>The way of a request with rows: bounded, read, checked, bad rows set aside, good ones on disk, answered.</summary>
internal sealed class Intake(
    ScenarioCatalog scenarios, ContractKeeper contracts, BodyBudget budget, IntakeWriter writer, KnownRecords known, QuarantineStore quarantine, RecordIntake records, HoldKeeper holds, IntakeTallies tallies, IngestionMetrics metrics, IOptions<IngestionOptions> options, IOptions<RequestLimits> limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public Task<Results<Ok<RecordsAnswer>, ProblemHttpResult>> TakeRecordsAsync(HttpRequest request, CancellationToken ct) =>
        TakeAsync(request, "records", records.Read, (batch, order) => batch.Hold is { } hold
            ? new RecordsAnswer(0, 0, [], Held: batch.Rows.Count, HoldId: hold.Id)
            : new RecordsAnswer(batch.Rows.Count - order.Duplicates.Count, order.Duplicates.Count, Views(batch), order.Conflicts, order.Replaced), ct);

    public Task<Results<Ok<LabelsAnswer>, ProblemHttpResult>> TakeLabelsAsync(HttpRequest request, CancellationToken ct) =>
        TakeAsync(request, "labels", (scenario, _, rows) => LabelBatchReader.Read(scenario, rows), (batch, _) => new LabelsAnswer(batch.Rows.Count, Views(batch)), ct);

    private async Task<Results<Ok<TAnswer>, ProblemHttpResult>> TakeAsync<TAnswer>(
        HttpRequest request, string member, Func<Scenario, RowOrigin, JsonElement, IntakeBatch> read, Func<IntakeBatch, IntakeOrder, TAnswer> answer, CancellationToken ct)
    {
        var size = request.ContentLength ?? limits.Value.MaxBodyBytes;
        if (size <= limits.Value.MaxBodyBytes && !budget.TryTake(size))
        {
            metrics.Shed("memory");
            return Problem.TooMany("More requests came at once than fit into memory", "Send fewer batches at a time.", Soon);
        }

        try
        {
            var order = await ReadAsync(request, member, read, ct);
            return order.Refusal is { } refusal ? refusal
                : order.Batch is { } batch ? await KeepAsync(batch, answer, ct)
                : throw new InvalidOperationException("A request was neither read nor refused.");
        }
        finally
        {
            if (size <= limits.Value.MaxBodyBytes)
            {
                budget.Give(size);
            }
        }
    }

    private async Task<(IntakeBatch? Batch, ProblemHttpResult? Refusal)> ReadAsync(
        HttpRequest request, string member, Func<Scenario, RowOrigin, JsonElement, IntakeBatch> read, CancellationToken ct)
    {
        using var body = new MemoryStream(request.ContentLength is > 0 and < int.MaxValue and var length && length <= limits.Value.MaxBodyBytes ? (int)length : 0);
        await request.Body.CopyToAsync(body, ct);
        if (!Utf8.IsValid(body.GetBuffer().AsSpan(0, (int)body.Length)))
        {
            return (null, Problem.Invalid("body", "holds bytes that are no UTF-8", "Send the JSON as UTF-8."));
        }

        try
        {
            using var json = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), new JsonDocumentOptions { MaxDepth = limits.Value.MaxJsonDepth });
            var refusal = BatchEnvelope.Refuse(json.RootElement, member, scenarios, options.Value.LargestBatch, out var scenario, out var rows);
            if (scenario is null)
            {
                return (null, refusal);
            }

            var (backfill, wrong) = BackfillMember.Read(json.RootElement, rows);
            var (origin, unnamed) = OriginMember.Read(json.RootElement, backfill is not null);
            if ((wrong ?? unnamed) is { } bad)
            {
                return (null, bad);
            }

            var adopted = await contracts.CurrentAsync(scenario, ct);
            return (read(adopted.Scenario, origin, rows) with { Backfill = backfill, Contract = adopted.Version }, null);
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The body is not JSON.", unreadable);
        }
        catch (InvalidOperationException)
        {
            return (null, Problem.Invalid("body", "has a name that is no text (an escaped half of a character)", "Send names as in the scenario."));
        }
    }

    private async Task<Results<Ok<TAnswer>, ProblemHttpResult>> KeepAsync<TAnswer>(IntakeBatch batch, Func<IntakeBatch, IntakeOrder, TAnswer> answer, CancellationToken ct)
    {
        if (known.Tail > options.Value.WaitingRows)
        {
            metrics.Shed("publisher");
            return Problem.Unavailable("More rows wait to be published than are allowed to", "Send the same batch again; nothing of it was kept.", Soon);
        }

        var order = new IntakeOrder(batch);
        await holds.BeforeAsync(batch, CancellationToken.None);
        if (batch.Rows.Count > 0 && !writer.TryEnqueue(order))
        {
            metrics.Shed("disk");
            return Problem.Unavailable("More batches wait for the disk than are allowed to", "Send the same batch again; nothing of it was kept.", Soon);
        }

        try
        {
            await quarantine.AddAsync(batch, CancellationToken.None);
            if (batch.Rows.Count > 0)
            {
                await order.Done.WaitAsync(ct);
            }

            await tallies.DroppedAsync(batch, order, CancellationToken.None);
            await holds.AfterAsync(batch, CancellationToken.None);
            metrics.Took(batch, order);
            return TypedResults.Ok(answer(batch, order));
        }
        catch (IntakeFailedException)
        {
            metrics.Shed("failed");
            return Problem.Unavailable("The disk did not take the batch", "Send the same batch again; rows that were kept are recognised by their id.", Soon);
        }
    }

    private static QuarantinedView[] Views(IntakeBatch batch) =>
        [.. batch.Rejected.Select(row => new QuarantinedView(row.Index, row.Id, row.Field, row.Reason, row.Reasons))];
}
