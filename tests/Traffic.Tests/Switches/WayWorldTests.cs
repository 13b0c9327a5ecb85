using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Tests.Switches;

public sealed class WayWorldTests
{
    [Fact]
    public void Late_records_come_hours_later_and_48_hours_at_most()
    {
        var late = Touched(Switched.On("late-data", 0.5)).Select(dispatch => (dispatch.RecordLate ?? default).TotalHours).ToArray();

        Assert.InRange(late.Average(), 6, 8);
        Assert.All(late, hours => Assert.InRange(hours, 1, 48));
    }

    [Fact]
    public void Late_labels_leave_the_record_in_time() => Assert.All(Touched(Switched.On("late-data", 0.5, "labels")), dispatch =>
    {
        Assert.Null(dispatch.RecordLate);
        Assert.True(dispatch.Labels[0].ArrivalTime >= dispatch.Payment.Truth.LabelAt + TimeSpan.FromHours(1));
    });

    [Fact]
    public void Out_of_order_records_are_overtaken()
    {
        var dispatches = Switched.Dispatches(1, 20, Switched.On("out-of-order", 0.5));
        var arrivals = dispatches.Select(dispatch => dispatch.Payment.At + (dispatch.RecordLate ?? TimeSpan.Zero)).ToArray();

        Assert.InRange(arrivals.Zip(arrivals.Skip(1)).Count(pair => pair.First > pair.Second), dispatches.Count / 5, dispatches.Count / 2);
        Assert.All(dispatches, dispatch => Assert.InRange(dispatch.RecordLate ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(90)));
    }

    [Theory]
    [InlineData("ahead", 2)]
    [InlineData("behind", -2)]
    public void A_wrong_clock_is_two_hours_off(string variant, int hours) => Assert.All(
        Touched(Switched.On("clock-skew", 0.5, variant)),
        dispatch => Assert.Equal(TimeSpan.FromHours(hours), dispatch.Record.EventTime - dispatch.Payment.At));

    [Fact]
    public void A_duplicate_is_called_twice_and_brought_twice_with_one_label()
    {
        var calls = ScoreCall.Of(Touched(Switched.On("duplicates", 0.5))[0], slot: 1, due: 2).ToArray();

        Assert.Equal(2, calls.Length);
        Assert.Single(calls.DistinctBy(call => call.Record.Id));
        Assert.Equal(2, calls.Count(call => call.AtOnce) + calls.Sum(call => call.Held.Count));
        Assert.Single(calls, call => call.Labels.Count > 0);
    }

    [Theory]
    [InlineData("rewrite", true)]
    [InlineData("silent", true)]
    [InlineData("append", false)]
    public void A_backfill_tells_an_old_event_time_with_a_larger_amount(string variant, bool sameId) => Assert.All(
        Touched(Switched.On("backfill", 0.5, variant)).Select(dispatch => (dispatch.Record, Again: dispatch.Resent ?? throw new InvalidOperationException("Nothing is sent again."))),
        pair =>
        {
            Assert.Equal(sameId, pair.Record.Id == pair.Again.Record.Id);
            Assert.Equal(pair.Record.EventTime, pair.Again.Record.EventTime);
            Assert.True((double?)Switched.Fields(pair.Again.Record.Fields)["amount"] > (double?)Switched.Fields(pair.Record.Fields)["amount"]);
            Assert.InRange(pair.Again.DueAt - pair.Record.EventTime, TimeSpan.FromHours(2), TimeSpan.FromHours(12));
        });

    [Fact]
    public void Silence_keeps_payments_from_being_called()
    {
        var dispatches = Switched.Dispatches(2, 10, Switched.On("silence", 0.7));

        Assert.InRange(dispatches.Count(dispatch => ScoreCall.CountOf(dispatch) == 0) / (double)dispatches.Count, 0.65, 0.75);
        Assert.Empty(ScoreCall.Of(dispatches.First(dispatch => !dispatch.Sent), 1, 2));
    }

    [Fact]
    public void Silence_of_labels_tells_no_outcome_and_all_payments() =>
        Assert.All(Touched(Switched.On("silence", 0.7, "labels")), dispatch => Assert.Equal((true, 0), (dispatch.Sent, dispatch.Labels.Count)));

    private static List<Dispatch> Touched(WorldSwitch on) => [.. Switched.Dispatches(2, 10, on).Where(dispatch => dispatch.Worlds.Count > 0)];
}
