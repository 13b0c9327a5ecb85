using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.Gateway.Admission;

/// <summary>Lets as many requests in as the nodes behind can bear, critical ones first; the others wait a moment or are told to come again.</summary>
internal sealed class Admittance
{
    private const int Critical = 0, Usual = 1;
    private static readonly int[] Weights = [16, 1];

    private readonly Lock gate = new();
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;
    private readonly LimitBounds bounds;
    private readonly Turns turns;
    private ConcurrencyLimit limit;
    private LatencyWindow window;

    public Admittance(IOptions<GatewayOptions> options, TimeProvider clock)
    {
        (patience, this.clock) = (options.Value.AdmissionWait, clock);
        bounds = new(options.Value.LeastConcurrency, options.Value.MostConcurrency);
        limit = new(Math.Clamp(options.Value.FirstConcurrency, bounds.Least, bounds.Most));
        window = new(clock.GetTimestamp(), 0, TimeSpan.Zero, 0);
        turns = new(() => Limit, () => 2 * Limit, Weights);
    }

    /// <summary>Requests that may be worked on at once, by the latency of late.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
            {
                return limit.Now(bounds);
            }
        }
    }

    public int Running => turns.Running;

    public int Waiting => turns.Waiting;

    /// <summary>Lets in at once or within the time a request may wait; not given when there is no room for it.</summary>
    public async ValueTask<Admitted> EnterAsync(bool critical, CancellationToken ct)
    {
        var turn = turns.EnterNow();
        return new(this, turn.IsGiven ? turn : await WaitAsync(critical ? Critical : Usual, ct), clock.GetTimestamp(), Running);
    }

    /// <summary>A request that was let in was answered.</summary>
    public void Ended(long began, int inFlight)
    {
        var now = clock.GetTimestamp();
        lock (gate)
        {
            window = window.With(clock.GetElapsedTime(began, now), inFlight);
            if (window.IsOver(clock.GetElapsedTime(window.Began, now)))
            {
                limit = limit.Next(window.Mean, window.MostInFlight, bounds);
                window = new(now, 0, TimeSpan.Zero, 0);
            }
        }
    }

    private async ValueTask<Turn> WaitAsync(int line, CancellationToken ct)
    {
        using var timer = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, ct);
        try
        {
            return await turns.EnterAsync(line, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return default;
        }
    }
}
