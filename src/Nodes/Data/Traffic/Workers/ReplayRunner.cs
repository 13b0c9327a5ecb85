using System.Threading.Channels;
using MlopsLab.Scenarios;
using MlopsLab.Traffic.Domain.Replays;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Telemetry;

namespace MlopsLab.Traffic.Workers;

/// <summary>Runs one replay at a time, step by step, and takes up the one a kill interrupted.</summary>
internal sealed class ReplayRunner(ReplayStore store, ReplaySteps steps, ScenarioCatalog scenarios, Persistence persistence, ILogger<ReplayRunner> log) : BackgroundService
{
    private readonly Channel<ReplayState> _orders = Channel.CreateBounded<ReplayState>(1);
    private readonly SemaphoreSlim _starting = new(1);
    private readonly TaskCompletionSource _remembers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReplayState? _current;

    public ReplayState? Current => Volatile.Read(ref _current);

    /// <summary>False while another one runs.</summary>
    public async Task<bool> TryStartAsync(ReplayState replay, CancellationToken ct)
    {
        await _remembers.Task.WaitAsync(ct);
        await _starting.WaitAsync(ct);
        try
        {
            if (Current is { IsOver: false })
            {
                return false;
            }

            await store.BeginAsync(replay, ct);
            Volatile.Write(ref _current, replay);
            return _orders.Writer.TryWrite(replay);
        }
        finally
        {
            _starting.Release();
        }
    }

    public override void Dispose()
    {
        _starting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = await persistence.TryAsync("replay", store.FindAsync, stoppingToken);
        Volatile.Write(ref _current, before);
        _remembers.TrySetResult();
        if (before is { IsOver: false })
        {
            await RunAsync(before, stoppingToken);
        }

        await foreach (var replay in _orders.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(replay, stoppingToken);
        }
    }

    private async Task RunAsync(ReplayState replay, CancellationToken ct)
    {
        while (!replay.IsOver)
        {
            replay = await StepAsync(replay, ct);
            log.Replaying(replay.Scenario, replay.State.ToString(), replay.Rows);
        }
    }

    private async Task<ReplayState> StepAsync(ReplayState replay, CancellationToken ct)
    {
        try
        {
            return scenarios.Find(replay.Scenario) is { } scenario
                ? await steps.RunAsync(replay, new ReplayFile(replay.Csv, scenario), Saw, ct)
                : Fail(replay, $"There is no scenario '{replay.Scenario}' any more.");
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.ReplayFailed(error, replay.Scenario);
            return Fail(Current ?? replay, error.Message);
        }
    }

    private ReplayState Fail(ReplayState replay, string error)
    {
        var failed = replay.Fail(error);
        Saw(failed);
        return failed;
    }

    private void Saw(ReplayState replay) => Volatile.Write(ref _current, replay);
}
