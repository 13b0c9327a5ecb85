using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Ledgers;

namespace MlopsLab.Messaging.Tests;

public sealed class LedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, long> Empty = [];

    private readonly Routes _routes = new(
    [
        TestNode.Card("a", [], ["x.made"]),
        TestNode.Card("b", ["x.made"], []),
        TestNode.Card("c", ["x.made"], []),
    ]);

    [Fact]
    public void An_event_is_owed_to_each_of_its_readers()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1", "2"]);

        var view = ledger.View(Empty, Start);
        Assert.Equal((2, 4, 0, 4, 0), (view.Events, view.Published, view.Processed, view.Queued, view.Lost));
    }

    [Fact]
    public void What_was_processed_is_settled_whichever_side_is_read_first()
    {
        var ledger = New();
        Tell(ledger, "b", processed: ["1"]);
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "c", processed: ["1"]);

        var view = ledger.View(Empty, Start);
        Assert.Equal((2, 2, 0, 0), (view.Published, view.Processed, view.Queued, view.DoubleEffects));
    }

    [Fact]
    public void The_oldest_open_event_is_told_until_every_reader_is_done_with_it()
    {
        var ledger = New();
        var (early, late) = (Guid.CreateVersion7(Start.AddSeconds(-9)).ToString(), Guid.CreateVersion7(Start.AddSeconds(-1)).ToString());
        Tell(ledger, "a", published: [early, late]);
        Tell(ledger, "b", processed: [early, late]);
        var whileOpen = ledger.View(Empty, Start).OldestOpen;
        Tell(ledger, "c", processed: [early]);
        var afterwards = ledger.View(Empty, Start).OldestOpen;
        Tell(ledger, "c", dead: [late]);

        DateTimeOffset?[] told = [whileOpen, afterwards, ledger.View(Empty, Start).OldestOpen];
        Assert.Equal([Start.AddSeconds(-9), Start.AddSeconds(-1), null], told);
    }

    [Fact]
    public void A_second_effect_of_one_delivery_is_a_double_effect()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "b", processed: ["1", "1"]);

        Assert.Equal(1, ledger.View(Empty, Start).DoubleEffects);
    }

    [Fact]
    public void A_delivery_that_is_nowhere_for_long_enough_is_lost()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "b", processed: ["1"]);
        Tell(ledger, "c");
        ledger.View(Empty, Start.AddSeconds(11));

        Assert.Equal(1, ledger.View(Empty, Start.AddSeconds(15)).Lost);
    }

    [Fact]
    public void A_delivery_that_waits_in_its_queue_is_not_lost()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "b", processed: ["1"]);
        Tell(ledger, "c");
        var depths = new Dictionary<string, long> { ["c.x.made"] = 1 };
        ledger.View(depths, Start.AddSeconds(11));

        var view = ledger.View(depths, Start.AddSeconds(15));
        Assert.Equal((0, 1), (view.Lost, view.Queued));
    }

    [Fact]
    public void A_node_that_does_not_answer_is_named_and_loses_nothing()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "b", processed: ["1"]);
        ledger.Away("c");
        ledger.View(Empty, Start.AddSeconds(11));

        var view = ledger.View(Empty, Start.AddSeconds(15));
        Assert.Equal(0, view.Lost);
        Assert.Equal(["c"], view.Unreachable);
    }

    [Fact]
    public void A_dead_letter_is_counted_as_such()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "b", processed: ["1"]);
        Tell(ledger, "c", dead: ["1"]);
        ledger.View(Empty, Start.AddSeconds(11));

        var view = ledger.View(Empty, Start.AddSeconds(15));
        Assert.Equal((1, 0, 0), (view.DeadLettered, view.Lost, view.Queued));
    }

    [Fact]
    public void Asks_twice_for_what_is_lost_and_then_says_so()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1"]);
        Tell(ledger, "b", processed: ["1"]);
        Tell(ledger, "c");
        var asked = 0;
        for (var second = 0; second < 60; second++)
        {
            ledger.View(Empty, Start.AddSeconds(second));
            asked += ledger.TakeRepairs(10, Start.AddSeconds(second)).Count;
        }

        Assert.Equal((2, 1), (asked, ledger.View(Empty, Start.AddSeconds(60)).Lost));
    }

    [Fact]
    public void An_effect_nobody_owes_is_a_double_effect_once_every_node_was_heard()
    {
        var ledger = New();
        Tell(ledger, "a");
        Tell(ledger, "b", processed: ["1"]);
        Tell(ledger, "c");

        Assert.Equal(0, ledger.View(Empty, Start.AddSeconds(30)).DoubleEffects);
        Assert.Equal(1, ledger.View(Empty, Start.AddSeconds(61)).DoubleEffects);
    }

    [Fact]
    public void A_saved_ledger_goes_on_where_it_was()
    {
        var first = New();
        Tell(first, "a", published: ["1", "2"]);
        Tell(first, "b", processed: ["1"]);
        var second = New();
        second.Load(first.Save());
        Tell(second, "b", processed: ["2"], from: 1);
        Tell(second, "c", processed: ["1", "2"]);

        var view = second.View(Empty, Start);
        Assert.Equal((4, 4, 0), (view.Published, view.Processed, view.Queued));
    }

    [Fact]
    public void A_new_store_is_read_from_its_beginning()
    {
        var ledger = New();
        Tell(ledger, "a", published: ["1", "2"]);

        Assert.False(ledger.Apply("a", Page([], [], [], 0, storeMade: 2), Start));
        Assert.Equal(0, ledger.Of("a").Published);
    }

    private static void Tell(Ledger ledger, string node, string[]? published = null, string[]? processed = null, string[]? dead = null, long from = 0) =>
        Assert.True(ledger.Apply(node, Page(published ?? [], processed ?? [], dead ?? [], from, storeMade: 1), Start));

    private static LedgerPage Page(string[] published, string[] processed, string[] dead, long from, long storeMade) => new(
        [.. published.Select((id, index) => new PublishedEvent(from + index + 1, id, "x.made"))],
        [.. processed.Select((id, index) => new ProcessedEvent(from + index + 1, id, "q.x.made"))],
        [.. dead.Select(id => new DeadDelivery(id, "q.x.made"))],
        Empty,
        Empty,
        storeMade,
        InFlight: 0,
        Connected: true,
        PrunedBefore: 0);

    private Ledger New() => new(_routes, new LedgerOptions());
}
