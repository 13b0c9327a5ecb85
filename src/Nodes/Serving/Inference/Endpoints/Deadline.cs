namespace MlopsLab.Inference.Endpoints;

/// <summary>The moment after which nobody waits for the answer; without a limit only the caller's leaving ends the work.</summary>
internal readonly struct Deadline : IDisposable
{
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly TimeSpan? limit;
    private readonly CancellationTokenSource? timer;
    private readonly CancellationTokenSource? either;

    /// <param name="began">Timestamp of the request's arrival.</param>
    public Deadline(TimeSpan? limit, long began, TimeProvider clock, CancellationToken aborted)
    {
        (this.limit, this.began, this.clock, Token) = (limit, began, clock, aborted);
        if (limit is { } most)
        {
            var left = most - clock.GetElapsedTime(began);
            timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
            either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, aborted);
            Token = either.Token;
        }
    }

    public CancellationToken Token { get; }

    public bool IsOver => clock.GetElapsedTime(began) >= (limit ?? TimeSpan.MaxValue);

    public void Dispose()
    {
        timer?.Dispose();
        either?.Dispose();
    }
}
