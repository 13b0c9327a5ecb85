using MlopsLab.Hosting.Engine;

namespace MlopsLab.Hosting.Tests;

public sealed class RestartPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly RestartRules Rules = new();

    [Fact]
    public void Starts_again_at_once_after_a_first_exit()
    {
        var next = RestartPolicy.After([Now], Now, Rules);

        Assert.Equal(new RestartDecision(TimeSpan.Zero, IsCrashLoop: false), next);
    }

    [Theory]
    [InlineData(2, 500)]
    [InlineData(3, 1_000)]
    [InlineData(4, 2_000)]
    public void Waits_twice_as_long_after_each_further_exit(int exits, int milliseconds)
    {
        var next = RestartPolicy.After(Exits(exits), Now, Rules);

        Assert.Equal(new RestartDecision(TimeSpan.FromMilliseconds(milliseconds), IsCrashLoop: false), next);
    }

    [Fact]
    public void Is_a_crash_loop_after_five_exits_in_a_minute()
    {
        var next = RestartPolicy.After(Exits(5), Now, Rules);

        Assert.Equal(new RestartDecision(Rules.CrashLoopDelay, IsCrashLoop: true), next);
    }

    [Fact]
    public void Forgets_exits_older_than_a_minute()
    {
        var next = RestartPolicy.After([Now.AddMinutes(-3), Now.AddMinutes(-2), Now], Now, Rules);

        Assert.Equal(TimeSpan.Zero, next.Delay);
    }

    private static DateTimeOffset[] Exits(int count) => [.. Enumerable.Range(0, count).Select(i => Now.AddSeconds(-i))];
}
