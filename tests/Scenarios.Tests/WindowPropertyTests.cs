using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace MlopsLab.Scenarios.Tests;

/// <summary>Random streams: small numbers of entities so that they collide, times spread so that windows move on and records come late.</summary>
public sealed class WindowPropertyTests
{
    private static readonly Scenario Sums = ScenarioFile.Parse("""
        name: sums
        source: csv
        time: { step: 1m }
        fields: [{ name: who, type: text }, { name: x, type: number, nullable: true }]
        keys: [{ name: who, field: who }]
        label: { column: y }
        features:
          - window: { key: who, stat: [count, sum, mean, min, max, last, distinct, time-since], of: x, over: [1h, 24h] }
        """).Scenario ?? throw new InvalidOperationException("The scenario is wrong.");

    private static readonly RowReader Reader = new(Sums);
    private static readonly FeaturePipeline Pipeline = new(Sums);

    private static readonly Arbitrary<Happening[]> Streams = Gen.ArrayOf(
        from minute in Gen.Choose(0, 4_000)
        from second in Gen.Choose(0, 59)
        from value in Gen.Frequency((1, Gen.Constant(double.NaN)), (9, Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 997.0)))
        select new Happening(Payments.Noon.AddMinutes(minute).AddSeconds(second), value)).ToArbitrary();

    [Fact]
    public void State_is_the_same_whatever_order_records_came_in() => Hold(stream =>
    {
        var inOrder = StateOf(stream)?.ToBytes() ?? [];
        var shuffled = StateOf([.. stream.OrderBy(item => item.At.Ticks % 7919).ThenBy(item => item.Value)])?.ToBytes() ?? [];

        return inOrder.SequenceEqual(shuffled);
    });

    [Fact]
    public void State_survives_being_written_and_read_after_every_record() => Hold(stream =>
    {
        EntityState? restarted = null;
        foreach (var item in stream)
        {
            restarted = EntityState.FromBytes(Pipeline.Update(restarted, 0, item.Row, item.At).ToBytes());
        }

        return (restarted?.ToBytes() ?? []).SequenceEqual(StateOf(stream)?.ToBytes() ?? []);
    });

    [Fact]
    public void Records_of_a_later_time_never_add_to_what_is_seen_before_it() => Hold(stream =>
    {
        var at = Payments.Noon.AddMinutes(2_000);
        var bucketEnd = at.AddHours(1);
        var past = StateOf([.. stream.Where(item => item.At <= at)]);
        var all = StateOf([.. stream.Where(item => item.At <= at || (item.At > bucketEnd && item.At < at.AddHours(20)))]);

        return Values(past, at).Zip(Values(all, at)).Where((_, index) => Pipeline.Features[index].Name is "who_count_24h" or "who_time_since_24h")
            .All(pair => IsAtMostLater(pair.First, pair.Second));
    });

    [Fact]
    public void Windows_agree_with_counting_every_record() => Hold(stream =>
    {
        var at = Payments.Noon.AddMinutes(4_001);
        var values = Pipeline.Features.Select(feature => feature.Name).Zip(Values(StateOf(stream), at)).ToDictionary();
        var bucket = TimeSpan.FromHours(1).Ticks;
        var inWindow = stream.Where(item => item.At.UtcTicks / bucket > (at.UtcTicks / bucket) - 24).ToList();
        var numbers = inWindow.Where(item => !double.IsNaN(item.Value)).Select(item => item.Value).ToList();

        return values["who_count_24h"] == inWindow.Count
            && Math.Abs(values["who_sum_x_24h"] - numbers.Sum()) < 1e-6
            && values["who_min_x_24h"].Equals(numbers.Count == 0 ? double.NaN : numbers.Min())
            && values["who_max_x_24h"].Equals(numbers.Count == 0 ? double.NaN : numbers.Max());
    });

    [Fact]
    public void A_state_whose_windows_are_over_gives_the_bits_of_no_state() => Hold(stream =>
    {
        var state = StateOf(stream);
        var after = (state?.NewestEvent ?? Payments.Noon) + Pipeline.LongestWindow + TimeSpan.FromTicks(1);

        return (state is null || Pipeline.IsOver(state, after)) && Values(state, after).Select(BitConverter.DoubleToInt64Bits).SequenceEqual(Values(null, after).Select(BitConverter.DoubleToInt64Bits));
    });

    // What is later than asked for can push the oldest buckets out of the window that is kept, never add to it.
    private static bool IsAtMostLater(double past, double all) => all.Equals(past) || all <= past || double.IsNaN(all);

    private static void Hold(Func<Happening[], bool> property) =>
        Prop.ForAll(Streams, property).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(FSharpOption<Replay>.None));

    private static EntityState? StateOf(Happening[] stream) =>
        stream.Aggregate((EntityState?)null, (state, item) => Pipeline.Update(state, 0, item.Row, item.At));

    private static double[] Values(EntityState? state, DateTimeOffset at)
    {
        var values = new double[Pipeline.Features.Count];
        Pipeline.Compute(new Happening(at, 0).Row, at, [state], values);
        return values;
    }

    private sealed record Happening(DateTimeOffset At, double Value)
    {
        public Row Row { get; } = Reader.Row(double.IsNaN(Value) ? """{"who":"a"}""" : $$"""{"who":"a","x":{{Value:R}}}""");
    }
}
