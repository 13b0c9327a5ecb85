using System.Threading.Channels;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging.Journals;

/// <summary>Turns the tail of a journal into events; the events and the position behind them are one transaction.</summary>
internal sealed class JournalPump<TFact, TEvent>(
    JournalPlan<TFact, TEvent> plan, FactJournal<TFact> journal, Store store, TimeProvider time, ILogger<JournalPump<TFact, TEvent>> log) : BackgroundService
    where TEvent : class
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _appended = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _position;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        await using (var connection = await store.OpenReadAsync(cancellationToken))
        {
            _position = await connection.ExecuteScalarAsync<long?>("SELECT position FROM journal_position WHERE name = @Name", new { plan.Name }) ?? 0;
        }

        journal.Log.Open(_position);
        journal.Log.Appended = () => _appended.Writer.TryWrite(true);
        _appended.Writer.TryWrite(true);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _appended.Reader.ReadAsync(stoppingToken))
            {
                await Task.Delay(plan.MaxDelay, time, stoppingToken);
                await PumpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TryPumpAsync(CancellationToken.None);
        }
    }

    private async Task PumpAsync(CancellationToken ct)
    {
        while (!await TryPumpAsync(ct))
        {
            await Task.Delay(RetryAfter, time, ct);
        }
    }

    private async Task<bool> TryPumpAsync(CancellationToken ct)
    {
        try
        {
            long known;
            int taken;
            do
            {
                known = journal.Log.End;
                taken = _position < known ? await PublishNextAsync(ct) : 0;
            }
            while (taken == plan.MaxBatch || _position < known);

            return true;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.JournalFailed(error, plan.Name);
            return false;
        }
    }

    private async Task<int> PublishNextAsync(CancellationToken ct)
    {
        var facts = journal.Read(_position, plan.MaxBatch, out var end);
        if (end == _position)
        {
            throw new InvalidDataException($"The record at position {_position} is damaged");
        }

        await store.InTransactionAsync((session, token) => PublishAsync(session, facts, end, token), ct);
        _position = end;
        journal.Log.Release(end);
        return facts.Count;
    }

    private async Task PublishAsync(StoreSession session, IReadOnlyList<TFact> facts, long end, CancellationToken ct)
    {
        foreach (var fact in facts.Count == 0 ? [] : plan.ToEvents(facts, time.GetUtcNow()))
        {
            await session.PublishAsync(fact, ct);
        }

        await session.ExecuteAsync(
            "INSERT INTO journal_position (name, position) VALUES (@name, @position) ON CONFLICT (name) DO UPDATE SET position = excluded.position",
            ct, ("@name", plan.Name), ("@position", end));
    }
}
