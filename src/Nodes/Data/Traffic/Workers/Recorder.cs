using System.Collections.Concurrent;
using System.Threading.Channels;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Telemetry;

namespace MlopsLab.Traffic.Workers;

/// <summary>Keeps every payment that was answered, whatever the answer, with its label to come; the position moves past a slot once all of it is kept.</summary>
internal sealed class Recorder(Store store, WaitingStore waiting, ILogger<Recorder> log, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(100);
    private const int LargestGroup = 2_000;

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<ScoreCall> _settled = new();
    private readonly SlotTally _slots = new();

    /// <summary>Payments that were answered and are not on disk yet.</summary>
    public int Unsaved => _settled.Count;

    public void Opened(long slot, int payments)
    {
        _slots.Open(slot, payments);
        _news.Writer.TryWrite(true);
    }

    public void Settled(ScoreCall call)
    {
        _settled.Enqueue(call);
        _news.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<ScoreCall>();
        while (group.Count > 0 || await _news.Reader.ReadAsync(stoppingToken))
        {
            await Task.Delay(Together, time, stoppingToken);
            await SaveAllAsync(group, stoppingToken);
        }
    }

    // A group that could not be saved stays in the list and is tried again.
    private async Task SaveAllAsync(List<ScoreCall> group, CancellationToken ct)
    {
        try
        {
            do
            {
                while (group.Count < LargestGroup && _settled.TryDequeue(out var call))
                {
                    group.Add(call);
                }

                await SaveAsync(group, ct);
                group.Clear();
            }
            while (!_settled.IsEmpty);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.SaveFailed(error, group.Count);
        }
    }

    private async Task SaveAsync(List<ScoreCall> group, CancellationToken ct)
    {
        var finished = _slots.FinishedAfter(group);
        if (group.Count == 0 && finished is null)
        {
            return;
        }

        await store.InTransactionAsync(
            async (session, token) =>
            {
                await waiting.AddAsync(session, LiveState.Scenario, [.. group.Where(call => call.AtOnce).Select(call => call.Record)], token);
                await WaitingStore.AddAsync(session, LiveState.Scenario, group.SelectMany(call => call.Labels), token);
                await HeldStore.AddAsync(session, LiveState.Scenario, group.SelectMany(call => call.Held), token);
                await VerdictStore.AddAsync(session, group.Where(call => call.Reviewed).Select(call => call.Opinion).OfType<Verdict>(), token);
                if (finished is { } slot)
                {
                    await SettingStore.SaveAsync(session, SettingStore.Slot, slot + 1, TrafficJson.Default.NullableInt64, token);
                }
            },
            ct);
        _slots.Settle(group);
    }
}
