using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Messaging.Tests;

internal sealed class SteppedHandler(Seen seen) : IHandle<RolloutStepped>
{
    public Task HandleAsync(RolloutStepped fact, Delivery delivery, CancellationToken ct)
    {
        var failure = seen.Fail(fact, delivery);
        seen.Add(fact, delivery);
        return failure is null ? Task.CompletedTask : Task.FromException(failure);
    }
}
