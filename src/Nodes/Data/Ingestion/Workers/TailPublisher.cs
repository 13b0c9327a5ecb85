using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Publishes what the journals hold, in order and exactly once: position, known ids and events are one transaction.</summary>
internal sealed class TailPublisher(
    Journals journals, Positions positions, KnownRecords known, RecordTail records, LabelTail labels, Store store, TailSignal tail, IOptions<IngestionOptions> options, ILogger<TailPublisher> log)
    : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var journal in journals.All)
            {
                await PublishAsync(journal, stoppingToken);
            }

            await tail.WaitAsync(LookAgain, stoppingToken);
        }
    }

    private async Task PublishAsync(Journal journal, CancellationToken ct)
    {
        try
        {
            while (await PublishNextAsync(journal, ct))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.PublishFailed(error, journal.Key.Name);
        }
    }

    private async Task<bool> PublishNextAsync(Journal journal, CancellationToken ct)
    {
        var from = positions.Of(journal.Key);
        if (from >= journal.End)
        {
            return false;
        }

        using var chunk = JournalReader.Read(journal, from, options.Value.RowsPerEvent);
        var ids = journal.Key.Kind == JournalKind.Records ? RecordTail.KeysOf(chunk) : [];
        await store.InTransactionAsync(
            async (session, token) =>
            {
                if (chunk.Array is not null)
                {
                    await (journal.Key.Kind == JournalKind.Records
                        ? records.ApplyAsync(session, journal.Key, chunk, ids, token)
                        : labels.ApplyAsync(session, journal.Key, chunk, token));
                }

                await Positions.SaveAsync(session, journal.Key, chunk.After, chunk.Rows);
            },
            ct);
        positions.Moved(journal.Key, chunk.After, chunk.Rows);
        known.Forget(journal.Key.Scenario, ids);
        return true;
    }
}
