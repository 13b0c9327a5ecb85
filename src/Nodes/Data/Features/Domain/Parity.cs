using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;

namespace MlopsLab.Features.Domain;

/// <summary>Runs one pass at a time, tells what it found, and remembers the last pass of every view.</summary>
internal sealed class Parity(ParityCheck check, BreakTable table, FeaturesMetrics metrics, ILogger<Parity> log) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<string, ParityResult> last = [];

    public long Passes { get; private set; }

    public async Task<ParityResult> RunAsync(CompiledView view, ParityChoice choice, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var result = await check.RunAsync(view, choice, ct);
            await TellAsync(view, result.Breaks, ct);
            var wrong = result.Breaks.Select(broken => (broken.Place, broken.Entity)).ToHashSet();
            await ClearAsync(view, choice, wrong, ct);
            metrics.Compared(ParityBreak.Live, result.Vectors);
            metrics.Compared(ParityBreak.Store, result.Stored);
            metrics.Compared(ParityBreak.Redis, result.Copied);
            Passes++;
            lock (last)
            {
                last[view.Name] = result;
            }

            return result;
        }
        finally
        {
            one.Release();
        }
    }

    public IReadOnlyList<ParityResult> Last()
    {
        lock (last)
        {
            return [.. last.Values];
        }
    }

    /// <summary>Counts, logs, stores and publishes differences.</summary>
    public async Task TellAsync(CompiledView view, IReadOnlyList<ParityBreak> breaks, CancellationToken ct)
    {
        foreach (var broken in breaks)
        {
            metrics.Broken(broken.Place);
            log.ParityBroken(view.Name, broken.Place, broken.Feature, broken.Entity, broken.Online, broken.Offline, broken.Record);
        }

        await table.SaveAsync(view, breaks, ct);
    }

    public void Dispose() => one.Dispose();

    // An open difference is looked at again on its own, so that it is neither forgotten nor kept by chance.
    private async Task ClearAsync(CompiledView view, ParityChoice choice, HashSet<(string Place, string Entity)> wrong, CancellationToken ct)
    {
        if (choice.Entity is { } entity)
        {
            await table.ClearAsync(view, ParityBreak.Store, open => open == entity && !wrong.Contains((ParityBreak.Store, entity)), ct);
            await table.ClearAsync(view, ParityBreak.Redis, open => open == entity && !wrong.Contains((ParityBreak.Redis, entity)), ct);
            return;
        }

        await table.ClearAsync(view, ParityBreak.Live, open => !wrong.Contains((ParityBreak.Live, open)), ct);
    }
}
