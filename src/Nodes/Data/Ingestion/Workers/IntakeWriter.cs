using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>The one writer of the journals: batches that wait together share one fsync, and none is answered before it.</summary>
internal sealed class IntakeWriter(
    Journals journals, KnownRecords known, TailSignal tail, IntakeRecovery recovery, IngestionMetrics metrics, IOptions<IngestionOptions> options, ILogger<IntakeWriter> log)
    : BackgroundService
{
    private const int LargestGroupBytes = 8 * 1024 * 1024;

    private readonly Channel<object> _orders = Channel.CreateBounded<object>(new BoundedChannelOptions(options.Value.WaitingBatches) { SingleReader = true });

    /// <summary>Batches that wait for their turn.</summary>
    public int Waiting => _orders.Reader.Count;

    /// <summary>False when too many batches wait already.</summary>
    public bool TryEnqueue(IntakeOrder order) => _orders.Writer.TryWrite(order);

    public async Task<SealCut> RollAsync(string scenario, CancellationToken ct)
    {
        var order = new RollOrder(scenario);
        await _orders.Writer.WriteAsync(order, ct);
        return await order.Done.WaitAsync(ct);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await recovery.RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // Runs until the channel is closed at the stop, so that every batch that was taken gets its answer.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = stoppingToken.Register(() => _orders.Writer.TryComplete());
        var group = new List<IntakeOrder>();
        while (await _orders.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await RunGroupAsync(group);
        }
    }

    private async Task RunGroupAsync(List<IntakeOrder> group)
    {
        group.Clear();
        var bytes = 0;
        while (bytes < LargestGroupBytes && _orders.Reader.TryRead(out var order))
        {
            if (order is RollOrder roll)
            {
                await WriteAsync(group);
                group.Clear();
                Roll(roll);
            }
            else if (order is IntakeOrder intake)
            {
                group.Add(intake);
                bytes += intake.Batch.Lines.Length;
            }
        }

        await WriteAsync(group);
    }

    private async Task WriteAsync(List<IntakeOrder> group)
    {
        foreach (var same in group.GroupBy(order => (order.Batch.Journal, order.Batch.SchemaVersion, order.Batch.Backfill, order.Batch.Contract)))
        {
            var orders = same.ToArray();
            try
            {
                await PickNewAsync(same.Key.Journal, orders);
                Write(orders);
                Array.ForEach(orders, order => order.Complete());
            }
            catch (Exception error)
            {
                log.WriteFailed(error, same.Key.Journal.Name, orders.Length);
                Array.ForEach(orders, order => order.Fail(new IntakeFailedException(error)));
            }
        }
    }

    private async Task PickNewAsync(JournalKey key, IntakeOrder[] orders)
    {
        // What is held may come twice; a replay tells by the id. A label may come again with another value; versions are told apart when they are applied.
        var ids = key.Kind == JournalKind.Records ? orders.SelectMany(order => order.Batch.Rows.Select(row => row.Id)).ToArray() : [];
        var seen = await known.FindAsync(key.Scenario, ids, CancellationToken.None);
        foreach (var order in orders)
        {
            foreach (var row in order.Batch.Rows)
            {
                if (key.Kind != JournalKind.Records)
                {
                    order.New.Add(row);
                }
                else
                {
                    order.Sort(row, seen);
                }
            }
        }
    }

    private void Write(IntakeOrder[] orders)
    {
        var batch = orders[0].Batch;
        var key = batch.Journal;
        var ids = key.Kind == JournalKind.Records ? orders.SelectMany(order => order.New.Select(row => new RecordKey(row.Id, row.Content))).ToArray() : [];
        var journal = journals.Of(key);
        known.Add(key.Scenario, ids);
        try
        {
            foreach (var order in orders.Where(order => order.New.Count > 0))
            {
                journal.Write(LinesOf(order), batch.SchemaVersion, batch.Backfill, batch.Contract);
            }

            metrics.Committing(() => journal.Commit());
        }
        catch
        {
            known.Forget(key.Scenario, ids);
            journal.CutBack();
            throw;
        }

        tail.Set();
    }

    private static ReadOnlySpan<byte> LinesOf(IntakeOrder order)
    {
        var lines = order.Batch.Lines.Span;
        if (order.New.Count == order.Batch.Rows.Count)
        {
            return lines;
        }

        using var some = new MemoryStream();
        foreach (var row in order.New)
        {
            some.Write(lines.Slice(row.Start, row.Length));
        }

        return some.ToArray();
    }

    private void Roll(RollOrder order)
    {
        try
        {
            var records = journals.Of(new(order.Scenario, JournalKind.Records));
            var labels = journals.Of(new(order.Scenario, JournalKind.Labels));
            order.Complete(new SealCut(records.Roll(), records.End, labels.End));
            tail.Set();
        }
        catch (Exception error)
        {
            order.Fail(error);
        }
    }
}
