using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.ServiceDefaults.Tests.Queueing;

public sealed class TurnsTests
{
    private readonly Turns turns = new(() => 1, () => 2, 8, 4, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_is_served_when_a_turn_is_given_back_and_the_third_is_refused_at_once()
    {
        var first = await turns.EnterAsync(1, Ct);
        var second = turns.EnterAsync(1, Ct).AsTask();
        var third = turns.EnterAsync(1, Ct).AsTask();

        Assert.False((await turns.EnterAsync(1, Ct)).IsGiven);
        Assert.False(second.IsCompleted);
        first.Dispose();
        Assert.True((await second).IsGiven);
        Assert.False(third.IsCompleted);
        (await second).Dispose();
        Assert.True((await third).IsGiven);
        Assert.Equal(0, turns.Waiting);
    }

    [Fact]
    public async Task An_urgent_request_takes_the_place_of_the_least_urgent_one()
    {
        var first = await turns.EnterAsync(1, Ct);
        var usual = turns.EnterAsync(1, Ct).AsTask();
        var bulk = turns.EnterAsync(2, Ct).AsTask();
        var urgent = turns.EnterAsync(0, Ct).AsTask();

        Assert.False((await bulk).IsGiven);
        first.Dispose();
        Assert.True((await urgent).IsGiven);
        Assert.False(usual.IsCompleted);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_loses_nobody_a_turn()
    {
        var first = await turns.EnterAsync(1, Ct);
        using var leaving = new CancellationTokenSource();
        var left = turns.EnterAsync(1, leaving.Token).AsTask();
        var next = turns.EnterAsync(1, Ct).AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        first.Dispose();
        (await next).Dispose();
        Assert.True((await turns.EnterAsync(1, Ct)).IsGiven);
    }

    [Fact]
    public async Task A_limit_that_rises_lets_more_in_and_one_that_falls_lets_nobody_in_until_there_is_room()
    {
        var limit = 1;
        var adaptive = new Turns(() => limit, () => 9, 1);
        var first = await adaptive.EnterAsync(0, Ct);
        var others = Enumerable.Range(0, 3).Select(_ => adaptive.EnterAsync(0, Ct).AsTask()).ToArray();

        limit = 3;
        first.Dispose();
        Assert.All(await Task.WhenAll(others), turn => Assert.True(turn.IsGiven));
        limit = 1;
        (await others[0]).Dispose();
        var late = adaptive.EnterAsync(0, Ct).AsTask();
        (await others[1]).Dispose();

        Assert.False(late.IsCompleted);
        (await others[2]).Dispose();
        Assert.True((await late).IsGiven);
    }

    [Fact]
    public async Task No_turn_is_lost_or_given_twice_when_many_come_leave_and_are_refused()
    {
        var many = new Turns(() => 3, () => 20, 8, 4, 1);
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => Task.Run(() => ComeAsync(number), Ct)));

        Assert.InRange(most, 1, 3);
        Assert.Equal((0, 0), (inside, many.Waiting));
        var all = new[] { await many.EnterAsync(1, Ct), await many.EnterAsync(1, Ct), await many.EnterAsync(1, Ct) };
        Assert.All(all, turn => Assert.True(turn.IsGiven));

        async Task ComeAsync(int number)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            leaving.CancelAfter(number % 5 == 0 ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMinutes(1));
            try
            {
                using var turn = await many.EnterAsync(number % 3, leaving.Token);
                if (turn.IsGiven)
                {
                    InterlockedMax(ref most, Interlocked.Increment(ref inside));
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                }
            }
            catch (OperationCanceledException) when (number % 5 == 0)
            {
            }
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
