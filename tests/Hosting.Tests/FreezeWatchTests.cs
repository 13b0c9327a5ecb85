using MlopsLab.Hosting.Engine;

namespace MlopsLab.Hosting.Tests;

public sealed class FreezeWatchTests
{
    private readonly FreezeWatch watch = new(patience: TimeSpan.FromSeconds(20));

    [Fact]
    public void Sees_a_stopped_process_at_once() =>
        Assert.Equal(Liveness.Frozen, watch.Observe(Seconds(0), isStopped: true, answered: false));

    [Fact]
    public void Forgives_two_silent_probes_but_not_three()
    {
        Liveness[] seen = [Silent(0), Silent(1), Silent(2)];

        Assert.Equal([Liveness.Alive, Liveness.Alive, Liveness.Frozen], seen);
    }

    [Fact]
    public void Gives_up_after_the_patience()
    {
        Silent(0);

        Assert.Equal(Liveness.Lost, Silent(20));
    }

    [Fact]
    public void Forgets_the_silence_when_the_process_answers()
    {
        Silent(0);
        watch.Observe(Seconds(10), isStopped: false, answered: true);

        Assert.Equal(Liveness.Alive, Silent(20));
    }

    [Fact]
    public void Does_not_call_a_start_frozen_but_gives_up_on_it_after_the_patience()
    {
        var start = new FreezeWatch(patience: TimeSpan.FromSeconds(20), isStarting: true);
        var seen = Enumerable.Range(0, 21).Select(second => start.Observe(Seconds(second), isStopped: false, answered: false)).ToList();

        Assert.All(seen.SkipLast(1), liveness => Assert.Equal(Liveness.Alive, liveness));
        Assert.Equal(Liveness.Lost, seen[^1]);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private Liveness Silent(int second) => watch.Observe(Seconds(second), isStopped: false, answered: false);
}
