using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Seals by itself: after many new rows, and as soon as there are enough labels for a first model.</summary>
internal sealed class AutoSeal(
    Journals journals, Positions positions, SnapshotStore snapshots, SnapshotSealer sealer, IOptions<IngestionOptions> options, TimeProvider time, ILogger<AutoSeal> log)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, LabelFlow> _flows = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var journal in journals.All.Where(journal => journal.Key.Kind == JournalKind.Records).ToArray())
            {
                await SealIfDueAsync(journal.Key, stoppingToken);
            }
        }
    }

    private async Task SealIfDueAsync(JournalKey records, CancellationToken ct)
    {
        try
        {
            if (await IsDueAsync(records, ct))
            {
                await sealer.SealAsync(records.Scenario, ct);
            }
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.SealFailed(error, records.Scenario);
        }
    }

    private async Task<bool> IsDueAsync(JournalKey records, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var last = await snapshots.LastAsync(records.Scenario, ct);
        var flow = FlowOf(records.Scenario, now);
        var since = now - (last.SealedAt > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(last.SealedAt) : flow.FirstSeen);
        if (positions.LinesOf(records) - last.Lines >= options.Value.SealEveryRows && since >= options.Value.SealAtMostEvery)
        {
            return true;
        }

        if (last.Labelled >= options.Value.FirstSealLabels && last.Positives >= options.Value.FirstSealPositives)
        {
            return false;
        }

        return flow.IsSettled(now, options.Value.SealAtMostEvery) && await HasEnoughLabelsAsync(records.Scenario, ct);
    }

    private LabelFlow FlowOf(string scenario, DateTimeOffset now)
    {
        if (!_flows.TryGetValue(scenario, out var flow))
        {
            _flows[scenario] = flow = new LabelFlow(now);
        }

        flow.Saw(positions.LinesOf(new(scenario, JournalKind.Labels)), now);
        return flow;
    }

    private async Task<bool> HasEnoughLabelsAsync(string scenario, CancellationToken ct)
    {
        var (labels, positives) = await snapshots.CountLabelsAsync(scenario, ct);
        return labels >= options.Value.FirstSealLabels && positives >= options.Value.FirstSealPositives;
    }
}
