using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Keeps the ledger up to date, on its own and whenever it is asked, and has missing events sent again.</summary>
internal sealed class LedgerReconciler(
    Ledger ledger, LedgerNodes nodes, QueueDepths depths, LedgerStore saved, IOptions<LedgerOptions> options, TimeProvider time, ILogger<LedgerReconciler> log) : BackgroundService
{
    private const int PageSize = 2_000;
    private const int RepairsAtOnce = 500;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(15);

    // Many who ask at once share one look.
    private static readonly TimeSpan StillFresh = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _one = new(1);
    private LedgerView? _view;
    private bool _loaded;
    private bool _changed;
    private long _savedAt = time.GetTimestamp();

    /// <summary>Looks at all nodes and the broker now.</summary>
    public async Task<LedgerView> LookAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_view is { } recent && time.GetUtcNow() - recent.At < StillFresh)
            {
                return recent;
            }

            await LoadAsync(ct);
            await Task.WhenAll(ledger.Nodes.Select(node => PullAsync(node, ct)));
            var view = ledger.View(await depths.ReadAsync(ct), time.GetUtcNow());
            await RepairAsync(ct);
            await SaveAsync(atOnce: false, ct);
            return _view = view;
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryLookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await SaveAsync(atOnce: true, CancellationToken.None);
        }
    }

    private async Task TryLookAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LedgerFailed(error);
        }
    }

    // Pages are taken in parallel but applied one at a time: the ledger itself knows no threads.
    private async Task PullAsync(string node, CancellationToken ct)
    {
        if (!nodes.Has(node))
        {
            lock (ledger)
            {
                ledger.Absent(node);
            }

            return;
        }

        try
        {
            bool more;
            do
            {
                var state = ledger.Of(node);
                var page = await nodes.SinceAsync(node, state.Published, state.Processed, PageSize, ct);
                lock (ledger)
                {
                    more = !ledger.Apply(node, page, time.GetUtcNow());
                }

                more |= page.Published.Count == PageSize || page.Processed.Count == PageSize;
                _changed |= page.Published.Count + page.Processed.Count > 0;
            }
            while (more);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LedgerNodeAway(node, error.Message);
            lock (ledger)
            {
                ledger.Away(node);
            }
        }
    }

    private async Task RepairAsync(CancellationToken ct)
    {
        foreach (var group in ledger.TakeRepairs(RepairsAtOnce, time.GetUtcNow()).GroupBy(lost => (lost.Sender, lost.Reader)))
        {
            var request = new ResendRequest(group.Key.Reader, [.. group.Select(lost => lost.Event)]);
            try
            {
                log.LedgerRepairs(group.Count(), group.Key.Sender, group.Key.Reader);
                ledger.Repaired(await nodes.ResendAsync(group.Key.Sender, request, ct));
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                log.LedgerNodeAway(group.Key.Sender, error.Message);
            }
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (!_loaded && await saved.LoadAsync(ct) is { } checkpoint)
        {
            ledger.Load(checkpoint);
        }

        _loaded = true;
    }

    private async Task SaveAsync(bool atOnce, CancellationToken ct)
    {
        if (_changed && (atOnce || time.GetElapsedTime(_savedAt) > SaveEvery))
        {
            await saved.SaveAsync(ledger.Save(), ct);
            _changed = false;
            _savedAt = time.GetTimestamp();
        }
    }
}
