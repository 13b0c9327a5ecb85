namespace MlopsLab.Policies.Tests;

/// <summary>The cases are those of Argo Rollouts' analysis.go, by hand.</summary>
public sealed class AssessmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("f", 0, AnalysisPhase.Failed)]
    [InlineData("f", 1, AnalysisPhase.Running)]
    [InlineData("sfsf", 1, AnalysisPhase.Failed)]
    [InlineData("sfsfs", 2, AnalysisPhase.Successful)]
    public void A_metric_fails_with_more_failures_than_its_limit(string taken, int limit, AnalysisPhase phase) =>
        Assert.Equal(phase, Of(new("m", Measure.ErrorRate) { FailureLimit = limit, Interval = TimeSpan.FromSeconds(1), Count = 5 }, taken));

    [Theory]
    [InlineData("eeee", AnalysisPhase.Running)]
    [InlineData("eeeee", AnalysisPhase.Error)]
    [InlineData("eeeeseeee", AnalysisPhase.Running)]
    [InlineData("eeeefeeeee", AnalysisPhase.Failed)]
    public void Five_errors_in_a_row_are_an_error_and_four_are_not(string taken, AnalysisPhase phase) =>
        Assert.Equal(phase, Of(new("m", Measure.ErrorRate) { Interval = TimeSpan.FromSeconds(1) }, taken));

    [Theory]
    [InlineData("i", 0, AnalysisPhase.Inconclusive)]
    [InlineData("isi", 1, AnalysisPhase.Inconclusive)]
    [InlineData("iss", 1, AnalysisPhase.Successful)]
    public void A_metric_is_inconclusive_beyond_its_limit(string taken, int limit, AnalysisPhase phase) =>
        Assert.Equal(phase, Of(new("m", Measure.ErrorRate) { InconclusiveLimit = limit, Interval = TimeSpan.FromSeconds(1), Count = 3 }, taken));

    [Fact]
    public void Errors_do_not_count_towards_the_count()
    {
        var metric = new Metric("m", Measure.ErrorRate) { Interval = TimeSpan.FromSeconds(1), Count = 2 };

        Assert.Equal(AnalysisPhase.Running, Of(metric, "ese"));
        Assert.Equal(AnalysisPhase.Successful, Of(metric, "eses"));
    }

    [Fact]
    public void Of_limits_passed_at_once_the_errors_are_told_before_the_inconclusive_before_the_failures()
    {
        var metric = new Metric("m", Measure.ErrorRate) { ConsecutiveErrorLimit = 0 };
        var last = new Measurement(AnalysisPhase.Error, null, "", Now, Now);
        MetricResult Passed(int failed, int inconclusive, int errors) =>
            new("m") { Failed = failed, Inconclusive = inconclusive, ConsecutiveError = errors, Measurements = [last] };

        Assert.Equal(AnalysisPhase.Error, Assessment.OfMetric(metric, Passed(1, 1, 1), terminating: false));
        Assert.Equal(AnalysisPhase.Inconclusive, Assessment.OfMetric(metric, Passed(1, 1, 0), terminating: false));
        Assert.Equal(AnalysisPhase.Failed, Assessment.OfMetric(metric, Passed(1, 0, 0), terminating: false));
    }

    [Fact]
    public void A_measurement_under_way_keeps_a_metric_running_and_none_pending()
    {
        var metric = new Metric("m", Measure.ErrorRate);
        var under = new MetricResult("m").With(new(AnalysisPhase.Running, null, "", Now, null));

        Assert.Equal(AnalysisPhase.Running, Assessment.OfMetric(metric, under, terminating: true));
        Assert.Equal(AnalysisPhase.Pending, Assessment.OfMetric(metric, new("m"), terminating: false));
        Assert.Equal(AnalysisPhase.Successful, Assessment.OfMetric(metric, new("m"), terminating: true));
    }

    [Theory]
    [InlineData("s", "f", AnalysisPhase.Failed)]
    [InlineData("i", "f", AnalysisPhase.Failed)]
    [InlineData("eeeee", "f", AnalysisPhase.Failed)]
    [InlineData("eeeee", "i", AnalysisPhase.Error)]
    [InlineData("i", "s", AnalysisPhase.Inconclusive)]
    [InlineData("s", "s", AnalysisPhase.Successful)]
    public void The_worst_metric_is_the_runs(string one, string other, AnalysisPhase phase)
    {
        Metric[] metrics = [new("a", Measure.ErrorRate), new("b", Measure.ErrorRate)];

        Assert.Equal(phase, Twice(metrics, new(Now, [Result("a", one), Result("b", other)])).Phase);
    }

    [Fact]
    public void A_dry_run_that_fails_decides_nothing()
    {
        Metric[] metrics = [new("a", Measure.ErrorRate), new("dry", Measure.LatencyP99) { DryRun = true }];

        Assert.Equal(AnalysisPhase.Successful, Twice(metrics, new(Now, [Result("a", "s"), Result("dry", "f")])).Phase);
    }

    [Fact]
    public void A_metric_not_begun_keeps_the_run_running_until_it_terminates()
    {
        Metric[] metrics = [new("a", Measure.ErrorRate), new("late", Measure.ErrorRate)];

        Assert.Equal(AnalysisPhase.Running, Twice(metrics, new(Now, [Result("a", "s")])).Phase);
        Assert.Equal(AnalysisPhase.Successful, Twice(metrics, new(Now, [Result("a", "s")], Terminate: true)).Phase);
        Assert.Equal((AnalysisPhase.Successful, "Run Terminated"), (Twice(metrics, new(Now, [], Terminate: true)).Phase, Twice(metrics, new(Now, [], Terminate: true)).Message));
    }

    [Fact]
    public void The_message_names_the_metric_and_the_limit()
    {
        var assessed = Twice([new("a", Measure.ErrorRate)], new(Now, [Result("a", "f")]));

        Assert.StartsWith("Metric \"a\" assessed Failed due to failed (1) > failureLimit (0)", assessed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_is_due_after_the_delay_after_each_interval_and_ten_seconds_after_an_error()
    {
        var metric = new Metric("m", Measure.ErrorRate) { InitialDelay = TimeSpan.FromSeconds(30), Interval = TimeSpan.FromSeconds(5) };

        Assert.False(Due(29));
        Assert.True(Due(30));
        Assert.False(Due(5, "s"));
        Assert.True(Due(5.1, "s"));
        Assert.False(Due(9, "e"));
        Assert.True(Due(10.1, "e"));
        Assert.False(Due(-60, "s"));

        bool Due(double seconds, string taken = "") =>
            Schedule.IsDue(metric, new(Now, taken.Length == 0 ? [] : [Result("m", taken)]), terminating: false, Now.AddSeconds(seconds));
    }

    private static RunAssessment Twice(IReadOnlyList<Metric> metrics, AnalysisRun run) => Assessment.OfRun(metrics, Assessment.OfRun(metrics, run).Run);

    private static AnalysisPhase Of(Metric metric, string taken)
    {
        var result = new MetricResult("m");
        foreach (var one in taken)
        {
            result = result.With(Taken(one));
            result = result with { Phase = Assessment.OfMetric(metric, result, terminating: false) };
        }

        return result.Phase;
    }

    private static MetricResult Result(string name, string taken) => taken.Aggregate(new MetricResult(name) { Phase = AnalysisPhase.Running }, (result, one) => result.With(Taken(one)));

    private static Measurement Taken(char one) => new(
        one switch { 's' => AnalysisPhase.Successful, 'f' => AnalysisPhase.Failed, 'i' => AnalysisPhase.Inconclusive, _ => AnalysisPhase.Error }, 1, "as made", Now, Now);
}
