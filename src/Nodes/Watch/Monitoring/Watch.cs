using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;
using MlopsLab.Monitoring.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Monitoring;

/// <summary>Looks at the signals at a steady pace and raises or clears their alerts.</summary>
internal sealed class Watch(Store store, IMonitor monitor, NodeIdentity node, Beat beat, IOptions<MonitoringOptions> options, TimeProvider clock, ILogger<Watch> log)
    : BackgroundService
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(5);
    private readonly AlertPolicy _policy = new(options.Value.RaiseAfter, options.Value.ClearAfter);
    private DateTimeOffset _prunedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            try
            {
                await LookAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LookFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var measured = await monitor.MeasureAsync(connection, now, ct);
        var holds = await HoldTable.SinceAsync(connection, now - options.Value.LongWindow, ct);
        var causes = measured.ToDictionary(signal => signal.Fingerprint, signal => Inhibition.Of(signal, holds, now - options.Value.ShortWindow));
        Signal[] signals = [.. measured.Select(signal => causes[signal.Fingerprint] is { } hold ? signal with { Inhibited = Inhibition.Reason(hold) } : signal)];
        var open = await AlertStore.OpenAsync(connection, ct);
        foreach (var signal in signals.Concat(Vanished.From(signals, open)))
        {
            await InhibitAsync(signal, causes.GetValueOrDefault(signal.Fingerprint), now, ct);
            await ActAsync(signal, open.FirstOrDefault(alert => alert.Fingerprint == signal.Fingerprint), now, ct);
        }

        beat.Sound(now, signals);
        await PruneAsync(now, ct);
    }

    private async Task ActAsync(Signal signal, OpenAlert? open, DateTimeOffset now, CancellationToken ct)
    {
        switch (_policy.Look(signal, open is not null))
        {
            case AlertStep.Raise when signal.Inhibited is null:
                await store.InTransactionAsync((session, token) => AlertStore.RaiseAsync(session, node.Name, signal, now, token), ct);
                log.Raised(signal.Kind, signal.Summary);
                break;
            case AlertStep.Clear when open is not null:
                await store.InTransactionAsync((session, token) => AlertStore.ClearAsync(session, node.Name, open, signal.Summary, now, token), ct);
                log.Cleared(signal.Kind, signal.Summary);
                break;
        }
    }

    private async Task InhibitAsync(Signal signal, HoldRow? cause, DateTimeOffset now, CancellationToken ct)
    {
        if (signal is { Breached: true, Inhibited: { } reason } && cause is { } hold)
        {
            await store.InTransactionAsync((session, token) => HoldTable.InhibitAsync(session, signal, hold, reason, now, token), ct);
        }
    }

    private async Task PruneAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (now - _prunedAt < PruneEvery)
        {
            return;
        }

        _prunedAt = now;
        await store.InTransactionAsync(
            async (session, token) =>
            {
                await TallyStore.PruneAsync(session, now, token);
                await DecidedStore.PruneAsync(session, now, token);
            },
            ct);
    }
}
