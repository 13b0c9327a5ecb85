using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Makes the statistics of segments soon after they are closed, so that the seal that takes them need not.</summary>
internal sealed class SegmentCounter(Journals journals, SegmentStatistics statistics, TimeProvider time, ILogger<SegmentCounter> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var journal in journals.All.Where(journal => journal.Key.Kind == JournalKind.Records).ToArray())
            {
                Count(journal, stoppingToken);
            }
        }
    }

    private void Count(Journal journal, CancellationToken ct)
    {
        try
        {
            for (var next = _done.GetValueOrDefault(journal.Key.Name) + 1; next < journal.End.Segment && !ct.IsCancellationRequested; next++)
            {
                if (File.Exists(journal.PathOf(next)))
                {
                    statistics.Of(journal, next);
                }

                _done[journal.Key.Name] = next;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            log.CountFailed(error, journal.Key.Name);
        }
    }
}
