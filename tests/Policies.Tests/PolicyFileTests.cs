namespace MlopsLab.Policies.Tests;

public sealed class PolicyFileTests
{
    public const string Careful = """
        name: careful
        strategy: canary
        steps:
          - setWeight: 10
          - pause: { until: { requests: 2300 } }
          - analysis: { metrics: [errors] }
          - setWeight: 50
          - pause: { duration: 10m }
          - pause: {}
          - setWeight: 100
        metrics:
          - name: errors
            measure: error-rate
            interval: 5s
            count: 3
            failureLimit: 1
            inconclusiveLimit: 2
            consecutiveErrorLimit: 5
            initialDelay: 30s
          - { name: tail, measure: latency-p99, interval: 5s, tolerate: 2, dryRun: true }
        falseAborts: 0.01
        deadline: 2h
        rollbackWindow: 30m
        """;

    [Fact]
    public void A_weight_gathers_the_pauses_and_analyses_that_follow_it()
    {
        var policy = Read(Careful);

        Assert.Equal([0.1, 0.5, 1], policy.Steps.Select(step => step.Weight));
        Assert.Equal((2_300, "errors"), (policy.Steps[0].Requests, policy.Steps[0].Analysis.Single()));
        Assert.Equal((TimeSpan.FromMinutes(10), true), (policy.Steps[1].Hold, policy.Steps[1].Manual));
        Assert.Equal((0.01, TimeSpan.FromHours(2), TimeSpan.FromMinutes(30)), (policy.FalseAborts, policy.Deadline, policy.RollbackWindow));
    }

    [Fact]
    public void A_metric_reads_as_in_argo_and_has_its_defaults()
    {
        var (errors, plain) = (Read(Careful).Metrics[0], new Metric("plain", Measure.ErrorRate));

        Assert.Equal((1, 2, 5, 3), (errors.FailureLimit, errors.InconclusiveLimit, errors.ConsecutiveErrorLimit, errors.EffectiveCount));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5)), (errors.InitialDelay, errors.Interval));
        Assert.Equal((0, 0, 4, 1), (plain.FailureLimit, plain.InconclusiveLimit, plain.ConsecutiveErrorLimit, plain.EffectiveCount));
        Assert.Null(Read(Careful).Metrics[1].EffectiveCount);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_each_with_its_line_and_remedy()
    {
        var errors = PolicyFile.Parse("""
            name: wrong
            strategy: canari
            steps:
              - setWeight: 200
              - pause: { duration: soon }
              - setWeight: 5
              - analysis: { metrics: [nobody] }
              - jump: 3
              - pause:
              - shadow: { requests: 5 }
              - gate: perhaps
            metrics:
              - { name: a, measure: error, failureLimit: 5, count: 3, interval: 5s }
              - { name: a, measure: error-rate, count: 2 }
              - { name: b, measure: score-distance, tolerate: 3, bogus: 1 }
            falseAborts: 5
            """).Errors;

        Assert.Equal([2, 4, 5, 6, 7, 8, 9, 10, 11, 13, 13, 14, 14, 15, 15, 16], errors.Select(error => error.Line));
        Assert.All(errors, error => Assert.EndsWith(".", error.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "not one YAML mapping")]
    [InlineData("name: [", "not valid YAML")]
    [InlineData("name: x", "0 steps")]
    [InlineData("name: x\nsteps: [ { pause: {} } ]\nmetrics: [ { name: a, measure: error-rate } ]", "begin without a weight")]
    [InlineData("name: x\nsteps: [ { setWeight: 10 } ]\nmetrics: [ { name: a, measure: error-rate, dryRun: true } ]", "Every metric is a dry run")]
    [InlineData("name: x\nstrategy: blueGreen\nsteps: [ { setWeight: 10 } ]\nmetrics: [ { name: a, measure: error-rate } ]", "weight below 100")]
    [InlineData("name: x\nstrategy: ab\nsteps: [ { setWeight: 10 } ]\nmetrics: [ { name: a, measure: error-rate } ]", "needs a challenger")]
    [InlineData("name: x\nstrategy: shadow\nsteps: [ { setWeight: 10 } ]\nmetrics: [ { name: a, measure: error-rate } ]", "sends the canary requests")]
    [InlineData("name: x\nsteps: [ { shadow: { share: 0 } }, { setWeight: 10 } ]\nmetrics: [ { name: a, measure: error-rate } ]", "share' is 0")]
    [InlineData("name: x\nsteps: [ { setWeight: 10 } ]\nmetrics: [ { name: a, measure: disagreement } ]", "has no shadow")]
    [InlineData("name: x\nsteps: [ { shadow: { requests: 50 } }, { setWeight: 10 } ]\nmetrics: [ { name: a, measure: disagreement } ]", "may end before metric 'a'")]
    [InlineData("name: x\nsteps: [ { shadow: { requests: 100 } } , { setWeight: 10 } ]\nmetrics: [ { name: a, measure: disagreement, tolerate: 1 } ]", "A share of 1")]
    [InlineData("name: x\nsteps: [ { setWeight: 10.05 } ]\nmetrics: [ { name: a, measure: error-rate } ]", "steps of 0.1")]
    [InlineData("name: x\nsteps: [ { setWeight: 10 }, { analysis: { metrics: [a] } } ]\nmetrics: [ { name: a, measure: error-rate, interval: 5s } ]", "no count")]
    public void What_makes_no_sense_is_refused(string yaml, string says) =>
        Assert.Contains(says, string.Join('\n', PolicyFile.Parse(yaml).Errors), StringComparison.Ordinal);

    [Fact]
    public void A_shadow_has_requests_a_duration_and_a_share()
    {
        var shadow = Read("name: x\nsteps: [ { shadow: { requests: 500, duration: 5m, share: 20 } }, { setWeight: 10 } ]\nmetrics: [ { name: d, measure: disagreement, requests: 500 } ]").Steps[0];

        Assert.Equal((true, 500, TimeSpan.FromMinutes(5), 0.2, 0), (shadow.Shadow, shadow.Requests, shadow.Hold, shadow.Share, shadow.Weight));
    }

    public static Policy Read(string yaml)
    {
        var reading = PolicyFile.Parse(yaml);
        Assert.Empty(reading.Errors);
        return reading.Policy ?? throw new InvalidOperationException("No policy and no error.");
    }
}
