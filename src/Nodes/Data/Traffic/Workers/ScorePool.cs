using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Telemetry;

namespace MlopsLab.Traffic.Workers;

/// <summary>The clients: so many at once and no more. Latency counts from when a request should have left, so that a slow gateway can't hide behind a queue.</summary>
internal sealed class ScorePool(
    GatewayClient gateway, Recorder recorder, WorldSwitches switches, LiveCounts counts, LatencyHistogram latency, TrafficMetrics metrics, IOptions<TrafficOptions> options, TimeProvider time)
    : BackgroundService
{
    /// <summary>What the fraud scenario calls its positive decision.</summary>
    private const string Blocked = "block";

    private readonly Channel<ScoreCall> _calls = Channel.CreateBounded<ScoreCall>(options.Value.WaitingScores);

    /// <summary>Calls that wait for a free client.</summary>
    public int Waiting => _calls.Reader.Count;

    /// <summary>Never waits: what finds no place is given up, as a client would.</summary>
    public void Send(ScoreCall call)
    {
        if (!_calls.Writer.TryWrite(call))
        {
            Settle(call, ScoreAnswer.Shed);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.ScoresAtOnce).Select(_ => RunClientAsync(stoppingToken)));

    private async Task RunClientAsync(CancellationToken ct)
    {
        await foreach (var call in _calls.Reader.ReadAllAsync(ct))
        {
            var waited = time.GetElapsedTime(call.Due);
            Settle(call, waited > options.Value.ScoreTimeout ? ScoreAnswer.Shed : await gateway.ScoreAsync(LiveState.Scenario, call.Record, ct));
        }
    }

    private void Settle(ScoreCall call, ScoreAnswer answer)
    {
        var blocked = answer.Decision == Blocked;
        if (call.Fraud && answer.Decision is not null)
        {
            switches.Saw(blocked);
        }

        var took = time.GetElapsedTime(call.Due);
        counts.Add(answer.Outcome);
        latency.Add(took);
        metrics.Scored(answer.Outcome, took);
        recorder.Settled(blocked ? call.Stopped() : call);
    }
}
