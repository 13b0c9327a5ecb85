using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;

namespace MlopsLab.Benchmarks.Messaging;

internal sealed class CountingHandler(Latencies latencies) : IHandle<RolloutPaused>
{
    public Task HandleAsync(RolloutPaused fact, Delivery delivery, CancellationToken ct)
    {
        latencies.Handled(Facts.NumberOf(fact));
        return Task.CompletedTask;
    }
}
