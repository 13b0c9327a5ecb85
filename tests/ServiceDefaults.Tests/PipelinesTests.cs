using MlopsLab.ServiceDefaults.Tests.Support;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class PipelinesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_up_on_a_frozen_redis()
    {
        var time = new FakeTime();
        var never = new TaskCompletionSource();

        var call = Pipelines.Redis(time, TimeSpan.FromMilliseconds(50)).ExecuteAsync(async ct => await never.Task.WaitAsync(ct), Stop).AsTask();
        time.Advance(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => call);
    }

    [Fact]
    public async Task Does_not_ask_a_failing_redis_for_two_seconds()
    {
        var time = new FakeTime();
        var redis = Pipelines.Redis(time, TimeSpan.FromSeconds(1));
        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<IOException>(async () => await redis.ExecuteAsync(static _ => throw new IOException(), Stop));
        }

        await Assert.ThrowsAsync<BrokenCircuitException>(async () => await redis.ExecuteAsync(static _ => ValueTask.CompletedTask, Stop));
        time.Advance(TimeSpan.FromSeconds(2));
        await redis.ExecuteAsync(static _ => ValueTask.CompletedTask, Stop);
    }

    [Fact]
    public async Task Tries_the_broker_until_it_is_there()
    {
        var time = new FakeTime(patience: TimeSpan.FromSeconds(5));
        var calls = 0;

        await Pipelines.Messaging(time, TimeSpan.FromSeconds(30)).ExecuteAsync(_ => ++calls < 8 ? throw new IOException() : ValueTask.CompletedTask, Stop);

        Assert.Equal((8, 7), (calls, time.Waited.Count));
        Assert.All(time.Waited, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
    }
}
