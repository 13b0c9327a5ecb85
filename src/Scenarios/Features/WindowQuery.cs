namespace MlopsLab.Scenarios;

/// <summary>
/// Reads one window feature out of an entity's state as of an event time. A bucket that also holds records from after that
/// time is left out: better a little too few than a look into the future.
/// </summary>
internal sealed class WindowQuery
{
    private readonly WindowStatistic statistic;
    private readonly int window;
    private readonly int latest;
    private readonly FieldGroup? group;
    private readonly WindowLayout layout;

    public WindowQuery(Scenario scenario, KeyLayout key, WindowFeature feature)
    {
        var field = feature.Of is null ? -1 : scenario.IndexOf(feature.Of);
        statistic = feature.Statistic;
        window = key.WindowOf(feature.Over);
        layout = key.Windows[window];
        group = Array.Find(layout.Groups, candidate => candidate.Field == field);
        latest = Array.IndexOf(key.Latest, field);
    }

    /// <summary>The value for an entity that was not seen before.</summary>
    public double Unseen => statistic is WindowStatistic.Count or WindowStatistic.Sum or WindowStatistic.Distinct ? 0 : double.NaN;

    public double Read(EntityState state, long ticks) => statistic switch
    {
        WindowStatistic.Count => Count(state, ticks),
        WindowStatistic.TimeSince => SecondsSince(state, ticks),
        WindowStatistic.Last => Latest(state, ticks),
        _ when group is null => Unseen,
        WindowStatistic.Distinct => Distinct(state, ticks, group.Distinct),
        WindowStatistic.Min => Extreme(state, ticks, group.Min, Math.Min),
        WindowStatistic.Max => Extreme(state, ticks, group.Max, Math.Max),
        _ => Sum(state, ticks, group),
    };

    private double Count(EntityState state, long ticks)
    {
        var count = 0UL;
        foreach (var bucket in Buckets(state, ticks))
        {
            count += bucket[WindowLayout.CountWord];
        }

        return count;
    }

    private double SecondsSince(EntityState state, long ticks)
    {
        var newest = 0UL;
        foreach (var bucket in Buckets(state, ticks))
        {
            newest = Math.Max(newest, bucket[WindowLayout.LatestWord]);
        }

        return newest == 0 ? double.NaN : (ticks - (long)newest) / (double)TimeSpan.TicksPerSecond;
    }

    private double Latest(EntityState state, long ticks)
    {
        var time = (long)state.Latest[latest * 2];
        var known = time > 0 && time <= ticks && ticks - time <= layout.Over.Ticks;
        return known ? BitConverter.UInt64BitsToDouble(state.Latest[(latest * 2) + 1]) : double.NaN;
    }

    private double Distinct(EntityState state, long ticks, int word)
    {
        var (low, high) = (0UL, 0UL);
        foreach (var bucket in Buckets(state, ticks))
        {
            low |= bucket[word];
            high |= bucket[word + 1];
        }

        return LinearCounter.Count(low, high);
    }

    private double Extreme(EntityState state, long ticks, int word, Func<double, double, double> better)
    {
        var extreme = double.NaN;
        foreach (var bucket in Buckets(state, ticks))
        {
            if (bucket[word] != 0)
            {
                var value = BitConverter.UInt64BitsToDouble(~bucket[word]);
                extreme = double.IsNaN(extreme) ? value : better(extreme, value);
            }
        }

        return extreme;
    }

    private double Sum(EntityState state, long ticks, FieldGroup sums)
    {
        Int128 sum = 0;
        var count = 0UL;
        foreach (var bucket in Buckets(state, ticks))
        {
            sum += ExactSum.Read(bucket[sums.Sum..]);
            count += sums.Count < 0 ? 0 : bucket[sums.Count];
        }

        var total = ExactSum.ToDouble(sum);
        return statistic == WindowStatistic.Sum ? total : count == 0 ? double.NaN : total / count;
    }

    private WindowBuckets Buckets(EntityState state, long ticks) => new(state.Windows[window], layout, ticks);
}
