using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Tests.Live;

public sealed class SlotTallyTests
{
    private readonly SlotTally _slots = new();

    [Fact]
    public void Finishes_a_slot_with_its_last_payment()
    {
        _slots.Open(5, payments: 2);
        Settle(5);

        Assert.Equal(5, _slots.FinishedAfter([Call(5)]));
    }

    [Fact]
    public void Finishes_slots_in_order_only()
    {
        _slots.Open(5, payments: 1);
        _slots.Open(6, payments: 1);

        Assert.Null(_slots.FinishedAfter([Call(6)]));
        Settle(6);
        Assert.Equal(6, _slots.FinishedAfter([Call(5)]));
    }

    [Fact]
    public void Finishes_a_slot_in_which_nothing_happened()
    {
        _slots.Open(5, payments: 0);

        Assert.Equal(5, _slots.FinishedAfter([]));
    }

    [Fact]
    public void Forgets_finished_slots()
    {
        _slots.Open(5, payments: 1);
        Settle(5);

        Assert.Null(_slots.FinishedAfter([]));
    }

    private void Settle(long slot) => _slots.Settle([Call(slot)]);

    private static ScoreCall Call(long slot) => new(new WireRecord("a", default, null, default), [new WireLabel("a", 0, default, default)], slot, 0);
}
