using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MlopsLab.Inference;

/// <summary>So many requests score at once, so many wait, and the next is refused at once instead of making all slow.</summary>
internal sealed class Admission(IOptions<InferenceOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.Concurrency,
        QueueLimit = options.Value.QueueLength,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken ct) => limiter.AcquireAsync(1, ct);

    public void Dispose() => limiter.Dispose();
}
