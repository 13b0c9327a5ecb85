using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>What can be set and seen of the live traffic.</summary>
internal sealed class LiveState(SettingStore settings, IOptions<TrafficOptions> options)
{
    public const string Scenario = "fraud";

    private readonly TaskCompletionSource _historyDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _rate = options.Value.Rate;

    public double Rate => Volatile.Read(ref _rate);

    public double Towns => LivePace.Towns(Rate, options.Value.Acceleration);

    public HistoryState History { get; private set; } = HistoryState.Start(null);

    /// <summary>Why the world stands still, or null when it does not.</summary>
    public string? Held { get; set; }

    /// <summary>Completes when the past is sent and live traffic may begin.</summary>
    public Task HistoryDone => _historyDone.Task;

    public async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await settings.FindAsync(SettingStore.Rate, TrafficJson.Default.NullableDouble, ct) is { } rate)
        {
            Volatile.Write(ref _rate, rate);
        }

        return true;
    }

    public async Task SetRateAsync(double rate, CancellationToken ct)
    {
        await settings.SaveAsync(SettingStore.Rate, rate, TrafficJson.Default.NullableDouble, ct);
        Volatile.Write(ref _rate, rate);
    }

    public void Saw(HistoryState history)
    {
        History = history;
        if (history.Phase == HistoryPhase.Completed)
        {
            _historyDone.TrySetResult();
        }
    }
}
