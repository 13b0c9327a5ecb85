namespace MlopsLab.Statistics.Tests.Measured;

/// <summary>False alarms and power of every rule by seeded simulation; the figures stand in the handbook.</summary>
public sealed class MeasuredTests(ITestOutputHelper output)
{
    // Three and a half standard errors of 5 % in 2,000 runs, and of the fewer runs of the slow rules.
    private static readonly Func<int, double> Most = runs => 0.05 + (3.5 * Math.Sqrt(0.05 * 0.95 / runs));

    public static TheoryData<string> Windows => [.. WindowRules.All.Select(rule => rule.Name)];

    public static TheoryData<string> Streams => [.. StreamRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_without_a_shift_is_called_one_as_often_as_stated_and_one_with_a_shift_is_found(string name)
    {
        var rule = WindowRules.All.Single(one => one.Name == name);

        output.WriteLine($"{rule.FalseAlarms:P2} false, {rule.Found:P1} found");
        Assert.InRange(rule.FalseAlarms, 0, Most(rule.Runs));
        Assert.InRange(rule.Found, rule.Power, 1);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_stream_raises_as_few_false_alarms_and_finds_as_soon_as_stated(string name)
    {
        var rule = StreamRules.All.Single(one => one.Name == name);

        output.WriteLine($"{rule.FalseAlarms:0.000} per 10,000, delay {rule.Delay}, missed {rule.Missed:P1}");
        Assert.InRange(rule.FalseAlarms, 0, rule.MostFalse);
        Assert.InRange(rule.Delay, 1, rule.MostDelay);
        Assert.InRange(rule.Missed, 0, rule.MostMissed);
    }
}
