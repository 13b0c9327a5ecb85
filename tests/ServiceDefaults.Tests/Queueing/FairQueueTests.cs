using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.ServiceDefaults.Tests.Queueing;

public sealed class FairQueueTests
{
    private readonly FairQueue<string> queue = new(8, 4, 1);

    [Fact]
    public void Full_lines_are_served_by_their_weights_and_none_starves()
    {
        for (var number = 0; number < 130; number++)
        {
            queue.Add("urgent", 0);
            queue.Add("usual", 1);
            queue.Add("bulk", 2);
        }

        var served = Enumerable.Range(0, 130).Select(_ => queue.Take()).CountBy(item => item ?? "nobody").ToDictionary();

        Assert.Equal(80, served["urgent"], tolerance: 2);
        Assert.Equal(40, served["usual"], tolerance: 2);
        Assert.Equal(10, served["bulk"], tolerance: 2);
    }

    [Fact]
    public void In_a_line_the_oldest_goes_first()
    {
        queue.Add("a", 1);
        queue.Add("b", 1);
        queue.Add("c", 1);

        Assert.Equal(["a", "b", "c", null], Enumerable.Range(0, 4).Select(_ => queue.Take()));
    }

    [Fact]
    public void A_line_that_was_empty_has_no_turns_saved_up()
    {
        for (var number = 0; number < 100; number++)
        {
            queue.Add("usual", 1);
        }

        _ = Enumerable.Range(0, 50).Select(_ => queue.Take()).Count();
        for (var number = 0; number < 20; number++)
        {
            queue.Add("bulk", 2);
        }

        Assert.InRange(Enumerable.Range(0, 20).Count(_ => queue.Take() == "bulk"), 3, 5);
    }

    [Fact]
    public void Whoever_makes_room_is_the_newest_of_the_least_urgent_line_behind()
    {
        queue.Add("usual", 1);
        queue.Add("bulk 1", 2);
        queue.Add("bulk 2", 2);

        Assert.Equal(["bulk 2", "bulk 1", null], Enumerable.Range(0, 3).Select(_ => queue.DropBehind(1)));
        Assert.Equal("usual", queue.DropBehind(0));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void What_was_taken_out_is_gone_and_not_counted_twice()
    {
        var node = queue.Add("a", 0);

        Assert.True(queue.Remove(node));
        Assert.False(queue.Remove(node));
        Assert.Equal((0, null), (queue.Count, queue.Take()));
    }
}
