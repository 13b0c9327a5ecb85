using Microsoft.Extensions.Options;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training;

/// <summary>Tells how far a run is, and stops it when it breaks a limit.</summary>
internal sealed class RunReporter(RunJournal journal, IOptions<TrainingOptions> options, TimeProvider clock)
{
    public async Task ReportAsync(RunRow run, RunProgress progress, RunStop stop, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Value.ProgressEvery, clock);
        var (told, began) = (progress.At, clock.GetTimestamp());
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                Limit(stop, clock.GetElapsedTime(began));
                if (progress.At is var point && point != told)
                {
                    told = point;
                    await journal.ProgressedAsync(run, point, progress.Curve, EtaOf(point, clock.GetElapsedTime(began)), ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Seconds; null as long as too little is done to say.</summary>
    private static double? EtaOf(RunPoint point, TimeSpan took) =>
        point.Fraction is > 0.05 and < 1 ? Math.Round(took.TotalSeconds * (1 - point.Fraction) / point.Fraction, 1) : null;

    private void Limit(RunStop stop, TimeSpan took)
    {
        if (took > options.Value.RunLimit)
        {
            stop.Stop($"The run took longer than the {options.Value.RunLimit} that Training:RunLimit allows. Lower trees or leaves, or name a smaller snapshot.", isWish: false);
        }

        if (Environment.WorkingSet is var bytes && bytes > options.Value.MemoryBytes)
        {
            stop.Stop($"The node held {bytes} bytes of memory during the run and Training:MemoryBytes allows {options.Value.MemoryBytes}. Name a smaller snapshot, or leave features out.", isWish: false);
        }
    }
}
